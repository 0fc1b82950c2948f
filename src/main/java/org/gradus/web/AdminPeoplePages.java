package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gradus.store.ApiTokens;
import org.gradus.store.AuditLog;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.Retention;
import org.gradus.store.Sessions;

/** Everybody with an account, for administrators: to find, let in and out, give rights, delete. */
final class AdminPeoplePages {
    private static final int PAGE = 50;

    private final Pages pages;
    private final Database database;
    private final People people;
    private final Courses courses;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Retention retention;
    private final AuditLog audit;

    AdminPeoplePages(WebServices services, Pages pages) {
        this.pages = pages;
        this.database = services.database();
        this.people = services.people();
        this.courses = services.courses();
        this.sessions = services.sessions();
        this.tokens = services.tokens();
        this.retention = services.retention();
        this.audit = services.audit();
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
        if (name.isEmpty()) {
            list(ctx, pages.texts().get("welcome.name-missing"));
            return;
        }
        if (!Fields.isEmail(email)) {
            list(ctx, pages.texts().get("welcome.email-wrong"));
            return;
        }
        Optional<Person> made = database.transaction(handle -> {
            if (people.byEmail(email).isPresent()) {
                return Optional.empty();
            }
            audit.note(Guard.viewer(ctx).signedIn(), null, "person.created", email, name);
            return Optional.of(people.create(email, name));
        });
        if (made.isEmpty()) {
            list(ctx, pages.texts().get("admin.person-exists"));
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
        String problem = database.transaction(handle -> {
            if (disabled && person.administrator() && !people.anotherAdministrator(person.id())) {
                return pages.texts().get("admin.last");
            }
            people.setDisabled(person.id(), disabled);
            if (disabled) {
                sessions.closeAll(person.id());
            }
            audit.note(
                    Guard.viewer(ctx).signedIn(),
                    null,
                    disabled ? "person.disabled" : "person.enabled",
                    person.email(),
                    "");
            return "";
        });
        done(ctx, person, problem, disabled ? "admin.disabled" : "admin.enabled");
    }

    private void setRights(Context ctx) {
        Person person = person(ctx);
        boolean administrator = Fields.ticked(ctx, "administrator");
        boolean author = Fields.ticked(ctx, "author");
        boolean more = (administrator && !person.administrator()) || (author && !person.author());
        if (more && !Fields.ticked(ctx, "sure")) {
            show(ctx, pages.texts().get("admin.rights-not-sure"));
            return;
        }
        String problem = database.transaction(handle -> {
            if (!administrator && person.administrator() && !people.anotherAdministrator(person.id())) {
                return pages.texts().get("admin.last");
            }
            people.setAdministrator(person.id(), administrator);
            people.setAuthor(person.id(), author);
            audit.note(
                    Guard.viewer(ctx).signedIn(),
                    null,
                    "person.rights",
                    person.email(),
                    rights(person.administrator(), person.author()) + " → " + rights(administrator, author));
            return "";
        });
        done(ctx, person, problem, "admin.rights-set");
    }

    private static String rights(boolean administrator, boolean author) {
        return administrator ? author ? "administrator, author" : "administrator" : author ? "author" : "-";
    }

    private void delete(Context ctx) {
        Person person = person(ctx);
        Person viewer = Guard.viewer(ctx).signedIn();
        if (person.id() == viewer.id()) {
            show(ctx, pages.texts().get("admin.delete-yourself"));
            return;
        }
        if (!People.address(Fields.line(ctx, "typed")).equals(person.email())) {
            show(ctx, pages.texts().get("admin.delete-typed", person.email()));
            return;
        }
        String problem = database.transaction(handle -> {
            if (person.administrator() && !people.anotherAdministrator(person.id())) {
                return pages.texts().get("admin.last");
            }
            Retention.OfPerson goes = retention.ofPerson(person.id());
            retention.deletePerson(person);
            audit.note(viewer, null, "person.deleted", "#" + person.id(), goes.submissions() + " submissions");
            return "";
        });
        if (!problem.isEmpty()) {
            show(ctx, problem);
            return;
        }
        pages.redirect(ctx, "/admin/people", pages.texts().get("admin.person-deleted", person.name()));
    }

    private void done(Context ctx, Person person, String problem, String message) {
        if (problem.isEmpty()) {
            pages.redirect(ctx, address(person), pages.texts().get(message, person.name()));
        } else {
            show(ctx, problem);
        }
    }
}
