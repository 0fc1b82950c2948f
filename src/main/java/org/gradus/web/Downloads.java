package org.gradus.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Answers with a file to be kept. */
final class Downloads {
    private Downloads() {}

    static void answer(Context ctx, String name, String type, byte[] content) {
        begin(ctx, name, type);
        ctx.result(content);
    }

    /** The name may be anything: what a header cannot hold is replaced there, and spelled out beside it (RFC 6266). */
    static void begin(Context ctx, String name, String type) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String spelled = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        ctx.contentType(type)
                .header("Content-Disposition", "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + spelled);
    }
}
