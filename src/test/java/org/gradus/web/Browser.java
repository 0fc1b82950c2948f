package org.gradus.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A browser without a screen: it keeps the session's cookie, and sends with each form the hidden token that stood on the last page. It
 * follows no redirect by itself.
 */
public final class Browser {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form\" value=\"([A-Za-z0-9_-]+)\"");
    private static final String BOUNDARY = "gradus-test-boundary";

    /** What came back. */
    public record Page(int status, String body, HttpResponse<String> response) {
        /** Where the server sends the browser to; empty if nowhere. */
        public String location() {
            return header("Location");
        }

        /** A header; empty if there is none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private final HttpClient client;
    private final String address;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable String cookie;
    private String formToken = "";

    Browser(HttpClient client, String address) {
        this.client = client;
        this.address = address;
    }

    /** Sends a header with all that follows. */
    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The value of the session's cookie; empty if there is none. */
    public String cookie() {
        return cookie == null ? "" : cookie;
    }

    /** Takes over a cookie, as a thief would. */
    public Browser withCookie(String value) {
        cookie = value;
        return this;
    }

    /** The form token of the last page; empty if it had no form. */
    public String formToken() {
        return formToken;
    }

    /** Sends this form token with the next form. */
    Browser withFormToken(String token) {
        formToken = token;
        return this;
    }

    /** Forgets the form token: the next form is sent without one. */
    public Browser withoutFormToken() {
        formToken = "";
        return this;
    }

    public Page get(String path) {
        return send(request(path).GET());
    }

    /** Sends a request of any method, without a body. */
    Page ask(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** What stands at an address, as it comes over the wire: packed. */
    public byte[] packed(String path) {
        try {
            HttpResponse<byte[]> response = client.send(
                    request(path).header("Accept-Encoding", "gzip").GET().build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Goes where a page sends it to. */
    public Page follow(Page page) {
        return get(page.location());
    }

    /** Sends a form. */
    public Page post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (!formToken.isEmpty()) {
            all.putIfAbsent(FormGuard.FIELD, formToken);
        }
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a form with a file. */
    public Page upload(String path, Map<String, String> fields, String field, String fileName, byte[] content) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (!formToken.isEmpty()) {
            all.putIfAbsent(FormGuard.FIELD, formToken);
        }
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(multipart(all, field, fileName, content)));
    }

    /** Sends bytes as they are. */
    public Page post(String path, String contentType, byte[] content) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(content)));
    }

    /** Sends whatever it may be; an empty type for none. */
    public Page send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = request(path).method(method, body);
        return send(contentType.isEmpty() ? request : request.header("Content-Type", contentType));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("/") ? address + path : path));
        headers.forEach(request::setHeader);
        if (cookie != null) {
            request.setHeader("Cookie", Guard.COOKIE + "=" + cookie);
        }
        return request;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = sent(request.build());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Matcher token = FORM_TOKEN.matcher(response.body());
            if (token.find()) {
                formToken = token.group(1);
            }
            return new Page(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends again, once, what met a connection that the server had just closed: browsers do so, Java's client only for some methods. */
    private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
                throw e;
            }
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    private void keep(String setCookie) {
        String prefix = Guard.COOKIE + "=";
        if (setCookie.startsWith(prefix)) {
            String value = setCookie.substring(prefix.length()).split(";", 2)[0];
            cookie = Optional.of(value).filter(text -> !text.isEmpty()).orElse(null);
        }
    }

    private static BodyPublisher multipart(Map<String, String> fields, String field, String fileName, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return BodyPublishers.ofByteArray(body.toByteArray());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
