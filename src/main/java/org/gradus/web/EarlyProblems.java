package org.gradus.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.gradus.desk.Texts;

/** Answers programs whose request is refused before it reaches a route, such as one with a body that is far too large, as elsewhere. */
final class EarlyProblems implements Request.Handler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Texts texts;
    private final Map<String, String> headers;
    private final Request.Handler others;

    /**
     * @param headers of every answer
     * @param others answers everybody else
     */
    EarlyProblems(Texts texts, Map<String, String> headers, Request.Handler others) {
        this.texts = texts;
        this.headers = Map.copyOf(headers);
        this.others = others;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getHttpURI().getPath().startsWith("/api/")) {
            return others.handle(request, response, callback);
        }
        int status = response.getStatus();
        headers.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(json(status)), callback);
        return true;
    }

    private byte[] json(int status) throws JsonProcessingException {
        String sentence = texts.forPrograms(status == 413 ? "error.too-large" : "error.request");
        return JSON.writeValueAsBytes(Problem.of(status, List.of(sentence), "", null));
    }
}
