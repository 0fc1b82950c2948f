package org.gradus.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import org.gradus.store.Person;
import org.gradus.store.Sessions;

/** Signs browsers in and out: the cookie that ties a browser to its session. */
final class SessionCookies {
    private final Sessions sessions;
    private final boolean secure;

    /** @param secure whether browsers reach the server by HTTPS only */
    SessionCookies(Sessions sessions, boolean secure) {
        this.sessions = sessions;
        this.secure = secure;
    }

    /**
     * Opens a session and returns its token. There is a new one for each sign-in: a token that was known before is worth nothing.
     */
    String enter(Context ctx, Person person) {
        String before = ctx.cookie(Guard.COOKIE);
        if (before != null) {
            sessions.close(before);
        }
        String token = sessions.open(person.id());
        ctx.cookie(cookie(token, (int) Sessions.LIFE.toSeconds()));
        return token;
    }

    void leave(Context ctx) {
        String token = ctx.cookie(Guard.COOKIE);
        if (token != null) {
            sessions.close(token);
        }
        ctx.cookie(cookie("", 0));
    }

    private Cookie cookie(String value, int seconds) {
        return new Cookie(Guard.COOKIE, value, "/", seconds, secure, true, null, SameSite.LAX);
    }
}
