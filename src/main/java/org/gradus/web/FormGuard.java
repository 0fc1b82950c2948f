package org.gradus.web;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.gradus.desk.Refused;
import org.gradus.store.Session;

/**
 * Keeps other sites from sending forms in somebody's name: the browser's own word on where the form stood must be this site, and a form of
 * somebody who is signed in must carry the session's token. (OWASP, Cross-Site Request Forgery Prevention.)
 */
final class FormGuard {
    /** The hidden field of each form. */
    static final String FIELD = "form";

    private FormGuard() {}

    /** Refuses a form that stood on another site, as far as the browser tells. */
    static void checkSite(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            throw Refused.foreignForm();
        }
        String origin = ctx.header("Origin");
        if (origin != null && !sameHost(origin, ctx.header("Host"))) {
            throw Refused.foreignForm();
        }
    }

    /** The address on this site of the page on which a form stood, as far as the browser tells; empty if it does not. */
    static String formOf(Context ctx) {
        String page = ctx.header("Referer");
        if (page == null || !sameHost(page, ctx.header("Host"))) {
            return "";
        }
        URI address = URI.create(page);
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    /** Refuses a form without the session's token; it reads the body. */
    static void checkToken(Context ctx, Optional<Session> session) {
        if (session.isPresent() && !matches(ctx.formParam(FIELD), session.get().formToken())) {
            throw Refused.foreignForm();
        }
    }

    private static boolean sameHost(String origin, @org.jspecify.annotations.Nullable String host) {
        try {
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean matches(@org.jspecify.annotations.Nullable String sent, String expected) {
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
