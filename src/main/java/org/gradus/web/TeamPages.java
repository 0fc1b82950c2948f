package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.gradus.desk.Addresses;
import org.gradus.desk.Refused;
import org.gradus.desk.TeamWork;
import org.gradus.desk.Viewer;

/** How students find together where an assignment is done in teams: one makes a team, the others enter its code. */
final class TeamPages {
    private final Pages pages;
    private final TeamWork teams;

    TeamPages(Pages pages, TeamWork teams) {
        this.pages = pages;
        this.teams = teams;
    }

    void register(RoutesConfig routes) {
        routes.post("/courses/{course}/assignments/{assignment}/team", this::change, Access.MEMBER);
    }

    private void change(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        TeamWork.requireTeams(viewer);
        TeamWork.Wish wish = switch (Fields.text(ctx, "what")) {
            case "make" -> TeamWork.Wish.MAKE;
            case "join" -> TeamWork.Wish.JOIN;
            case "leave" -> TeamWork.Wish.LEAVE;
            default -> throw Refused.badRequest("error.request");
        };
        String message = teams.change(viewer, wish, Fields.line(ctx, "code"));
        pages.redirect(
                ctx, Addresses.assignment(viewer.theAssignment()), pages.texts().get("team." + message));
    }
}
