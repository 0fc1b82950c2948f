package org.gradus.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradus.check.Visibility;
import org.gradus.desk.Made;
import org.gradus.desk.Refused;
import org.gradus.desk.Texts;
import org.gradus.grading.ScoreReport;
import org.gradus.store.Regrades;
import org.jspecify.annotations.Nullable;

/** The programming interface of regrades: begun, looked at as a change, then applied or discarded as a whole. */
final class ApiRegrades {
    private static final String PLACE = ApiPages.ASSIGNMENT + "/regrades";
    private static final String AREA = "Regrades";

    private final Texts texts;
    private final Regrades regrades;
    private final RegradePages pages;

    /** @param pages begins, applies and discards for both */
    ApiRegrades(Texts texts, Regrades regrades, RegradePages pages) {
        this.texts = texts;
        this.regrades = regrades;
        this.pages = pages;
    }

    void register(ApiRoutes routes) {
        routes.get(
                PLACE,
                this::list,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("listRegrades", AREA, "Lists the regrades of an assignment")
                        .list("regrades", RegradeJson.class));
        routes.post(
                PLACE,
                this::begin,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of(
                                "beginRegrade",
                                AREA,
                                "Has submissions graded anew, without letting the results count yet")
                        .body(NewRegrade.class)
                        .answers(201, RegradeJson.class, "Begun")
                        .fault(422, "there is nothing to grade, or another regrade is open"));
        routes.get(
                PLACE + "/{regrade}",
                ctx -> ctx.json(RegradeJson.of(pages.regrade(ctx))),
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("readRegrade", AREA, "Reads a regrade, and how far it is")
                        .answers(RegradeJson.class));
        routes.get(
                PLACE + "/{regrade}/changes",
                this::changes,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("listRegradeChanges", AREA, "Lists what a regrade changes, submission by submission")
                        .list("changes", RegradeChange.class));
        routes.post(
                PLACE + "/{regrade}/apply",
                this::apply,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("applyRegrade", AREA, "Lets all new results of a regrade count")
                        .answers(RegradeJson.class)
                        .fault(409, "it is not ready, decided already, or overtaken by other results"));
        routes.post(
                PLACE + "/{regrade}/discard",
                this::discard,
                Api.staff(Access.INSTRUCTOR),
                ApiOperation.of("discardRegrade", AREA, "Gives the new results of a regrade up")
                        .answers(RegradeJson.class)
                        .fault(409, "it is decided already"));
    }

    /** A regrade to be begun. */
    public record NewRegrade(
            Regrades.Scope scope,

            @About("only this person's submissions; null: everybody's") @Nullable
            Long person,

            @About("RUN the checks again, or change what they are worth (POINTS) and run nothing; null: RUN")
            RegradePages.@Nullable How how,

            @About("for POINTS: the check whose points change; null: all are worth what the assignment says now")
            @Nullable
            String check,

            @About("for POINTS of one check; null: what the assignment says now") @Nullable
            Double points) {
        /** As the page's form holds it. */
        RegradePages.Form form() {
            return new RegradePages.Form(
                    (how == null ? RegradePages.How.RUN : how).name(),
                    check == null ? "" : check,
                    points == null ? "" : BigDecimal.valueOf(points).toPlainString(),
                    scope.name(),
                    person == null ? "" : person.toString());
        }
    }

    /** A regrade. */
    public record RegradeJson(
            long id,
            Regrades.Scope scope,
            Regrades.State state,
            @About("whether it can be applied now") boolean ready,

            @About("who began it; null if the account is gone") @Nullable
            String by,

            String created,
            @Nullable String ended,
            @About("how many submissions are graded anew") int items,
            @About("how many of them are") int done,

            @About("whether only what checks are worth changes: nothing is run")
            boolean pointsOnly) {
        static RegradeJson of(Regrades.Regrade regrade) {
            return new RegradeJson(
                    regrade.id(),
                    regrade.scope(),
                    regrade.state(),
                    regrade.ready(),
                    regrade.by(),
                    regrade.created().toString(),
                    ApiPages.time(regrade.ended()),
                    regrade.items(),
                    regrade.done(),
                    regrade.pointsOnly());
        }
    }

    /** What a regrade changes about one submission. */
    public record RegradeChange(
            long submission,
            String received,
            @About("null if that grading is gone") @Nullable ResultJson before,

            @About("null if it is not graded yet; a GRADER_FAULT is not taken over") @Nullable
            ResultJson after,

            @About("the checks that went differently") List<CheckChange> checks) {}

    /** A result. */
    public record ResultJson(ScoreReport.State state, double points, double maxPoints) {
        static @Nullable ResultJson of(Regrades.@Nullable Result result) {
            return result == null ? null : new ResultJson(result.state(), result.points(), result.maxPoints());
        }
    }

    /** A check that went differently. */
    public record CheckChange(
            String title,
            @About("null if the check is new") @Nullable CheckPart before,
            @About("null if the check is gone") @Nullable CheckPart after) {}

    /** What a check gave, and who sees it. */
    public record CheckPart(double points, double maxPoints, Visibility visibility) {
        static @Nullable CheckPart of(Regrades.@Nullable Part part) {
            return part == null ? null : new CheckPart(part.points(), part.maxPoints(), part.visibility());
        }
    }

    private void list(Context ctx) {
        Paging.answer(
                ctx,
                "regrades",
                regrades.of(Guard.viewer(ctx).theAssignment().id()),
                Regrades.Regrade::id,
                RegradeJson::of);
    }

    private void begin(Context ctx) {
        NewRegrade wanted = Bodies.read(ctx, NewRegrade.class);
        Made<Long> made = pages.begin(Guard.viewer(ctx), wanted.form());
        Problem.orElse(
                ctx,
                made,
                id -> ctx.status(201)
                        .header("Location", ctx.path() + "/" + id)
                        .json(RegradeJson.of(regrades.byId(id).orElseThrow(Refused::notFound))));
    }

    private void changes(Context ctx) {
        long regrade = pages.regrade(ctx).id();
        Map<Long, List<Regrades.CheckChange>> checks =
                regrades.checks(regrade).stream().collect(Collectors.groupingBy(Regrades.CheckChange::submission));
        Paging.answer(
                ctx,
                "changes",
                regrades.changes(regrade),
                Regrades.Change::submission,
                change -> new RegradeChange(
                        change.submission(),
                        change.received().toString(),
                        ResultJson.of(change.before()),
                        ResultJson.of(change.after()),
                        checks.getOrDefault(change.submission(), List.of()).stream()
                                .map(check -> new CheckChange(
                                        check.title(), CheckPart.of(check.before()), CheckPart.of(check.after())))
                                .toList()));
    }

    private void apply(Context ctx) {
        Regrades.Regrade regrade = pages.regrade(ctx);
        switch (pages.applied(Guard.viewer(ctx), regrade)) {
            case DONE -> now(ctx, regrade);
            case NOT_READY -> Problem.answer(ctx, 409, texts.get("regrade.not-ready"));
            case OVERTAKEN -> Problem.answer(ctx, 409, texts.get("regrade.overtaken"));
        }
    }

    private void discard(Context ctx) {
        Regrades.Regrade regrade = pages.regrade(ctx);
        if (pages.discarded(Guard.viewer(ctx), regrade)) {
            now(ctx, regrade);
        } else {
            Problem.answer(ctx, 409, texts.get("regrade.not-ready"));
        }
    }

    private void now(Context ctx, Regrades.Regrade regrade) {
        ctx.json(RegradeJson.of(regrades.byId(regrade.id()).orElseThrow(Refused::notFound)));
    }
}
