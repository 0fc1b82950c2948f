package org.gradus.store;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.check.Visibility;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.report.Audience;
import org.gradus.report.JsonReport;
import org.gradus.report.ReportView;
import org.gradus.report.UnreadableReport;
import org.gradus.store.StoredSubmission.State;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The results: each run of the checks is kept as a whole report, with its checks and mistakes as rows to be counted. */
public final class Gradings {
    private final Database database;
    private final Submissions submissions;

    public Gradings(Database database, Clock clock) {
        this.database = database;
        this.submissions = new Submissions(database, clock);
    }

    /**
     * Stores the report of a run and ends the run, both or neither.
     *
     * @param state how the submission ended
     * @param counts whether it uses up an attempt
     * @return false if another run has taken the submission up since: then nothing is stored
     */
    public boolean finish(long submission, String run, ScoreReport report, State state, boolean counts) {
        return database.transaction(handle -> {
            long grading = insert(handle, submission, null, report);
            if (submissions.finish(handle, submission, run, state, counts, grading)) {
                return true;
            }
            handle.createUpdate("delete from grading where id = :id")
                    .bind("id", grading)
                    .execute();
            return false;
        });
    }

    /** Stores a report beside the one that counts, for a regrade. */
    public long store(long submission, long regrade, ScoreReport report) {
        return database.transaction(handle -> insert(handle, submission, regrade, report));
    }

    private static long insert(Handle handle, long submission, @Nullable Long regrade, ScoreReport report) {
        long id = handle.createQuery(
                        "insert into grading (submission_id, regrade_id, assignment_version, gradus_version,"
                                + " state, score, max_score, started_at, duration_ms) values (:submission, :regrade, :version,"
                                + " :gradus, :state, :score, :max, :started, :duration) returning id")
                .bind("submission", submission)
                .bind("regrade", regrade)
                .bind("version", report.assignment().version())
                .bind("gradus", report.facts().gradus())
                .bind("state", report.state().name())
                .bind("score", report.score())
                .bind("max", report.maxScore())
                .bind("started", report.facts().started().toEpochMilli())
                .bind("duration", report.facts().duration().toMillis())
                .mapTo(Long.class)
                .one();
        handle.createUpdate("insert into grading_report (grading_id, report) values (:grading, :report)")
                .bind("grading", id)
                .bind("report", JsonReport.write(ReportView.of(report, Audience.STAFF)))
                .execute();
        if (!report.checks().isEmpty()) {
            PreparedBatch checks = handle.prepareBatch("insert into check_result (grading_id, number, check_id, title,"
                    + " visibility, status, points, max_points) values (:grading, :number, :check, :title, :visibility,"
                    + " :status, :points, :max)");
            for (CheckResult check : report.checks()) {
                checks.bind("grading", id)
                        .bind("number", check.number())
                        .bind("check", check.id())
                        .bind("title", check.title())
                        .bind("visibility", check.visibility().name())
                        .bind("status", check.status().name())
                        .bind("points", check.points())
                        .bind("max", check.maxPoints())
                        .add();
            }
            checks.execute();
        }
        int number = 0;
        for (Diagnosis diagnosis : report.diagnoses()) {
            handle.createUpdate("insert into found_mistake (grading_id, number, name, sentence, visibility)"
                            + " values (:grading, :number, :name, :sentence, :visibility)")
                    .bind("grading", id)
                    .bind("number", number++)
                    .bind("name", diagnosis.mistake())
                    .bind("sentence", diagnosis.sentence().isEmpty() ? diagnosis.headline() : diagnosis.sentence())
                    .bind("visibility", diagnosis.visibility().name())
                    .execute();
        }
        return id;
    }

    /** The report of a grading, whole: show it through a {@link ReportView}. */
    public Optional<ScoreReport> report(long grading) {
        return database.with(handle -> handle.createQuery("select report from grading_report where grading_id = :id")
                .bind("id", grading)
                .mapTo(String.class)
                .findOne()
                .map(json -> {
                    try {
                        return JsonReport.read(json);
                    } catch (UnreadableReport e) {
                        throw new StoreException(
                                "The report of grading " + grading + " is damaged: " + e.getMessage(), e);
                    }
                }));
    }

    /**
     * What a grading earned on the checks that somebody may see.
     *
     * @param points over the visible checks
     * @param maxPoints over the visible checks
     */
    public record Score(double points, double maxPoints) {}

    /** The scores of several gradings, over the checks of the given visibilities. */
    public Map<Long, Score> scores(Collection<Long> gradings, Collection<Visibility> visible) {
        Map<Long, Score> scores = new HashMap<>();
        if (visible.isEmpty()) {
            return scores;
        }
        for (List<Long> some : Rows.portions(gradings)) {
            database.with(handle -> handle.createQuery(
                                    "select grading_id, sum(points) as points, sum(max_points) as max_points from check_result"
                                            + " where grading_id in (<gradings>) and visibility in (<visible>) group by grading_id")
                            .bindList("gradings", some)
                            .bindList(
                                    "visible", visible.stream().map(Enum::name).collect(Collectors.toList()))
                            .map((row, context) -> Map.entry(
                                    row.getLong("grading_id"),
                                    new Score(row.getDouble("points"), row.getDouble("max_points"))))
                            .list())
                    .forEach(entry -> scores.put(entry.getKey(), entry.getValue()));
        }
        return scores;
    }

    /** How long recent gradings took, the newest first, in milliseconds: what an estimate is made of. */
    public List<Long> recentDurations(int count) {
        return database.with(
                handle -> handle.createQuery("select duration_ms from grading order by id desc limit :count")
                        .bind("count", count)
                        .mapTo(Long.class)
                        .list());
    }
}
