package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.check.Visibility;
import org.gradus.grading.Revaluation;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Worth;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Submissions graded anew beside the results that count, which stay until the whole is applied. */
public final class Regrades {
    private static final String SUMMARIES = "select r.*, p.name as by_name,"
            + " (select count(*) from regrade_item i where i.regrade_id = r.id) as items,"
            + " (select count(i.new_grading_id) from regrade_item i where i.regrade_id = r.id) as done,"
            + " (select count(*) from regrade_worth w where w.regrade_id = r.id) as worths"
            + " from regrade r left join person p on p.id = r.created_by";

    private final Database database;
    private final Gradings gradings;
    private final Clock clock;

    public Regrades(Database database, Gradings gradings, Clock clock) {
        this.database = database;
        this.gradings = gradings;
        this.clock = clock;
    }

    /** Which of the attempts are graded anew. */
    public enum Scope {
        /** Of each student the attempt that counts. */
        COUNTING,
        /** Of each student the newest. */
        LATEST,
        ALL
    }

    /** What became of a regrade. */
    public enum State {
        /** Its submissions are being graded, or it waits for a decision. */
        OPEN,
        APPLIED,
        DISCARDED
    }

    /**
     * A regrade.
     *
     * @param by name of whoever began it; null if the account is gone
     * @param items how many submissions are graded anew
     * @param done how many of them are
     * @param pointsOnly whether only what checks are worth changes: nothing is run
     */
    public record Regrade(
            long id,
            long assignment,
            Scope scope,
            State state,
            @Nullable String by,
            Instant created,
            @Nullable Instant ended,
            int items,
            int done,
            boolean pointsOnly) {
        /** Whether it can be decided upon. */
        public boolean ready() {
            return state == State.OPEN && done == items;
        }
    }

    /**
     * Begins one; the caller queues each submission in the same transaction.
     *
     * @param worths what checks are worth from now on, by id, if nothing is to be run; empty if the checks are run again
     */
    public long create(
            long assignment,
            Scope scope,
            Collection<StoredSubmission> submissions,
            Map<String, Worth> worths,
            @Nullable Person by) {
        return database.transaction(handle -> {
            long id = handle.createQuery("insert into regrade (assignment_id, scope, state, created_by, created_at)"
                            + " values (:assignment, :scope, 'OPEN', :by, :now) returning id")
                    .bind("assignment", assignment)
                    .bind("scope", scope.name())
                    .bind("by", by == null ? null : by.id())
                    .bind("now", clock.millis())
                    .mapTo(Long.class)
                    .one();
            PreparedBatch items = handle.prepareBatch("insert into regrade_item (regrade_id, submission_id,"
                    + " old_grading_id) values (:regrade, :submission, :old)");
            submissions.forEach(submission -> items.bind("regrade", id)
                    .bind("submission", submission.id())
                    .bind("old", submission.grading())
                    .add());
            items.execute();
            worths.forEach(
                    (check, worth) -> handle.createUpdate("insert into regrade_worth (regrade_id, check_id, points,"
                                    + " visibility) values (:regrade, :check, :points, :visibility)")
                            .bind("regrade", id)
                            .bind("check", check)
                            .bind("points", worth.points())
                            .bind("visibility", worth.visibility().name())
                            .execute());
            return id;
        });
    }

    /** The regrades of an assignment, newest first. */
    public List<Regrade> of(long assignment) {
        return database.with(
                handle -> handle.createQuery(SUMMARIES + " where r.assignment_id = :assignment order by r.id desc")
                        .bind("assignment", assignment)
                        .map((row, context) -> regrade(row))
                        .list());
    }

    public Optional<Regrade> byId(long id) {
        return database.with(handle -> handle.createQuery(SUMMARIES + " where r.id = :id")
                .bind("id", id)
                .map((row, context) -> regrade(row))
                .findOne());
    }

