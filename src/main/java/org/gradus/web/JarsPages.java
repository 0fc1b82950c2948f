package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The jars of a whole class as one file: of each student one, the newest or the one that counts. */
final class JarsPages {
    private final ClassFiles files;

    JarsPages(ClassFiles files) {
        this.files = files;
    }

    void register(RoutesConfig routes) {
        routes.get("/courses/{course}/assignments/{assignment}/submissions.zip", this::zip, Access.STAFF);
    }

    private void zip(Context ctx) {
        files.jars(
                ctx,
                Guard.viewer(ctx).theAssignment(),
                "counting".equals(ctx.queryParam("which")),
                "anonymous".equals(ctx.queryParam("names")));
    }
}
