package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.gradus.config.EffectiveConfig;
import org.gradus.config.ServerConfig;
import org.gradus.testing.Reports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs ask a running server. */
class OperationsIT {
    private static final String TOKEN = "0123456789abcdef0123";

    @TempDir
    private Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private Installation installation;
    private Server server;

    @BeforeEach
    void start() {
        ServerConfig config = EffectiveConfig.read(
                        Installation.home(),
                        null,
                        Map.of(
                                "GRADUS_DATA",
                                data.toString(),
                                "GRADUS_LISTEN_PORT",
                                "0",
                                "GRADUS_GRADERS",
                                "0",
                                "GRADUS_METRICS_TOKEN",
                                TOKEN),
                        Map.of())
                .config();
        installation = Installation.of(config);
        server = Server.open(config, installation, Clock.systemUTC());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        installation.close();
    }

    @Test
    void aHealthyServerSaysSo() throws Exception {
        HttpResponse<String> health = get("/health");
        HttpResponse<String> ready = get("/ready");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(json(health).path("status").asText()).isEqualTo("alive");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(json(ready).path("status").asText()).isEqualTo("ready");
        assertThat(json(ready).path("checks").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("database", "queue", "disk");
    }

    @Test
    void aServerWithoutItsDatabaseLivesButIsNotReady() throws Exception {
        server.services().database().close();

        HttpResponse<String> ready = get("/ready");

        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(json(ready).path("checks").path("database").asBoolean()).isFalse();
        assertThat(json(ready).path("checks").path("disk").asBoolean()).isTrue();
    }

    @Test
    void eachAnswerHasAnIdWhichItsErrorPageShows() throws Exception {
        assertThat(id(get("/health"))).matches("[0-9a-f]{16}").isNotEqualTo(id(get("/health")));
        server.services().database().close();

        HttpResponse<String> failed = get("/sign-in", "Cookie", "gradus_session=unknown");

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains(id(failed));
    }

    @Test
    void metricsCountRequestsGradingsAndTheQueue() throws Exception {
        get("/health");
        get("/no/such/page");
        server.services().metrics().grading(Reports.graded(10));

        await().untilAsserted(() -> assertThat(get("/metrics").body())
                .contains("gradus_requests_seconds_count{method=\"GET\",route=\"/health\",status=\"200\"} 1")
                .contains("gradus_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1")
                .contains("gradus_gradings_seconds_count{state=\"graded\"} 1")
                .contains("gradus_checks_total{outcome=\"timed_out\"} 1.0")
                .contains("gradus_workers_total 1.0")
                .contains("gradus_queue_waiting 0.0")
                .contains("gradus_queue_longest_wait_seconds 0.0")
                .contains("gradus_submissions{state=\"fault\"} 0.0")
                .contains("gradus_database_connections{use=\"active\"}")
                .contains("jvm_memory_used_bytes"));
    }

    @Test
    void metricsAreForThisMachineAndForWhoKnowsTheToken() throws Exception {
        assertThat(get("/metrics").statusCode()).isEqualTo(200);
        assertThat(get("/metrics", "X-Forwarded-For", "127.0.0.1").statusCode())
                .as("through a proxy that nobody named")
                .isEqualTo(404);
        assertThat(get("/metrics", "X-Forwarded-For", "203.0.113.9", "Authorization", "Bearer " + TOKEN)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/metrics", "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String id(HttpResponse<?> answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JsonMapper.builder().build().readTree(answer.body());
    }
}
