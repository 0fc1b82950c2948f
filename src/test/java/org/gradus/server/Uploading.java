package org.gradus.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads as a browser does: the page is loaded, its hidden fields go along with the file. */
public final class Uploading {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(form|once)\" value=\"([^\"]+)\"");
    private static final Pattern SUBMISSION = Pattern.compile("/submissions/(\\d+)$");
    private static final String BOUNDARY = "----gradus-test";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final URI server;
    private final String path;

    public Uploading(URI server, String path) {
        this.server = server;
        this.path = path;
    }

    /** Loads the assignment's page. */
    public HttpResponse<String> page(ClassOfStudents.Member member) throws IOException, InterruptedException {
        return client.send(
                request(path, member).GET().build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /**
     * Loads the page and sends the file.
     *
     * @return the id of the submission; empty if the upload was not acknowledged
     */
    public Optional<Long> upload(ClassOfStudents.Member member, byte[] jar) throws IOException, InterruptedException {
        String html = page(member).body();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Matcher fields = HIDDEN.matcher(html.substring(html.indexOf("id=\"upload\"")));
        while (fields.find()) {
            field(
                    body,
                    "form-data; name=\"" + fields.group(1) + "\"",
                    fields.group(2).getBytes(StandardCharsets.UTF_8));
        }
        field(body, "form-data; name=\"jar\"; filename=\"softmax.jar\"\r\nContent-Type: application/java-archive", jar);
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = client.send(
                request(path + "/submissions", member)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        Matcher made =
                SUBMISSION.matcher(answer.headers().firstValue("Location").orElse(""));
        return answer.statusCode() == 303 && made.find()
                ? Optional.of(Long.parseLong(made.group(1)))
                : Optional.empty();
    }

    private static void field(ByteArrayOutputStream body, String disposition, byte[] content) throws IOException {
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String address, ClassOfStudents.Member member) {
        return HttpRequest.newBuilder(server.resolve(address))
                .timeout(Duration.ofSeconds(60))
                .header("Cookie", "gradus_session=" + member.session());
    }
}
