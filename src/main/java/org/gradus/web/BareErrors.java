package org.gradus.web;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The answer to what is refused before it reaches a route, such as a request that is none: the same headers as everywhere, one line, and
 * nothing of the request or of what went wrong.
 */
final class BareErrors extends ErrorHandler {
    private final Map<String, String> headers;

    BareErrors(Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        headers.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        String line = code + " " + HttpStatus.getMessage(code) + "\n";
        Content.Sink.write(response, true, line, callback);
    }
}
