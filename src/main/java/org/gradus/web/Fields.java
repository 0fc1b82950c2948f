package org.gradus.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gradus.store.Secrets;
import org.jspecify.annotations.Nullable;

/** What people typed into forms. */
final class Fields {
    private static final int LONGEST_LINE = 200;

    /** Line ends and other control characters, and those that turn the direction of what follows: a name with them could feign another. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069]+");

    /** What mail servers take, without quoted and bracketed forms: none of its characters means anything in a mail's header. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,180}[A-Za-z0-9])?");

    private Fields() {}

    /** A field as it was sent; empty if it was not. */
    static String text(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("");
    }

    /** A field of one line: stripped, cut, and without characters that nobody sees. */
    static String line(Context ctx, String name) {
        return line(text(ctx, name));
    }

    /** The same of what came in another way; empty for null. */
    static String line(@Nullable String text) {
        String line = text == null ? "" : UNSEEN.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE).strip();
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

    /** Whether this looks like an e-mail address. */
    static boolean isEmail(String address) {
        return EMAIL.matcher(address).matches();
    }
}
