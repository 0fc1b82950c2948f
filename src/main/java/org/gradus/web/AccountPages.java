package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.desk.Account;
import org.gradus.desk.Made;
import org.gradus.desk.Passwords;
import org.gradus.desk.Refused;
import org.gradus.desk.Services;
import org.gradus.desk.Times;
import org.gradus.desk.Viewer;
import org.gradus.desk.Zones;
import org.gradus.store.ApiTokens;
import org.gradus.store.AuditLog;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.FailedSignIns;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.Sessions;

/** What people settle for themselves: name, time zone, password, browsers, tokens. */
final class AccountPages {
    /** How many days a token may live. */
    private static final List<Integer> LIVES = List.of(30, 90, 365);

    private final Pages pages;
    private final Database database;
    private final People people;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Courses courses;
    private final FailedSignIns failures;
    private final AuditLog audit;
    private final Passwords passwords;
    private final SessionCookies cookies;
    private final Account account;
    private final boolean secure;
    private final Clock clock;

    AccountPages(Services services, Pages pages, Passwords passwords, SessionCookies cookies, Account account) {
        this.pages = pages;
        this.database = services.database();
        this.people = services.people();
        this.sessions = services.sessions();
        this.tokens = services.tokens();
        this.courses = services.courses();
        this.failures = services.failedSignIns();
        this.audit = services.audit();
        this.passwords = passwords;
        this.cookies = cookies;
        this.account = account;
        this.secure = services.config().secureCookies();
        this.clock = services.clock();
    }

    void register(RoutesConfig routes) {
        routes.get("/account", ctx -> show(ctx, FormProblem.NONE), Access.SIGNED_IN);
        routes.post("/account/profile", this::setProfile, Access.SIGNED_IN);
        routes.post("/account/password", this::setPassword, Access.SIGNED_IN);
        routes.post("/account/sign-out-everywhere", this::signOutEverywhere, Access.SIGNED_IN);
        routes.post("/account/tokens", this::createToken, Access.SIGNED_IN);
        routes.post("/account/tokens/{token}/revoke", this::revokeToken, Access.SIGNED_IN);
    }

    /**
     * What was wrong in one of the page's forms.
     *
     * @param form its name; empty if nothing was wrong
     */
    public record FormProblem(String form, String sentence) {
        static final FormProblem NONE = new FormProblem("", "");
    }

    /** A token in the list, in words. */
    public record TokenRow(
            long id, String name, String scope, String created, String expires, String used, boolean over) {
        static TokenRow of(ApiTokens.Token token, Times times, Clock clock) {
            return new TokenRow(
                    token.id(),
                    token.name(),
                    token.scope().name(),
                    times.at(token.created()),
                    times.at(token.expires()),
                    token.used() == null ? "" : times.at(token.used()),
                    !token.expires().isAfter(clock.instant()));
        }
    }

    private void show(Context ctx, FormProblem problem) {
        Viewer viewer = Guard.viewer(ctx);
        // Read again: the form that led here may just have changed it.
        Person person = people.byId(viewer.signedIn().id()).orElseThrow(Refused::notFound);
        boolean retry = problem.form().equals("profile");
        boolean again = problem.form().equals("token");
        Times times = new Times(viewer.zone());
        ctx.status(problem.form().isEmpty() ? 200 : 422);
        pages.page(ctx, pages.texts().get("account.title"))
                .with("person", person)
                .with("name", retry ? Fields.line(ctx, "name") : person.name())
                .with(
                        "zone",
                        retry
                                ? Fields.line(ctx, "zone")
                                : Optional.ofNullable(person.timeZone()).orElse(""))
                .with("zones", Zones.IDS)
                .with("problem", problem)
                .with("shortest", Passwords.SHORTEST)
                .with("browsers", sessions.count(person.id()))
                .with(
                        "tokens",
                        tokens.of(person.id()).stream()
                                .map(token -> TokenRow.of(token, times, clock))
                                .toList())
                .with("scopes", scopes(viewer))
                .with("scope", again ? Fields.text(ctx, "scope") : "")
                .with("days", again ? Fields.text(ctx, "days") : "")
                .with("lives", LIVES)
                .render("account");
    }

