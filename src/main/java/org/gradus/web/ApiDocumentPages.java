package org.gradus.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.gradus.check.GradusException;
import org.gradus.desk.Texts;
import org.jspecify.annotations.Nullable;

/** The description of the programming interface: for programs as a document of OpenAPI, for people as a page made from it. */
final class ApiDocumentPages {
    private static final String DOCUMENT = "/api/openapi.json";

    private final Pages pages;
    private final ApiRoutes routes;
    private volatile @Nullable ObjectNode made;

    /** @param routes complete once the server listens */
    ApiDocumentPages(Pages pages, ApiRoutes routes) {
        this.pages = pages;
        this.routes = routes;
    }

    void register(RoutesConfig config) {
        config.get("/api", this::show, Access.PUBLIC);
        config.get(DOCUMENT, ctx -> ctx.json(document()), Access.PUBLIC);
    }

    /** Made when it is first asked for: no start of the server waits for it. */
    private ObjectNode document() {
        ObjectNode known = made;
        if (known == null) {
            known = OpenApi.of(routes.documented(), pages.texts());
            made = known;
        }
        return known;
    }

    /** The operations of an area. */
    public record Area(String name, String anchor, List<Operation> operations) {}

    /** A route. */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            String says,
            String who,
            List<Field> parameters,
            List<Content> takes,
            List<Content> answers,
            List<Field> faults) {}

    /** What is sent or answered: a type, and its fields if it is JSON. */
    public record Content(String status, String says, String type, List<Field> fields) {}

    /** A field, a parameter, or a status with what it means. */
    public record Field(String name, String type, String says) {}

    private void show(Context ctx) {
        ObjectNode document = document();
        Map<String, List<Operation>> areas = new LinkedHashMap<>();
        document.path("tags").forEach(tag -> areas.put(tag.path("name").asText(), new ArrayList<>()));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> areas.computeIfAbsent(
                                        method.getValue().path("tags").path(0).asText(), unused -> new ArrayList<>())
                                .add(operation(document, path.getKey(), method.getKey(), method.getValue()))));
        Texts texts = pages.texts();
        pages.page(ctx, texts.get("api.title"))
                .with("document", DOCUMENT)
                .with(
                        "rules",
                        List.of(
                                texts.get("api.rule.token"),
                                texts.get("api.rule.lists", Paging.USUAL, Paging.MOST),
                                texts.get("api.rule.changes"),
                                texts.get("api.rule.problems")))
                .with(
                        "areas",
                        areas.entrySet().stream()
                                .map(area -> new Area(
                                        area.getKey(),
                                        area.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"),
                                        area.getValue()))
                                .toList())
                .render("api");
    }

    private Operation operation(ObjectNode document, String path, String method, JsonNode operation) {
        List<Field> faults = new ArrayList<>();
        List<Content> answers = new ArrayList<>();
        operation.path("responses").properties().forEach(response -> {
            JsonNode said = response.getValue();
            if (response.getKey().startsWith("2")) {
                answers.addAll(contents(document, response.getKey(), said));
            } else if (!response.getKey().equals("default")) {
                faults.add(new Field(
                        response.getKey(), "", said.path("description").asText()));
            }
        });
        Texts texts = pages.texts();
        return new Operation(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asText(),
                operation.path("description").asText(),
                texts.get(
                        "api.who",
                        operation.path("x-gradus-scope").asText(),
                        texts.get("api.access."
                                + operation.path("x-gradus-access").asText())),
                StreamSupport.stream(operation.path("parameters").spliterator(), false)
                        .map(parameter -> new Field(
                                parameter.path("name").asText(),
                                type(parameter.path("schema")),
                                parameter.path("description").asText()))
                        .toList(),
                operation.has("requestBody") ? contents(document, "", operation.path("requestBody")) : List.of(),
                answers,
                faults);
    }

    private List<Content> contents(ObjectNode document, String status, JsonNode said) {
        String says = said.path("description").asText();
        JsonNode content = said.path("content");
        if (content.isEmpty()) {
            return List.of(new Content(status, says, "", List.of()));
        }
        // The same is taken under several types: told once.
        String types = content.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
        return List.of(new Content(
                status,
                says,
                types,
                fields(
                        document,
                        content.properties().iterator().next().getValue().path("schema"))));
    }

    /** The fields of a schema; those of a list's entries below the list's name. */
    private static List<Field> fields(ObjectNode document, JsonNode schema) {
        List<Field> fields = new ArrayList<>();
        resolved(document, schema).path("properties").properties().forEach(property -> {
            JsonNode one = property.getValue();
            fields.add(new Field(
                    property.getKey(), type(one), one.path("description").asText()));
            JsonNode inner = one.path("items").isMissingNode() ? one : one.path("items");
            JsonNode object = inner.has("anyOf") ? inner.path("anyOf").path(0) : inner;
            if (object.has("$ref")) {
                resolved(document, object)
                        .path("properties")
                        .properties()
                        .forEach(part -> fields.add(new Field(
                                property.getKey() + "." + part.getKey(),
                                type(part.getValue()),
                                part.getValue().path("description").asText())));
            }
        });
        return fields;
    }

    private static JsonNode resolved(ObjectNode document, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (reference.isEmpty()) {
            return schema;
        }
        JsonNode found = document.at(reference.substring(1));
        if (found.isMissingNode()) {
            throw new GradusException("The description of the interface has no " + reference + ".");
        }
        return found;
    }

    /** A type in a few words: {@code integer or null}, {@code list of Course}, {@code STUDENT | ASSISTANT}. */
    private static String type(JsonNode schema) {
        if (schema.has("anyOf")) {
            return type(schema.path("anyOf").path(0)) + " or null";
        }
        if (schema.has("$ref")) {
            return schema.path("$ref").asText().replaceFirst(".*/", "");
        }
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .map(value -> value.isNull() ? "null" : value.asText())
                    .collect(Collectors.joining(" | "));
        }
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return StreamSupport.stream(type.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" or "));
        }
        return type.asText().equals("array") ? "list of " + type(schema.path("items")) : type.asText();
    }
}
