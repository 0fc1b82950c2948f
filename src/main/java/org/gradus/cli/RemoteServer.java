package org.gradus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLException;
import org.gradus.check.GradusException;

/** A Gradus server somewhere else, asked through its programming interface. */
final class RemoteServer {
    /** A course's network drops a connection now and then. */
    private static final int TRIES = 4;

    /** A server that is restarted is back within a minute. */
    private static final int PATIENT_TRIES = 9;

    private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(60);
    private static final long LONGEST_PAUSE_MS = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final String api;
    private final String token;
    private final int tries;

    /** @param site such as {@code https://gradus.example.org} */
    RemoteServer(URI site, String token) {
        this(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(15)).build(),
                site.toString().replaceAll("/+$", "") + "/api/v1",
                token,
                TRIES);
    }

    private RemoteServer(HttpClient client, String api, String token, int tries) {
        this.client = client;
        this.api = api;
        this.token = token;
        this.tries = tries;
    }

    /** The same server, waited for while it is restarted: once it is known to be there. */
    RemoteServer patient() {
        return new RemoteServer(client, api, token, PATIENT_TRIES);
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

    /** What there is at a place below the interface's address. */
    JsonNode get(String place) throws InterruptedException {
        return json(send(request(place).GET().build()));
    }

    /** Asks for something to be done that needs no more words. */
    JsonNode post(String place) throws InterruptedException {
        return json(send(request(place).POST(BodyPublishers.noBody()).build()));
    }

    /**
     * Sends a zip; sent again if no answer came, it is taken in once.
     *
     * @param key the same for what is the same
     * @param sent hears how many bytes have been sent
     */
    JsonNode upload(String place, Path zip, String key, LongConsumer sent) throws InterruptedException, IOException {
        return json(send(request(place)
                .timeout(LONGEST_UPLOAD)
                .header("Content-Type", "application/zip")
                .header("Idempotency-Key", key)
                .POST(new CountedFile(zip, sent))
                .build()));
    }

    /** Writes what there is at a place into a file, in place of what it holds. */
    void download(String place, Path to) throws InterruptedException {
        send(
                request(place).timeout(LONGEST_UPLOAD).GET().build(),
                BodyHandlers.ofFile(
                        to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                RemoteServer::text);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request) throws InterruptedException {
        return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8), text -> text);
    }

    /** @param textOf the text of an answer that says what is wrong */
    private <T> T send(HttpRequest request, BodyHandler<T> body, Function<T, String> textOf)
            throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                HttpResponse<T> response = client.send(request, body);
                if (response.statusCode() < 300) {
                    return response.body();
                }
                if (!(response.statusCode() == 503 || response.statusCode() == 502) || tried == tries) {
                    throw new GradusException(problem(response, textOf.apply(response.body())));
                }
            } catch (SSLException e) {
                throw new GradusException(
                        "There is no safe connection to " + request.uri().getAuthority() + " (" + line(e.toString())
                                + "). Check the address. If the server's certificate is your institution's own, tell Java of it:"
                                + " JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE",
                        e);
            } catch (IOException e) {
                if (tried == tries) {
                    throw new GradusException(
                            "The server at " + request.uri().getAuthority() + " does not answer (" + e
                                    + "). Check the address; what was handed in already is kept.",
                            e);
                }
            }
            Thread.sleep(Math.min(LONGEST_PAUSE_MS, 500L << tried));
        }
    }

    /** What the server says is wrong; a page of something else that answers in its place is not quoted. */
    private static String problem(HttpResponse<?> response, String text) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("application/problem+json")) {
            JsonNode problem = json(text);
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