    private List<String> scopes(Viewer viewer) {
        boolean staff = viewer.author()
                || courses.of(viewer.signedIn().id()).stream()
                        .anyMatch(taken -> taken.role().isStaff());
        return Stream.of(ApiTokens.Scope.SUBMIT, ApiTokens.Scope.READ, ApiTokens.Scope.STAFF, ApiTokens.Scope.ADMIN)
                .filter(scope -> staff || scope != ApiTokens.Scope.STAFF)
                .filter(scope -> viewer.author() || scope != ApiTokens.Scope.ADMIN)
                .map(Enum::name)
                .toList();
    }

    private void setProfile(Context ctx) {
        Person person = Guard.viewer(ctx).signedIn();
        String name = Fields.line(ctx, "name");
        String zone = Fields.text(ctx, "zone");
        Made<Person> made = account.setProfile(person, name, zone);
        if (!made.done()) {
            show(ctx, new FormProblem("profile", made.problems().get(0)));
            return;
        }
        pages.redirect(ctx, "/account", pages.texts().get("account.saved"));
    }

    private void setPassword(Context ctx) {
        Person person = Guard.viewer(ctx).signedIn();
        String password = Fields.text(ctx, "password");
        // Whoever finds an open browser could try out passwords here as well.
        if (!failures.begin(person.email(), ClientAddress.of(ctx))) {
            show(ctx, new FormProblem("password", pages.texts().get("sign-in.too-often")));
            ctx.status(429);
            return;
        }
        String old = Fields.text(ctx, "old");
        if (old.length() > Passwords.LONGEST || !passwords.matches(old, people.passwordHash(person.id()))) {
            failures.failed(ClientAddress.of(ctx));
            show(ctx, new FormProblem("password", pages.texts().get("account.old-password-wrong")));
            return;
        }
        failures.succeeded(person.email());
        String problem = Passwords.problem(pages.texts(), password, Fields.text(ctx, "repeated"));
        if (!problem.isEmpty()) {
            show(ctx, new FormProblem("password", problem));
            return;
        }
        String hash = passwords.hash(password);
        database.transaction(handle -> {
            people.setPasswordHash(person.id(), hash);
            sessions.closeAll(person.id());
            audit.note(person, null, "account.password", person.email(), "");
            return null;
        });
        String token = cookies.enter(ctx, person);
        sessions.setFlash(token, pages.texts().get("account.password-set"));
        ctx.status(303).header("Location", "/account");
    }

    private void signOutEverywhere(Context ctx) {
        sessions.closeAll(Guard.viewer(ctx).signedIn().id());
        cookies.leave(ctx);
        ctx.status(303).header("Location", "/sign-in");
    }

    private void createToken(Context ctx) {
        Viewer viewer = Guard.viewer(ctx);
        Person person = viewer.signedIn();
        String name = Fields.line(ctx, "token-name");
        if (name.isEmpty()) {
            show(ctx, new FormProblem("token", pages.texts().get("token.name-missing")));
            return;
        }
        ApiTokens.Scope scope = Arrays.stream(ApiTokens.Scope.values())
                .filter(known -> known.name().equals(ctx.formParam("scope")))
                .filter(known -> scopes(viewer).contains(known.name()))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest("error.request"));
        int days = LIVES.stream()
                .filter(known -> known.toString().equals(ctx.formParam("days")))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest("error.request"));
        String token = database.transaction(handle -> {
            audit.note(person, null, "token.created", name, scope.name() + ", " + days + " d");
            return tokens.create(person.id(), name, scope, Duration.ofDays(days));
        });
        String api = Sites.asSeenBy(ctx, secure) + "/api/v1";
        pages.page(ctx, pages.texts().get("token.made"))
                .under(pages.texts().get("account.title"), "/account")
                .with("name", name)
                .with("token", token)
                .with(
                        "lines",
                        "export GRADUS_TOKEN=" + token + "\n" + "curl -H \"Authorization: Bearer $GRADUS_TOKEN\" " + api
                                + "/courses")
                .render("token");
    }

    private void revokeToken(Context ctx) {
        Person person = Guard.viewer(ctx).signedIn();
        ApiTokens.Token revoked = account.revoke(person, Guard.number(ctx, "token"));
        pages.redirect(ctx, "/account", pages.texts().get("token.revoked", revoked.name()));
    }
}
