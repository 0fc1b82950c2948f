package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gradus.desk.Made;
import org.gradus.desk.PeopleAdministration;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.store.ApiTokens;
import org.gradus.store.Courses;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.Retention;
import org.gradus.store.Sessions;

/** Everybody with an account, for administrators: to find, let in and out, give rights, delete. */
final class AdminPeoplePages {
    private static final int PAGE = 50;

    private final Pages pages;
    private final People people;
    private final Courses courses;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Retention retention;
    private final PeopleAdministration administration;

    AdminPeoplePages(Services services, Pages pages, PeopleAdministration administration) {
        this.pages = pages;
        this.people = services.people();
        this.courses = services.courses();
        this.sessions = services.sessions();
        this.tokens = services.tokens();
        this.retention = services.retention();
        this.administration = administration;
    }

    void register(RoutesConfig routes) {
        routes.get("/admin", ctx -> ctx.status(303).header("Location", "/admin/people"), Access.ADMINISTRATOR);
        routes.get("/admin/people", ctx -> list(ctx, ""), Access.ADMINISTRATOR);
        routes.post("/admin/people", this::create, Access.ADMINISTRATOR);
        routes.get("/admin/people/{person}", ctx -> show(ctx, ""), Access.ADMINISTRATOR);
        routes.post("/admin/people/{person}/disable", ctx -> disable(ctx, true), Access.ADMINISTRATOR);
        routes.post("/admin/people/{person}/enable", ctx -> disable(ctx, false), Access.ADMINISTRATOR);
        routes.post("/admin/people/{person}/rights", this::setRights, Access.ADMINISTRATOR);
        routes.post("/admin/people/{person}/delete", this::delete, Access.ADMINISTRATOR);
    }

    private static String address(Person person) {
        return "/admin/people/" + person.id();
    }

    private Person person(Context ctx) {
        return people.byId(Guard.number(ctx, "person")).orElseThrow(Refused::notFound);
    }

    private void list(Context ctx, String problem) {
        String query = Optional.ofNullable(ctx.queryParam("q")).orElse("").strip();
        int found = people.found(query);
        int last = Math.max(1, (found + PAGE - 1) / PAGE);
        int page = Math.min(last, number(ctx.queryParam("page")));
        ctx.status(problem.isEmpty() ? 200 : 422);
        pages.page(ctx, pages.texts().get("admin.people"))
                .tabs(AdminTabs.of(pages.texts(), "people"))
                .with("people", people.search(query, (page - 1) * PAGE, PAGE))
                .with("query", query)
                .with("found", found)
                .with("page", page)
                .with("last", last)
                .with("pageAddress", "/admin/people?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&page=")
                .with("problem", problem)
                .with("name", problem.isEmpty() ? "" : Fields.line(ctx, "name"))
                .with("email", problem.isEmpty() ? "" : Fields.line(ctx, "email"))
                .render("admin-people");
    }

    /** A page's number as somebody typed it into the address; the first one if it is none. */
    private static int number(@org.jspecify.annotations.Nullable String text) {
        return text != null && text.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(text) : 1;
    }

    private void create(Context ctx) {
        String name = Fields.line(ctx, "name");
        String email = People.address(Fields.line(ctx, "email"));
        Made<Person> made = administration.create(Guard.viewer(ctx), name, email);
        if (!made.done()) {
            list(ctx, made.problems().get(0));
            return;
        }
        pages.redirect(ctx, address(made.get()), pages.texts().get("admin.person-created", name));
    }

    private void show(Context ctx, String problem) {
        Person person = person(ctx);
        List<Courses.Taken> taken = courses.of(person.id());
        ctx.status(problem.isEmpty() ? 200 : 422);
        pages.page(ctx, person.name())
                .tabs(AdminTabs.of(pages.texts(), "people"))
                .under(pages.texts().get("admin.people"), "/admin/people")
                .with("person", person)
                .with("address", address(person))
                .with("courses", taken)
                .with("browsers", sessions.count(person.id()))
                .with("tokens", tokens.of(person.id()).size())
                .with("goes", retention.ofPerson(person.id()))
                .with("problem", problem)
                .render("admin-person");
    }

    private void disable(Context ctx, boolean disabled) {
        Person person = person(ctx);
        done(
                ctx,
                administration.setDisabled(Guard.viewer(ctx), person, disabled),
                disabled ? "admin.disabled" : "admin.enabled");
    }

    private void setRights(Context ctx) {
        done(
                ctx,
                administration.setRights(
                        Guard.viewer(ctx),
                        person(ctx),
                        Fields.ticked(ctx, "administrator"),
                        Fields.ticked(ctx, "author"),
                        Fields.ticked(ctx, "sure")),
                "admin.rights-set");
    }

    private void delete(Context ctx) {
        Made<Person> made = administration.delete(Guard.viewer(ctx), person(ctx), Fields.line(ctx, "typed"));
        if (!made.done()) {
            show(ctx, made.problems().get(0));
            return;
        }
        pages.redirect(
                ctx,
                "/admin/people",
                pages.texts().get("admin.person-deleted", made.get().name()));
    }

    private void done(Context ctx, Made<Person> made, String message) {
        if (made.done()) {
            pages.redirect(
                    ctx,
                    address(made.get()),
                    pages.texts().get(message, made.get().name()));
        } else {
            show(ctx, made.problems().get(0));
        }
    }
}
