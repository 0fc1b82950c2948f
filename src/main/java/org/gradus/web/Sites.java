package org.gradus.web;

import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.gradus.desk.Addresses;
import org.gradus.store.CourseAssignment;

/** The server as it is reached from outside. */
final class Sites {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]+)?|\\[[0-9A-Fa-f:]+](:[0-9]+)?");

    private Sites() {}

    /**
     * The address that the asking browser uses, without a slash at the end. Only to be shown to that browser: whoever asks can claim any
     * host, so nothing that goes to somebody else may be built from it.
     */
    static String asSeenBy(Context ctx, boolean secure) {
        String host = ctx.header("Host");
        return (secure ? "https" : ctx.scheme()) + "://"
                + (host != null && HOST.matcher(host).matches() ? host : "localhost");
    }

    /** The line with which a jar is handed in from a shell in which {@code GRADUS_TOKEN} is set. */
    static String curl(String site, CourseAssignment assignment, String jar) {
        return "curl -H \"Authorization: Bearer $GRADUS_TOKEN\" -F jar=@" + jar + " " + site + "/api/v1"
                + Addresses.assignment(assignment) + "/submissions";
    }
}
