package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.desk.Passwords;
import org.gradus.desk.Refused;
import org.gradus.desk.Typed;
import org.gradus.store.AccountLinks;
import org.gradus.store.AuditLog;
import org.gradus.store.Database;
import org.gradus.store.FailedSignIns;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.Sessions;

/** Signing in and out, and choosing a password with a one-time link. */
final class SignInPages {
    private final Pages pages;
    private final Database database;
    private final People people;
    private final Sessions sessions;
    private final AccountLinks links;
    private final FailedSignIns failures;
    private final AuditLog audit;
    private final Passwords passwords;
    private final SessionCookies cookies;

    SignInPages(
            Pages pages,
            Database database,
            People people,
            Sessions sessions,
            AccountLinks links,
            FailedSignIns failures,
            AuditLog audit,
            Passwords passwords,
            SessionCookies cookies) {
        this.pages = pages;
        this.database = database;
        this.people = people;
        this.sessions = sessions;
        this.links = links;
        this.failures = failures;
        this.audit = audit;
        this.passwords = passwords;
        this.cookies = cookies;
    }

    void register(RoutesConfig routes) {
        routes.get("/sign-in", ctx -> signInPage(ctx, "", ""), Access.PUBLIC);
        routes.post("/sign-in", this::signIn, Access.PUBLIC);
        routes.post("/sign-out", this::signOut, Access.SIGNED_IN);
        routes.get("/welcome/{token}", this::linkPage, Access.PUBLIC);
        routes.post("/welcome/{token}", this::useLink, Access.PUBLIC);
    }

    /**
     * Sends somebody who is not signed in to the form, which leads back to where he wanted to go. Whoever sent a form is led back to where
     * it stood, and is told that it was not taken.
     */
    static void first(Context ctx) {
        boolean looks = ctx.method().equals(HandlerType.GET);
        String query = ctx.queryString();
        String next = looks ? ctx.path() + (query == null ? "" : "?" + query) : FormGuard.formOf(ctx);
        List<String> parameters = new ArrayList<>();
        if (!next.isEmpty() && !next.equals("/")) {
            parameters.add("next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        }
        if (!looks && !ctx.path().equals("/sign-out")) {
            parameters.add("lost=form");
        }
        ctx.status(303)
                .header("Location", "/sign-in" + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters)));
    }

    private void signInPage(Context ctx, String email, String problem) {
        ctx.status(problem.isEmpty() ? 200 : 422);
        String next = Optional.ofNullable(ctx.queryParam("next")).orElseGet(() -> Fields.text(ctx, "next"));
        pages.page(ctx, pages.texts().get("sign-in.title"))
                .with("email", email)
                .with("problem", problem)
                .with("next", next)
                .with("lost", problem.isEmpty() && ctx.queryParam("lost") != null)
                .render("sign-in");
    }

    private void signIn(Context ctx) {
        String email = People.address(Fields.line(ctx, "email"));
        String password = Fields.text(ctx, "password");
        if (!failures.begin(email, ClientAddress.of(ctx))) {
            ctx.status(429);
            signInPage(ctx, email, pages.texts().get("sign-in.too-often"));
            ctx.status(429);
            return;
        }
        Optional<Person> person = people.byEmail(email).filter(found -> !found.disabled());
        String hash = person.map(found -> people.passwordHash(found.id())).orElse(null);
        boolean right = password.length() <= Passwords.LONGEST && passwords.matches(password, hash);
        if (person.isEmpty() || !right) {
            failures.failed(ClientAddress.of(ctx));
            signInPage(ctx, email, pages.texts().get("sign-in.wrong"));
            return;
        }
        failures.succeeded(email);
        cookies.enter(ctx, person.get());
        ctx.status(303).header("Location", local(ctx.formParam("next")));
    }

    private void signOut(Context ctx) {
        cookies.leave(ctx);
        ctx.status(303).header("Location", "/sign-in");
    }

    private void linkPage(Context ctx) {
        AccountLinks.Link link = links.find(ctx.pathParam("token")).orElseThrow(() -> Refused.gone("error.link"));
        showLink(ctx, link, "", "", "");
    }

    private void showLink(Context ctx, AccountLinks.Link link, String name, String email, String problem) {
        ctx.status(problem.isEmpty() ? 200 : 422);
        Person person =
                link.person() == null ? null : people.byId(link.person()).orElseThrow(Refused::notFound);
        pages.page(ctx, pages.texts().get("welcome.title." + link.kind().name()))
                .with("kind", link.kind().name())
                .with("first", person == null)
                .with("name", person == null ? name : person.name())
                .with("email", person == null ? email : person.email())
                .with("problem", problem)
                .with("shortest", Passwords.SHORTEST)
                .render("welcome");
    }

    private void useLink(Context ctx) {
        String token = ctx.pathParam("token");
        AccountLinks.Link link = links.find(token).orElseThrow(() -> Refused.gone("error.link"));
        String name = Fields.line(ctx, "name");
        String email = People.address(Fields.line(ctx, "email"));
        String password = Fields.text(ctx, "password");
        String problem = problem(link, name, email, password, Fields.text(ctx, "repeated"));
        if (!problem.isEmpty()) {
            showLink(ctx, link, name, email, problem);
            return;
        }
        String hash = passwords.hash(password);
        Person person = database.transaction(handle -> {
            if (!links.use(token)) {
                throw Refused.gone("error.link");
            }
            Person whose;
            if (link.person() == null) {
                whose = people.create(email, name);
                people.setAdministrator(whose.id(), true);
            } else {
                whose = people.byId(link.person()).orElseThrow(Refused::notFound);
            }
            people.setPasswordHash(whose.id(), hash);
            sessions.closeAll(whose.id());
            audit.note(whose, null, "account." + link.kind().name(), whose.email(), "");
            return whose;
        });
        cookies.enter(ctx, person);
        ctx.status(303).header("Location", "/");
    }

    private String problem(AccountLinks.Link link, String name, String email, String password, String repeated) {
        if (link.person() == null && name.isEmpty()) {
            return pages.texts().get("welcome.name-missing");
        }
        if (link.person() == null && !Typed.isEmail(email)) {
            return pages.texts().get("welcome.email-wrong");
        }
        return Passwords.problem(pages.texts(), password, repeated);
    }

    /** Where to go on; only ever a place on this server. */
    private static String local(@org.jspecify.annotations.Nullable String next) {
        return next != null && next.matches("/[A-Za-z0-9/_.-]*(\\?[A-Za-z0-9/_.=&%+*~-]*)?") && !next.startsWith("//")
                ? next
                : "/";
    }
}
