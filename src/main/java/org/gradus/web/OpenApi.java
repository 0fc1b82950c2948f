package org.gradus.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.desk.Texts;
import org.gradus.grading.GradusVersion;

/** The programming interface as a document of OpenAPI 3.1, made from the routes themselves. */
final class OpenApi {
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

    /** The numbers in addresses. */
    private static final Map<String, String> PLACES = Map.of(
            "course", "id of the course",
            "assignment", "id of the assignment in the course",
            "submission", "id of the submission",
            "other", "id of another submission of the same student or team",
            "person", "id of the person",
            "regrade", "id of the regrade",
            "token", "id of the token",
            "batch", "id of the batch",
            "run", "id of the run that proves a version");

    /** What in addresses is no number. */
    private static final Map<String, String> NAMES = Map.of(
            "catalog", "id of the assignment in the catalog, such as softmax-classifier",
            "version", "hash of the version's files, 64 hexadecimal digits");

    private final Texts texts;
    private final JsonSchemas schemas = new JsonSchemas();

    private OpenApi(Texts texts) {
        this.texts = texts;
    }

    /** Makes the document. */
    static ObjectNode of(List<ApiRoutes.Route> routes, Texts texts) {
        return new OpenApi(texts).document(routes);
    }

    private ObjectNode document(List<ApiRoutes.Route> routes) {
        ObjectNode document = node().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Gradus")
                .put("version", GradusVersion.CURRENT)
                .put("description", texts.get("api.lede") + "\n\n" + String.join("\n\n", rules()));
        document.putArray("servers").addObject().put("url", "/");
        ArrayNode tags = document.putArray("tags");
        Set<String> areas = new LinkedHashSet<>();
        routes.forEach(route -> areas.add(route.operation().area()));
        areas.forEach(area -> tags.addObject().put("name", area));
        ObjectNode paths = document.putObject("paths");
        for (ApiRoutes.Route route : routes) {
            paths.withObjectProperty(route.path())
                    .set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        ObjectNode problem = schemas.reference(Problem.class, JsonSchemas.Use.REQUEST);
        ObjectNode components = document.putObject("components");
        ObjectNode all = components.putObject("schemas");
        schemas.all().forEach(all::set);
        components
                .putObject("responses")
                .putObject("Problem")
                .put("description", "What is wrong, in sentences")
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", problem);
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", texts.get("api.rule.token"));
        return document;
    }

    /** What holds for all routes. */
    private List<String> rules() {
        return List.of(
                texts.get("api.rule.token"),
                texts.get("api.rule.lists", Paging.USUAL, Paging.MOST),
                texts.get("api.rule.changes"),
                texts.get("api.rule.problems"));
    }

    private ObjectNode operation(ApiRoutes.Route route) {
        ApiOperation described = route.operation();
        ObjectNode operation = node().put("operationId", described.id()).put("summary", described.summary());
        operation.putArray("tags").add(described.area());
        operation.put("description", described.details());
        operation.put("x-gradus-scope", route.role().scope().name());
        operation.put("x-gradus-access", route.role().access().name());
        operation
                .putArray("security")
                .addObject()
                .putArray("token")
                .add(route.role().scope().name());
        ArrayNode parameters = parameters(route.path(), described);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        ApiOperation.Body body = described.body();
        if (body != null) {
            operation.set("requestBody", body(body));
        }
        operation.set("responses", responses(route, described));
        return operation;
    }

    private ArrayNode parameters(String path, ApiOperation described) {
        ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
        Matcher places = PARAMETER.matcher(path);
        while (places.find()) {
            String name = places.group(1);
            if (NAMES.containsKey(name)) {
                parameter(parameters, name, "path", true, String.valueOf(NAMES.get(name)))
                        .putObject("schema")
                        .put("type", "string");
                continue;
            }
            String says = PLACES.get(name);
            if (says == null) {
                throw new IllegalStateException("Nothing is said about {" + name + "} in " + path);
            }
            parameter(parameters, name, "path", true, says)
                    .putObject("schema")
                    .put("type", "integer")
                    .put("format", "int64");
        }
        for (ApiOperation.Query query : described.queries()) {
            parameter(parameters, query.name(), "query", query.required(), query.says())
                    .set("schema", schemas.parameter(query.type()));
        }
        for (ApiOperation.Query header : described.headers()) {
            parameter(parameters, header.name(), "header", header.required(), header.says())
                    .set("schema", schemas.parameter(header.type()));
        }
        if (described.paged()) {
            parameter(parameters, "limit", "query", false, "how many at most")
                    .putObject("schema")
                    .put("type", "integer")
                    .put("minimum", 1)
                    .put("maximum", Paging.MOST)
                    .put("default", Paging.USUAL);
            parameter(parameters, "after", "query", false, "the last id of the page before")
                    .putObject("schema")
                    .put("type", "integer")
                    .put("format", "int64")
                    .put("minimum", 0)
                    .put("default", 0);
        }
        return parameters;
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in, boolean required, String says) {
        return parameters
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .put("description", says);
    }

    private ObjectNode body(ApiOperation.Body body) {
        ObjectNode request = node().put("required", true).put("description", body.says());
        ObjectNode content = request.putObject("content");
        for (String type : body.types()) {
            if (body.json() != null) {
                content.putObject(type)
                        .set(
                                "schema",
                                schemas.reference(
                                        body.json(), body.change() ? JsonSchemas.Use.CHANGE : JsonSchemas.Use.REQUEST));
            } else {
                content.putObject(type);
            }
        }
        if (!body.field().isEmpty()) {
            ObjectNode form = content.putObject("multipart/form-data").putObject("schema");
            form.put("type", "object").putArray("required").add(body.field());
            form.putObject("properties")
                    .putObject(body.field())
                    .put("type", "string")
                    .put("contentMediaType", "application/octet-stream");
        }
        return request;
    }

    private ObjectNode responses(ApiRoutes.Route route, ApiOperation described) {
        ObjectNode responses = node();
        for (ApiOperation.Answer answer : described.answers()) {
            ObjectNode response = responses
                    .putObject(Integer.toString(answer.status()))
                    .put("description", answer.says().isEmpty() ? usual(answer) : answer.says());
            if (answer.type().isEmpty()) {
                continue;
            }
            ObjectNode content = response.putObject("content").putObject(answer.type());
            Class<?> json = answer.json();
            if (json != null) {
                ObjectNode one = schemas.reference(json, JsonSchemas.Use.ANSWER);
                content.set("schema", answer.list().isEmpty() ? one : list(answer.list(), one));
            }
        }
        for (Map.Entry<Integer, String> problem : problems(route, described)) {
            ObjectNode response = node().put("description", problem.getValue());
            response.putObject("content")
                    .putObject("application/problem+json")
                    .set("schema", schemas.reference(Problem.class, JsonSchemas.Use.REQUEST));
            responses.set(Integer.toString(problem.getKey()), response);
        }
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
        return responses;
    }

    private static String usual(ApiOperation.Answer answer) {
        return answer.status() == 201 ? "Made" : answer.status() == 204 ? "Done" : "As asked";
    }

    private List<Map.Entry<Integer, String>> problems(ApiRoutes.Route route, ApiOperation described) {
        List<Map.Entry<Integer, String>> problems = new ArrayList<>();
        if (described.body() != null
                || described.paged()
                || !described.queries().isEmpty()) {
            problems.add(Map.entry(400, texts.get("api.fault.400")));
        }
        problems.add(Map.entry(401, texts.get("api.fault.401")));
        problems.add(Map.entry(403, texts.get("api.fault.403")));
        if (route.path().contains("{")) {
            problems.add(Map.entry(404, texts.get("api.fault.404")));
        }
        if (described.body() != null) {
            problems.add(Map.entry(413, texts.get("api.fault.413")));
            problems.add(Map.entry(415, texts.get("api.fault.415")));
        }
        described.faults().forEach(fault -> problems.add(Map.entry(fault.status(), fault.says())));
        return problems;
    }

    private static ObjectNode list(String name, ObjectNode one) {
        ObjectNode schema = node().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject(name).put("type", "array").set("items", one);
        properties
                .putObject("next")
                .put("description", "address of the next page; null if this is the last")
                .putArray("type")
                .add("string")
                .add("null");
        schema.putArray("required").add(name).add("next");
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