    /** The result that a regrade of points gives a submission: its present one with another worth; empty if the checks are to be run. */
    public Optional<ScoreReport> revalued(long regrade, long submission) {
        Map<String, Worth> worths = new HashMap<>();
        database.with(handle -> handle.createQuery(
                                "select check_id, points, visibility from regrade_worth where regrade_id = :regrade")
                        .bind("regrade", regrade)
                        .map((row, context) -> Map.entry(
                                row.getString(1), new Worth(row.getDouble(2), Visibility.valueOf(row.getString(3)))))
                        .list())
                .forEach(entry -> worths.put(entry.getKey(), entry.getValue()));
        if (worths.isEmpty()) {
            return Optional.empty();
        }
        long grading = database.with(handle -> handle.createQuery("select old_grading_id from regrade_item"
                        + " where regrade_id = :regrade and submission_id = :submission")
                .bind("regrade", regrade)
                .bind("submission", submission)
                .mapTo(Long.class)
                .one());
        return Optional.of(Revaluation.of(gradings.report(grading).orElseThrow(), worths));
    }

    /**
     * Takes an item up.
     *
     * @param run names the caller's try; the result is taken from the last one that took it up
     * @return how often it was taken up, this time included; empty if it is done, or the regrade is over
     */
    public Optional<Integer> claim(long regrade, long submission, String run) {
        return database.transaction(handle -> handle.createQuery("update regrade_item set run = :run, tries = tries + 1"
                        + " where regrade_id = :regrade and submission_id = :submission and new_grading_id is null"
                        + " and exists (select 1 from regrade r where r.id = regrade_item.regrade_id and r.state = 'OPEN')"
                        + " returning tries")
                .bind("run", run)
                .bind("regrade", regrade)
                .bind("submission", submission)
                .mapTo(Integer.class)
                .findOne());
    }

    /**
     * Stores the result of an item.
     *
     * @return false if another run has taken it up since: then nothing is stored
     */
    public boolean finish(long regrade, long submission, String run, ScoreReport report) {
        return database.transaction(handle -> {
            long grading = gradings.store(submission, regrade, report);
            int updated = handle.createUpdate("update regrade_item set new_grading_id = :grading, run = null"
                            + " where regrade_id = :regrade and submission_id = :submission and run = :run"
                            + " and new_grading_id is null")
                    .bind("grading", grading)
                    .bind("regrade", regrade)
                    .bind("submission", submission)
                    .bind("run", run)
                    .execute();
            if (updated == 0) {
                handle.createUpdate("delete from grading where id = :id")
                        .bind("id", grading)
                        .execute();
            }
            return updated == 1;
        });
    }

    /** A result: before or after. */
    public record Result(ScoreReport.State state, double points, double maxPoints) {}

    /**
     * What a regrade changes about one submission.
     *
     * @param before null if the grading is gone
     * @param after null if it is not graded yet
     */
    public record Change(
            long submission,
            Instant received,
            @Nullable Result before,
            @Nullable Result after) {}

    /** The submissions of a regrade. */
    public List<Change> changes(long regrade) {
        return database.with(handle -> handle.createQuery("select s.id, s.received_at, o.state as old_state,"
                        + " o.score as old_score, o.max_score as old_max, n.state as new_state, n.score as new_score,"
                        + " n.max_score as new_max from regrade_item i join submission s on s.id = i.submission_id"
                        + " left join grading o on o.id = i.old_grading_id left join grading n on n.id = i.new_grading_id"
                        + " where i.regrade_id = :regrade order by s.received_at, s.id")
                .bind("regrade", regrade)
                .map((row, context) -> new Change(
                        row.getLong("id"), Rows.instant(row, "received_at"), result(row, "old"), result(row, "new")))
                .list());
    }

    private static @Nullable Result result(ResultSet row, String which) throws SQLException {
        String state = row.getString(which + "_state");
        return state == null
                ? null
                : new Result(
                        ScoreReport.State.valueOf(state),
                        row.getDouble(which + "_score"),
                        row.getDouble(which + "_max"));
    }

    /**
     * A check that went differently.
     *
     * @param before null if the check is new
     * @param after null if the check is gone
     */
    public record CheckChange(
            long submission,
            String title,
            @Nullable Part before,
            @Nullable Part after) {}

    /** What a check gave in a grading, and who sees it. */
    public record Part(double points, double maxPoints, Visibility visibility) {}

