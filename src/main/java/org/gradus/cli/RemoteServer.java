package org.gradus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.UUID;
import org.gradus.check.GradusException;

/** A Gradus server somewhere else, asked through its programming interface. */
final class RemoteServer {
    /** A course's network drops a connection now and then. */
    private static final int TRIES = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(15)).build();
    private final String api;
    private final String token;

    /** @param site such as {@code https://gradus.example.org} */
    RemoteServer(URI site, String token) {
        this.api = site.toString().replaceAll("/+$", "") + "/api/v1";
        this.token = token;
    }

    /**
     * What became of a jar that was handed in.
     *
     * @param place its address below the interface's
     * @param page where a browser shows it
     * @param note what is special about it; empty if nothing is
     */
    record HandedIn(String place, String page, String note) {}

    /** Hands a jar in; sent again if no answer came, it is taken in once. */
    HandedIn handIn(long course, long assignment, String name, byte[] jar) throws InterruptedException {
        String place = "/courses/" + course + "/assignments/" + assignment + "/submissions";
        JsonNode answer = json(send(request(place + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .header("Content-Type", "application/java-archive")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(jar))
                .build()));
        return new HandedIn(
                place + "/" + answer.path("id").asLong(),
                answer.path("page").asText(),
                answer.path("note").asText());
    }

    /** A submission as it is now. */
    JsonNode submission(String place) throws InterruptedException {
        return json(send(request(place).GET().build()));
    }

    /** The report as a text. */
    String report(String place, boolean coloured) throws InterruptedException {
        return send(request(place + "/report.txt?coloured=" + coloured).GET().build());
    }

    /** What a server said, fit for a terminal: nothing in it steers the terminal. */
    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (response.statusCode() < 300) {
                    return response.body();
                }
                if (!(response.statusCode() == 503 || response.statusCode() == 502) || tried == TRIES) {
                    throw new GradusException(problem(response));
                }
            } catch (IOException e) {
                if (tried == TRIES) {
                    throw new GradusException(
                            "The server at " + request.uri().getAuthority() + " does not answer (" + e
                                    + "). Check the address; what was handed in already is kept.",
                            e);
                }
            }
            Thread.sleep(500L << tried);
        }
    }

    /** What the server says is wrong; a page of something else that answers in its place is not quoted. */
    private static String problem(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("application/problem+json")) {
            JsonNode problem = json(response.body());
            StringJoiner sentences = new StringJoiner(System.lineSeparator());
            problem.path("sentences").forEach(sentence -> sentences.add(line(sentence.asText())));
            return sentences.length() == 0 ? line(problem.path("title").asText()) : sentences.toString();
        }
        return "The server answered with status " + response.statusCode()
                + " and is perhaps no Gradus. Check the address in --server.";
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new GradusException("The answer is no JSON, so this is perhaps no Gradus. Check --server.", e);
        }
    }
}
