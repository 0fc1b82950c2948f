package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the programming interface as a whole; whether its answers are as it says is proved where they are asked for. */
class ApiDocumentTest {
    private static TestServer server;
    private static ObjectNode document;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        document = new ProvenApi(server).document();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        document.path("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }

    @Test
    void describesAllRoutesThatThereAreAndNoOthers() {
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> registered = server.routes().stream()
                .filter(route -> route.contains(" " + ApiPages.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(registered).hasSizeGreaterThan(6);
        assertThat(described).isEqualTo(registered);
    }

    @Test
    void itsSchemasAreSchemas() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        JsonNode schemas = document.path("components").path("schemas");

        assertThat(schemas).hasSizeGreaterThan(5);
        schemas.properties()
                .forEach(schema -> assertThat(meta.validate(schema.getValue()))
                        .as(schema.getKey())
                        .isEmpty());
    }

    @Test
    void everythingItRefersToIsThere() {
        List<JsonNode> references = document.findValues("$ref");

        assertThat(references).hasSizeGreaterThan(20);
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.asText().substring(1)).isMissingNode())
                        .isFalse());
    }

    @Test
    void eachOperationHasANameOfItsOwnAndASummary() {
        List<JsonNode> operations = operations();

        assertThat(operations.stream().map(one -> one.path("operationId").asText()))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z][A-Za-z]+"));
        assertThat(operations)
                .allSatisfy(one -> assertThat(one.path("summary").asText()).isNotBlank());
    }

    @Test
    void eachParameterOfAnAddressIsDescribed() {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    List<String> named = new ArrayList<>();
                    operation.path("parameters").forEach(parameter -> {
                        if (parameter.path("in").asText().equals("path")) {
                            named.add(parameter.path("name").asText());
                            assertThat(parameter.path("required").asBoolean()).isTrue();
                        }
                    });
                    assertThat(path.getKey().split("\\{").length - 1)
                            .as(path.getKey())
                            .isEqualTo(named.size());
                }));
    }

    @Test
    void aPageShowsAllOfIt() {
        Browser.Page page = server.browser().get("/api");

        assertThat(page.status()).isEqualTo(200);
        assertThat(operations())
                .allSatisfy(operation -> assertThat(page.body())
                        .contains("id=\"" + operation.path("operationId").asText() + "\""));
        assertThat(page.body()).contains("application/problem+json").doesNotContain("src=\"http");
    }

    /** Each line of the guide that asks something must ask what there is. */
    @Test
    void theGuideAsksForRoutesThatThereAre() throws IOException {
        String guide = Files.readString(Path.of("docs/api.md")).replace("\\\n", " ");
        Pattern asked = Pattern.compile("\\$GRADUS_API(/[^\\s\"|)]*)");
        int seen = 0;
        for (String line : guide.lines().toList()) {
            Matcher address = asked.matcher(line);
            if (!address.find()) {
                continue;
            }
            Matcher method = Pattern.compile("-X ([A-Z]+)").matcher(line);
            String name = method.find()
                    ? method.group(1).toLowerCase(Locale.ROOT)
                    : line.contains("-d ") || line.contains("-F ") || line.contains("--data-binary") ? "post" : "get";
            String path = ApiPages.ROOT + address.group(1).replaceFirst("\\?.*", "");
            assertThat(document.path("paths").properties())
                    .as(line)
                    .anyMatch(described -> described.getValue().has(name)
                            && path.matches(described
                                    .getKey()
                                    .replace(".", "\\.")
                                    .replaceAll("\\{(catalog|version|run)}", "[a-z\\$-]+")
                                    .replaceAll("\\{[a-z]+}", "[0-9]+")));
            seen++;
        }
        assertThat(seen).isGreaterThan(22);
    }
}
