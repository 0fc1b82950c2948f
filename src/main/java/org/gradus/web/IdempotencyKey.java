package org.gradus.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gradus.desk.Refused;

/** What marks a request that a program sends again because its answer was lost. */
final class IdempotencyKey {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

    private IdempotencyKey() {}

    /** The key of a request; empty if it has none. */
    static Optional<String> of(Context ctx) {
        return Optional.ofNullable(ctx.header("Idempotency-Key")).map(IdempotencyKey::checked);
    }

    /** The key itself, if it is one; 400 if it is not. */
    static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Refused.badRequest("api.key");
        }
        return key;
    }
}
