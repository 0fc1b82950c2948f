package org.gradus.web;

import io.javalin.http.Context;
import org.gradus.desk.Account;
import org.gradus.desk.Made;
import org.gradus.desk.Typed;
import org.gradus.desk.Viewer;
import org.gradus.store.ApiTokens;
import org.gradus.store.Person;
import org.jspecify.annotations.Nullable;

/** The programming interface: who asks, and with which tokens. Tokens are made in a browser alone: no token can make itself a successor. */
final class ApiAccount {
    private final Account account;
    private final ApiTokens tokens;

    ApiAccount(Account account, ApiTokens tokens) {
        this.account = account;
        this.tokens = tokens;
    }

    void register(ApiRoutes routes) {
        routes.get(
                ApiPages.ROOT + "/me",
                this::me,
                Api.read(Access.SIGNED_IN),
                ApiOperation.of("readMe", "Account", "Says who holds the token").answers(Me.class));
        routes.patch(
                ApiPages.ROOT + "/me",
                this::change,
                Api.submit(Access.SIGNED_IN),
                ApiOperation.of("changeMe", "Account", "Changes one's own name and time zone")
                        .changes(Profile.class)
                        .answers(Me.class)
                        .fault(422, "no name, or no such time zone"));
        routes.get(
                ApiPages.ROOT + "/me/tokens",
                this::tokens,
                Api.read(Access.SIGNED_IN),
                ApiOperation.of("listTokens", "Account", "Lists one's own tokens")
                        .says("Also those that have expired. Tokens are made on the account's page.")
                        .list("tokens", TokenJson.class));
        routes.delete(
                ApiPages.ROOT + "/me/tokens/{token}",
                this::revoke,
                Api.submit(Access.SIGNED_IN),
                ApiOperation.of("revokeToken", "Account", "Revokes one of one's own tokens")
                        .says("It is void at once, also if it is the one that asks.")
                        .answersNothing());
    }

    /** Who holds the token. */
    public record Me(
            long id,
            String email,
            String name,

            @About("null: times on pages are by the clock of the course") @Nullable
            String timeZone,

            @About("whether the token lets its person act as staff")
            boolean staff,

            @About("whether the person is an administrator, and the token lets this count in courses")
            boolean administrator) {}

    /** What somebody settles for oneself. */
    public record Profile(
            String name,

            @About("such as Europe/Zurich; null: that of each course") @Nullable
            String timeZone) {}

    /** A token, as far as it can be told: the token itself is not kept. */
    public record TokenJson(
            long id,
            @About("where it is used") String name,
            ApiTokens.Scope scope,
            String created,
            String expires,
            @About("to the minute; null: never") @Nullable String used) {
        static TokenJson of(ApiTokens.Token token) {
            return new TokenJson(
                    token.id(),
                    token.name(),
                    token.scope(),
                    token.created().toString(),
                    token.expires().toString(),
                    ApiPages.time(token.used()));
        }
    }

    private void me(Context ctx) {
        ctx.json(json(ctx, Guard.viewer(ctx).signedIn()));
    }

    private static Me json(Context ctx, Person person) {
        Viewer viewer = Guard.viewer(ctx);
        return new Me(
                person.id(),
                person.email(),
                person.name(),
                person.timeZone(),
                !viewer.ownWorkOnly(),
                viewer.administrator());
    }

    private void change(Context ctx) {
        Person person = Guard.viewer(ctx).signedIn();
        Profile wanted = Bodies.merged(ctx, Profile.class, new Profile(person.name(), person.timeZone()));
        String zone = wanted.timeZone();
        Made<Person> made = account.setProfile(person, Typed.line(wanted.name()), zone == null ? "" : zone);
        Problem.orElse(ctx, made, changed -> ctx.json(json(ctx, changed)));
    }

    private void tokens(Context ctx) {
        Paging.answer(ctx, "tokens", tokens.of(Guard.viewer(ctx).signedIn().id()), ApiTokens.Token::id, TokenJson::of);
    }

    private void revoke(Context ctx) {
        account.revoke(Guard.viewer(ctx).signedIn(), Guard.number(ctx, "token"));
        ctx.status(204);
    }
}
