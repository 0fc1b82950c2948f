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
import java.util.stream.Collectors;
import org.gradus.store.StoredSubmission.State;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What students handed in. */
public final class Submissions {
    private static final String RECEIVE =
            "insert into submission (assignment_id, person_id, team_id, sha256, file_name, received_at, via, once, state)"
                    + " values (:assignment, :person, :team, :sha, :file, :received, :via, :once, 'WAITING')"
                    + " on conflict (person_id, once) do nothing returning id";

    /** In the very words of the index on what has not ended: by them alone SQLite knows that it will do. */
    static final String UNFINISHED = "state in ('WAITING', 'RUNNING')";

    private final Database database;
    private final Clock clock;

    public Submissions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Stores an upload; the caller queues it in the same transaction.
     *
     * @param once made for one form: what comes twice with the same one is one submission
     * @param received when it came, in milliseconds; now for every upload that is not a demonstration
     * @return its id; empty if this very form was sent before
     */
    public Optional<Long> receive(
            long assignment,
            long person,
            @Nullable Long team,
            String sha256,
            byte[] content,
            String fileName,
            String via,
            String once,
            long received) {
        return database.transaction(handle -> {
            Jars.keep(handle, sha256, content);
            return receiveKept(assignment, person, team, sha256, fileName, via, once, received);
        });
    }

    /** The same for a jar whose content is kept already. */
    public Optional<Long> receiveKept(
            long assignment,
            long person,
            @Nullable Long team,
            String sha256,
            String fileName,
            String via,
            String once,
            long received) {
        return database.with(handle -> handle.createQuery(RECEIVE)
                .bind("assignment", assignment)
                .bind("person", person)
                .bind("team", team)
                .bind("sha", sha256)
                .bind("file", fileName)
                .bind("received", received)
                .bind("via", via)
                .bind("once", once)
                .mapTo(Long.class)
                .findOne());
    }

    /** Lets other uploads for this assignment wait until the transaction is over: those of this person and of the person's team. */
    public void holdPlace(long assignment, long person) {
        holdPlaces(assignment, List.of(person));
    }

    /** The same for several people: at once, as whoever takes several places one by one may wait for somebody who waits in turn. */
    public void holdPlaces(long assignment, Collection<Long> people) {
        if (database.dialect() == Dialect.SQLITE || people.isEmpty()) {
            // There, only one transaction at a time writes.
            return;
        }
        database.with(handle -> handle.createQuery("select e.person_id from enrolment e"
                        + " where e.course_id = (select course_id from assignment where id = :assignment)"
                        + " and (e.person_id in (<people>) or e.person_id in (select mate.person_id from team_member m"
                        + " join team_member mate on mate.team_id = m.team_id where m.assignment_id = :assignment"
                        + " and m.person_id in (<people>))) order by e.person_id for no key update of e")
                .bind("assignment", assignment)
                .bindList("people", List.copyOf(people))
                .mapTo(Long.class)
                .list());
    }

    /** The submission that came with this form. */
    public Optional<StoredSubmission> byOnce(long person, String once) {
        return database.with(
                handle -> handle.createQuery("select * from submission where person_id = :person and once = :once")
                        .bind("person", person)
                        .bind("once", once)
                        .map((row, context) -> submission(row))
                        .findOne());
    }

    public Optional<StoredSubmission> byId(long id) {
        return database.with(handle -> handle.createQuery("select * from submission where id = :id")
                .bind("id", id)
                .map((row, context) -> submission(row))
                .findOne());
    }

    /** The content of a jar. */
    public byte[] jar(String sha256) {
        return database.with(handle -> handle.createQuery("select content from jar where sha256 = :sha")
                .bind("sha", sha256)
                .map((row, context) -> row.getBytes(1))
                .one());
    }

    /**
     * What {@code :person}, or a team, handed in for {@code :assignment}: each found by its own index, where an {@code or} would read what
     * the whole class has handed in.
     */
    static String idsOf(String team) {
        return "(select id from submission where assignment_id = :assignment and person_id = :person"
                + " union select id from submission where team_id = " + team + ")";
    }

