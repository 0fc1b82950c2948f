package org.gradus.web;

import io.javalin.http.Context;
import java.util.List;

/**
 * What a program is told that asked for something impossible: {@code application/problem+json} (RFC 9457).
 *
 * @param title what is wrong, in a sentence
 * @param sentences all that is wrong, where it may be several things
 */
record Problem(String type, int status, String title, List<String> sentences) {
    static void answer(Context ctx, int status, String title) {
        answer(ctx, status, title, List.of(title));
    }

    static void answer(Context ctx, int status, String title, List<String> sentences) {
        ctx.status(status)
                .json(new Problem("about:blank", status, title, sentences))
                .contentType("application/problem+json");
    }
}
