package org.gradus.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.desk.Refused;

/** What programs send after the question mark, read strictly. */
final class Queries {
    private Queries() {}

    /** A parameter that must be there. */
    static String needed(Context ctx, String name) {
        return text(ctx, name).orElseThrow(() -> Refused.badRequest("api.parameter-missing", name));
    }

    /** A parameter; empty if it is not there. */
    static Optional<String> text(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name));
    }

    /** An id; empty if it is not there. */
    static Optional<Long> id(Context ctx, String name) {
        return text(ctx, name).map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw Refused.badRequest("api.parameter-id", name);
            }
            return Long.valueOf(text);
        });
    }

    /** {@code true} or {@code false}; empty if it is not there. */
    static Optional<Boolean> flag(Context ctx, String name) {
        return text(ctx, name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refused.badRequest("api.parameter-choice", name, "true, false");
        });
    }

    /** One of some names; empty if it is not there. */
    static <E extends Enum<E>> Optional<E> choice(Context ctx, String name, Class<E> type) {
        return text(ctx, name)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(one -> one.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Refused.badRequest(
                                "api.parameter-choice",
                                name,
                                Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")))));
    }
}
