package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Asks the programming interface and holds each answer against the document that describes it: the route must be there, the status must be
 * named, and JSON must be as its schema says, without a field more or less.
 */
final class ProvenApi {
    static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode document;
    private final Map<String, Pattern> paths = new java.util.LinkedHashMap<>();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Set<String> seen = new TreeSet<>();

    ProvenApi(TestServer server) {
        document = (ObjectNode) json(server.browser().get("/api/openapi.json").body());
        document.path("paths")
                .fieldNames()
                .forEachRemaining(path ->
                        paths.put(path, Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+"))));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    ObjectNode document() {
        return document;
    }

    /** Answers that were held against the document: method, path, status. */
    Set<String> seen() {
        return seen;
    }

    /** The interface as one person's token opens it. */
    Client as(Browser browser) {
        return new Client(browser);
    }

    /** Asks, and proves what comes back. */
    final class Client {
        private final Browser browser;

        private Client(Browser browser) {
            this.browser = browser;
        }

        JsonNode get(String path) {
            return json(ask(200, "GET", path, "").body());
        }

        /** Gets a file. */
        String file(String path) {
            return ask(200, "GET", path, "").body();
        }

        JsonNode post(int status, String path, String body) {
            return json(ask(status, "POST", path, body).body());
        }

        JsonNode put(int status, String path, String body) {
            return json(ask(status, "PUT", path, body).body());
        }

        JsonNode patch(int status, String path, String body) {
            return json(ask(status, "PATCH", path, body).body());
        }

        /** Asks without an answer to read. */
        void done(String method, String path) {
            ask(204, method, path, "");
        }

        Browser.Page ask(int status, String method, String path, String body) {
            Browser.Page page = body.isEmpty()
                    ? browser.send(method, path, "", BodyPublishers.noBody())
                    : browser.send(method, path, "application/json", BodyPublishers.ofString(body));
            return proven(page, status, method, path);
        }

        /** Sends a file as the body. */
        Browser.Page send(int status, String path, String type, byte[] content) {
            return proven(browser.post(path, type, content), status, "POST", path);
        }
    }

    /** Holds an answer against the document. */
    Browser.Page proven(Browser.Page page, int status, String method, String asked) {
        assertThat(page.status()).as("%s %s: %s", method, asked, page.body()).isEqualTo(status);
        String path = path(asked.replaceFirst("\\?.*", ""), method);
        JsonNode responses = document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses");
        String code = Integer.toString(status);
        assertThat(responses.has(code))
                .as("%s %s may answer %s", method, path, code)
                .isTrue();
        JsonNode content = responses.path(code).path("content");
        if (content.isEmpty()) {
            assertThat(page.body()).isEmpty();
        } else {
            String type = page.header("Content-Type").replaceFirst(";.*", "");
            assertThat(content.has(type))
                    .as("%s %s answers with %s", method, path, type)
                    .isTrue();
            JsonNode schema = content.path(type).path("schema");
            if (!schema.isMissingNode()) {
                assertThat(schema(schema).validate(json(page.body())))
                        .as("%s %s: %s", method, path, page.body())
                        .isEmpty();
            }
        }
        seen.add(method + " " + path + " " + code);
        return page;
    }

    private String path(String asked, String method) {
        return paths.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(asked).matches())
                .map(Map.Entry::getKey)
                .filter(path -> document.path("paths").path(path).has(method.toLowerCase(Locale.ROOT)))
                .min(java.util.Comparator.comparingInt(
                        path -> path.replaceAll("[^{]", "").length()))
                .orElseThrow(() -> new AssertionError("not described: " + method + " " + asked));
    }

    /** A schema that finds those that it refers to. */
    Schema schema(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return schemas.getSchema(whole);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
