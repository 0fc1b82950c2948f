package org.gradus.web;

import io.javalin.http.Context;
import java.net.URI;
import org.gradus.config.ServerConfig;
import org.gradus.desk.LinkMaker;
import org.gradus.store.Person;
import org.jspecify.annotations.Nullable;

/** Links to choose a password by, as the programming interface tells them. */
final class ApiLinks {
    private final @Nullable URI publicUrl;
    private final boolean secure;

    ApiLinks(ServerConfig config) {
        this.publicUrl = config.publicUrl();
        this.secure = config.secureCookies();
    }

    /** How links begin: as the server is known, or else as the program that asks reached it. */
    String site(Context ctx) {
        return publicUrl == null ? Sites.asSeenBy(ctx, secure) : publicUrl.toString();
    }

    ApiRoster.LinkJson link(Context ctx, Person person, LinkMaker.Link made) {
        return new ApiRoster.LinkJson(
                person.name(),
                person.email(),
                made.kind().name(),
                site(ctx) + made.path(),
                made.kind().life().toHours());
    }
}