    /** What a person, or a team that the person is in, handed in for these assignments, by assignment, newest first. */
    public Map<Long, List<StoredSubmission>> of(Collection<Long> assignments, long person) {
        return assignments.isEmpty()
                ? Map.of()
                : database.with(
                        handle -> handle.createQuery("select * from submission where id in (select id from submission"
                                        + " where person_id = :person and assignment_id in (<assignments>) union select s.id"
                                        + " from team_member m join submission s on s.team_id = m.team_id"
                                        + " where m.person_id = :person and m.assignment_id in (<assignments>))"
                                        + " order by received_at desc, id desc")
                                .bind("person", person)
                                .bindList("assignments", List.copyOf(assignments))
                                .map((row, context) -> submission(row))
                                .collect(Collectors.groupingBy(StoredSubmission::assignment)));
    }

    /** What a person, or the person's team, handed in for an assignment, newest first. */
    public List<StoredSubmission> of(long assignment, long person, @Nullable Long team) {
        return database.with(handle -> handle.createQuery("select * from submission where id in " + idsOf(":team")
                        + " order by received_at desc, id desc")
                .bind("assignment", assignment)
                .bind("person", person)
                .bind("team", team)
                .map((row, context) -> submission(row))
                .list());
    }

    /** What all handed in for an assignment from a moment on, in the order in which it came. */
    public List<StoredSubmission> since(long assignment, Instant moment) {
        return database.with(handle -> handle.createQuery("select * from submission where assignment_id = :assignment"
                        + " and received_at >= :moment order by received_at, id")
                .bind("assignment", assignment)
                .bind("moment", moment.toEpochMilli())
                .map((row, context) -> submission(row))
                .list());
    }

    /** How many submissions an assignment has. */
    public int count(long assignment) {
        return database.with(
                handle -> handle.createQuery("select count(*) from submission where assignment_id = :assignment")
                        .bind("assignment", assignment)
                        .mapTo(Integer.class)
                        .one());
    }

