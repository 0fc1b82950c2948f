package org.gradus.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.gradus.desk.Typed;
import org.gradus.store.Secrets;

/** The fields of a form. */
final class Fields {
    private Fields() {}

    /** A field as it was sent; empty if it was not. */
    static String text(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }

    /** A field of one line: stripped, cut, and without characters that nobody sees. */
    static String line(Context ctx, String name) {
        return Typed.line(text(ctx, name));
    }

    /** What marks a form that was filled once, so that a second click does nothing; another one for each form without such a mark. */
    static String once(Context ctx) {
        return Optional.ofNullable(ctx.formParam("once"))
                .filter(text -> text.matches("[A-Za-z0-9_-]{20,60}"))
                .orElseGet(Secrets::token);
    }

    /** Whether a box was ticked. */
    static boolean ticked(Context ctx, String name) {
        return ctx.formParam(name) != null;
    }
}
