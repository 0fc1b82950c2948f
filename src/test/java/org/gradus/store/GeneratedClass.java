package org.gradus.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gradus.course.Role;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.report.Audience;
import org.gradus.report.JsonReport;
import org.gradus.report.ReportView;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Fills a database with an invented class, to see how pages fare with many: nothing of it was ever handed in or graded. */
public final class GeneratedClass {
    /** One student of so many hands in nothing. */
    private static final int ONE_IN = 20;

    private final Database database;
    private final Clock clock;
    private final List<ScoreReport> reports;
    private final List<String> written;
    private final Random random;

    /** @param reports what attempts come to, from the worst to the best: students get from one to the next */
    public GeneratedClass(Database database, Clock clock, List<ScoreReport> reports, long seed) {
        this.database = database;
        this.clock = clock;
        this.reports = List.copyOf(reports);
        this.written = reports.stream()
                .map(report -> JsonReport.write(ReportView.of(report, Audience.STAFF)))
                .toList();
        this.random = new Random(seed);
    }

    /**
     * Makes a course in one transaction.
     *
     * @param catalogIds its assignments
     * @param attempts of each student on each assignment; few students have none
     */
    public Course fill(int students, List<String> catalogIds, int attempts) {
        return fill(students, catalogIds, attempts, unused -> {});
    }

    /** The same, and tells of each assignment that is filled. */
    public Course fill(int students, List<String> catalogIds, int attempts, Consumer<String> filled) {
        Course made = database.transaction(handle -> {
            Course course = new Courses(database, clock)
                    .create("Generated course of " + students, "", ZoneId.of("Europe/Zurich"));
            List<Long> people = people(handle, course, students);
            handle.createUpdate("insert into jar (sha256, size, content) values (:sha, 0, :content)"
                            + " on conflict (sha256) do nothing")
                    .bind("sha", "0".repeat(64))
                    .bind("content", new byte[0])
                    .execute();
            CourseAssignments assignments = new CourseAssignments(database, clock);
            for (String id : catalogIds) {
                CourseAssignment added = assignments.add(course.id(), id, id);
                handIn(handle, added.id(), people, attempts);
                filled.accept(id);
            }
            handle.execute("update assignment set published = 1 where course_id = ?", course.id());
            if (database.dialect() == Dialect.POSTGRESQL) {
                // It has given none of these keys, and would begin with the first.
                for (String table : List.of("submission", "grading")) {
                    handle.execute("select setval(pg_get_serial_sequence('" + table
                            + "', 'id'), (select max(id) + 1 from " + table + "))");
                }
            }
            return course;
        });
        if (database.dialect() == Dialect.SQLITE) {
            // All of it lies in the log still, which is read more slowly.
            database.with(handle -> handle.createQuery("pragma wal_checkpoint(truncate)")
                    .mapToMap()
                    .list());
        }
        return made;
    }

    private List<Long> people(Handle handle, Course course, int students) {
        Courses courses = new Courses(database, clock);
        People all = new People(database, clock);
        return IntStream.rangeClosed(1, students)
                .mapToObj(number -> {
                    String name = String.format(Locale.ROOT, "student%04d", number);
                    Person person = all.create(name + "." + course.id() + "@example.org", name);
                    courses.enrol(course.id(), person.id(), Role.STUDENT);
                    handle.execute(
                            "update enrolment set section = ? where person_id = ?",
                            "Section " + number % 4,
                            person.id());
                    return person.id();
                })
                .toList();
    }

    private void handIn(Handle handle, long assignment, List<Long> people, int attempts) {
        long submission = next(handle, "submission");
        long grading = next(handle, "grading");
        Instant start = clock.instant().minus(Duration.ofDays(14));
        PreparedBatch submissions = handle.prepareBatch("insert into submission (id, assignment_id, person_id, sha256,"
                + " file_name, received_at, via, once, state, grading_id) " + overriding()
                + " values (?, ?, ?, ?, 'generated.jar', ?, 'demo', ?, 'GRADED', ?)");
        PreparedBatch gradings = handle.prepareBatch("insert into grading (id, submission_id, assignment_version,"
                + " gradus_version, state, score, max_score, started_at, duration_ms) " + overriding()
                + " values (?, ?, 'generated', 'generated', 'GRADED', ?, ?, ?, 900)");
        PreparedBatch whole = handle.prepareBatch("insert into grading_report (grading_id, report) values (?, ?)");
        PreparedBatch checks = handle.prepareBatch("insert into check_result (grading_id, number, check_id, title,"
                + " visibility, status, points, max_points) values (?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedBatch mistakes = handle.prepareBatch("insert into found_mistake (grading_id, number, name, sentence,"
                + " visibility) values (?, 0, ?, ?, 'PUBLIC')");
        for (long person : people) {
            int level = random.nextInt(4);
            int made = random.nextInt(ONE_IN) == 0 ? 0 : attempts;
            for (int attempt = 0; attempt < made; attempt++) {
                level = Math.min(reports.size() - 1, level + random.nextInt(3));
                ScoreReport report = reports.get(level);
                long received = start.plus(Duration.ofMinutes(attempt * 720L + random.nextInt(700)))
                        .toEpochMilli();
                submissions.add(
                        submission, assignment, person, "0".repeat(64), received, "generated-" + submission, grading);
                gradings.add(grading, submission, report.score(), report.maxScore(), received);
                whole.add(grading, written.get(level));
                for (CheckResult check : report.checks()) {
                    checks.add(
                            grading,
                            check.number(),
                            check.id(),
                            check.title(),
                            check.visibility().name(),
                            check.status().name(),
                            check.points(),
                            check.maxPoints());
                }
                for (Diagnosis diagnosis : report.diagnoses()) {
                    mistakes.add(grading, diagnosis.mistake(), diagnosis.sentence());
                }
                submission++;
                grading++;
            }
            // A batch of a whole class would hold all its reports in memory.
            List.of(submissions, gradings, whole, checks, mistakes).forEach(GeneratedClass::execute);
        }
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** PostgreSQL gives keys itself unless it is told otherwise. */
    private String overriding() {
        return database.dialect() == Dialect.POSTGRESQL ? "overriding system value" : "";
    }

    private static long next(Handle handle, String table) {
        return handle.createQuery("select coalesce(max(id), 0) + 1 from " + table)
                .mapTo(Long.class)
                .one();
    }
}