    /** The checks that went differently. */
    public List<CheckChange> checks(long regrade) {
        return database.with(handle -> handle.createQuery(
                        "select i.submission_id, n.title, o.points, o.max_points, o.visibility, n.points, n.max_points,"
                                + " n.visibility, n.number from regrade_item i join check_result n on n.grading_id = i.new_grading_id"
                                + " left join check_result o on o.grading_id = i.old_grading_id and o.check_id = n.check_id"
                                + " where i.regrade_id = :regrade"
                                + " and (o.points is null or o.points <> n.points or o.max_points <> n.max_points"
                                + " or o.visibility <> n.visibility)"
                                + " union all select i.submission_id, o.title, o.points, o.max_points, o.visibility, null, null,"
                                + " null, 1000 + o.number from regrade_item i join check_result o on o.grading_id = i.old_grading_id"
                                + " left join check_result n on n.grading_id = i.new_grading_id and n.check_id = o.check_id"
                                + " where i.regrade_id = :regrade and i.new_grading_id is not null and n.check_id is null"
                                + " order by 1, 9")
                .bind("regrade", regrade)
                .map((row, context) -> new CheckChange(row.getLong(1), row.getString(2), part(row, 3), part(row, 6)))
                .list());
    }

    private static @Nullable Part part(ResultSet row, int at) throws SQLException {
        String visibility = row.getString(at + 2);
        return visibility == null
                ? null
                : new Part(row.getDouble(at), row.getDouble(at + 1), Visibility.valueOf(visibility));
    }

    /** How applying one ended. */
    public enum Applied {
        DONE,
        /** Somebody has decided already, or it is still being graded. */
        NOT_READY,
        /** A submission of it has another result by now. */
        OVERTAKEN
    }

    /**
     * Lets the new results count, all or none. What could not be graded through our fault keeps its old one. An attempt of which
     * nothing can be graded any more is given back; none is taken away.
     */
    public Applied apply(long regrade) {
        return database.transaction(handle -> {
            int overtaken = handle.createQuery("select count(*) from regrade_item i"
                            + " join submission s on s.id = i.submission_id where i.regrade_id = :id"
                            + " and coalesce(s.grading_id, 0) <> coalesce(i.old_grading_id, 0)")
                    .bind("id", regrade)
                    .mapTo(Integer.class)
                    .one();
            if (overtaken > 0) {
                return byId(regrade).filter(Regrade::ready).isPresent() ? Applied.OVERTAKEN : Applied.NOT_READY;
            }
            int ended = handle.createUpdate("update regrade set state = 'APPLIED', ended_at = :now where id = :id"
                            + " and state = 'OPEN' and not exists (select 1 from regrade_item i where i.regrade_id = regrade.id"
                            + " and i.new_grading_id is null)")
                    .bind("now", clock.millis())
                    .bind("id", regrade)
                    .execute();
            if (ended == 0) {
                return Applied.NOT_READY;
            }
            String item = "from regrade_item i join grading g on g.id = i.new_grading_id"
                    + " where i.regrade_id = :id and g.state <> 'GRADER_FAULT'";
            String ofEach = item + " and i.submission_id = submission.id)";
            handle.createUpdate("update submission set grading_id = (select g.id " + ofEach
                            + ", state = (select case g.state when 'GRADED' then 'GRADED' else 'NOT_GRADABLE' end "
                            + ofEach
                            + ", counts = (select case g.state when 'GRADED' then submission.counts else 0 end "
                            + ofEach
                            + " where id in (select i.submission_id " + item + ")")
                    .bind("id", regrade)
                    .execute();
            return Applied.DONE;
        });
    }

    /** Gives the new results up, also while they are being made; false if somebody has decided already. */
    public boolean discard(long regrade) {
        return database.with(handle -> handle.createUpdate(
                                "update regrade set state = 'DISCARDED', ended_at = :now where id = :id and state = 'OPEN'")
                        .bind("now", clock.millis())
                        .bind("id", regrade)
                        .execute())
                == 1;
    }

    private static Regrade regrade(ResultSet row) throws SQLException {
        return new Regrade(
                row.getLong("id"),
                row.getLong("assignment_id"),
                Scope.valueOf(row.getString("scope")),
                State.valueOf(row.getString("state")),
                row.getString("by_name"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "ended_at"),
                row.getInt("items"),
                row.getInt("done"),
                row.getInt("worths") > 0);
    }
}