    /** Whether a team has handed anything in. */
    public boolean hasTeam(long team) {
        return database.with(handle -> handle.createQuery("select count(*) from submission where team_id = :team")
                        .bind("team", team)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** The submissions that wait, in the order in which they came; those of a whole class wait for all others. */
    public List<Long> waiting() {
        return database.with(handle -> handle.createQuery("select id from submission where " + UNFINISHED
                        + " and state = 'WAITING' order by case via when '" + StoredSubmission.BATCH
                        + "' then 1 else 0 end, received_at, id")
                .mapTo(Long.class)
                .list());
    }

    /** How many submissions are being graded. */
    public int running() {
        return database.with(handle -> handle.createQuery(
                        "select count(*) from submission where " + UNFINISHED + " and state = 'RUNNING'")
                .mapTo(Integer.class)
                .one());
    }

    /** How many submissions of a person wait or run. */
    public int unfinishedOf(long person) {
        return database.with(handle -> handle.createQuery(
                        "select count(*) from submission where person_id = :person and " + UNFINISHED)
                .bind("person", person)
                .mapTo(Integer.class)
                .one());
    }

    /** Several submissions at once, however many. */
    public Map<Long, StoredSubmission> byIds(Collection<Long> ids) {
        Map<Long, StoredSubmission> found = new HashMap<>();
        for (List<Long> some : Rows.portions(ids)) {
            database.with(handle -> handle.createQuery("select * from submission where id in (<ids>)")
                            .bindList("ids", some)
                            .map((row, context) -> submission(row))
                            .list())
                    .forEach(submission -> found.put(submission.id(), submission));
        }
        return found;
    }

    /** How taking up a submission ended. */
    public enum Claim {
        /** It is the caller's now. */
        TAKEN,
        /** Another submission of the same person runs; this one's turn comes later. */
        ANOTHER_RUNS,
        /** It is graded already, or gone. */
        OVER
    }

    /**
     * Takes up a submission for grading. Only one of a person runs at a time: who uploads often keeps nobody else waiting.
     *
     * @param run names the caller's try; the result is taken from the last one that took it up
     */
    public Claim claim(long id, String run) {
        return database.transaction(handle -> {
            if (database.dialect() == Dialect.POSTGRESQL) {
                // Two graders could else take up two submissions of one person at once, neither seeing the other's yet.
                handle.createQuery("select id from person where id = (select person_id from submission where id = :id)"
                                + " for no key update")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .findOne();
            }
            int claimed = handle.createUpdate(
                            "update submission set state = 'RUNNING', run = :run, started_at = :now,"
                                    + " check_number = 0, check_count = 0, tries = tries + 1"
                                    + " where id = :id and state in ('WAITING', 'RUNNING') and not exists (select 1 from submission o"
                                    + " where o.person_id = submission.person_id and o.state = 'RUNNING' and o.id <> submission.id)")
                    .bind("run", run)
                    .bind("now", clock.millis())
                    .bind("id", id)
                    .execute();
            if (claimed == 1) {
                return Claim.TAKEN;
            }
            return byId(id).filter(found -> !found.state().ended()).isPresent() ? Claim.ANOTHER_RUNS : Claim.OVER;
        });
    }

    /** Notes how far the run is. */
    public void progress(long id, String run, int number, int of) {
        database.with(handle -> handle.createUpdate(
                        "update submission set check_number = :number, check_count = :of where id = :id and run = :run")
                .bind("number", number)
                .bind("of", of)
                .bind("id", id)
                .bind("run", run)
                .execute());
    }

    /** How often the submission was taken up. */
    public int tries(long id) {
        return database.with(handle -> handle.createQuery("select tries from submission where id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    /**
     * Ends a run; the caller has stored the grading in the same transaction.
     *
     * @return false if another run has taken the submission up since: this one's result is void
     */
    boolean finish(Handle handle, long id, String run, State state, boolean counts, long grading) {
        return handle.createUpdate(
                                "update submission set state = :state, counts = :counts, grading_id = :grading, run = null"
                                        + " where id = :id and run = :run and state = 'RUNNING'")
                        .bind("state", state.name())
                        .bind("counts", Rows.flag(counts))
                        .bind("grading", grading)
                        .bind("id", id)
                        .bind("run", run)
                        .execute()
                == 1;
    }

    /**
     * Puts a submission back into the queue after a fault of ours.
     *
     * @return false if another run has taken the submission up since: then it is left to that one
     */
    public boolean giveBack(long id, String run) {
        return database.with(handle -> handle.createUpdate(
                                "update submission set state = 'WAITING', run = null, check_number = 0"
                                        + " where id = :id and run = :run and state = 'RUNNING'")
                        .bind("id", id)
                        .bind("run", run)
                        .execute())
                == 1;
    }

    /** Puts a submission back into the queue as if it were new, because staff want it; the caller queues it in the same transaction. */
    public void waitAgain(long id) {
        database.with(handle -> handle.createUpdate(
                        "update submission set state = 'WAITING', run = null, check_number = 0, tries = 0 where id = :id")
                .bind("id", id)
                .execute());
    }

    /** Lets the student's own choice count, in place of an earlier one. */
    public void choose(StoredSubmission submission) {
        database.transaction(handle -> {
            handle.createUpdate("update submission set chosen = 0 where id in " + idsOf(":team"))
                    .bind("assignment", submission.assignment())
                    .bind("person", submission.person())
                    .bind("team", submission.team())
                    .execute();
            return handle.createUpdate("update submission set chosen = 1 where id = :id")
                    .bind("id", submission.id())
                    .execute();
        });
    }

    static StoredSubmission submission(ResultSet row) throws SQLException {
        return new StoredSubmission(
                row.getLong("id"),
                row.getLong("assignment_id"),
                row.getLong("person_id"),
                Rows.longOrNull(row, "team_id"),
                row.getString("sha256"),
                row.getString("file_name"),
                Rows.instant(row, "received_at"),
                row.getString("via"),
                State.valueOf(row.getString("state")),
                Rows.flag(row, "counts"),
                Rows.flag(row, "chosen"),
                Rows.instantOrNull(row, "started_at"),
                row.getInt("check_number"),
                row.getInt("check_count"),
                Rows.longOrNull(row, "grading_id"));
    }
}
