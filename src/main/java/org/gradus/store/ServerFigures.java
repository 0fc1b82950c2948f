package org.gradus.store;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.gradus.store.StoredSubmission.State;

/** What operators ask about a server as a whole. */
public final class ServerFigures {
    private final Database database;
    private final Clock clock;

    public ServerFigures(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many submissions are in each state; all states are there. */
    public Map<State, Long> submissions() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0L);
        }
        database.with(handle -> handle.createQuery("select state, count(*) as number from submission group by state")
                        .map((row, context) -> Map.entry(State.valueOf(row.getString("state")), row.getLong("number")))
                        .list())
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** How many submissions wait. */
    public long waiting() {
        return count("select count(*) from submission where " + Submissions.UNFINISHED + " and state = 'WAITING'");
    }

    /** How long the oldest waiting submission of a student has waited; zero if none waits. Those of a whole class may wait. */
    public Duration longestWait() {
        long now = clock.millis();
        long oldest = database.with(
                handle -> handle.createQuery("select coalesce(min(received_at), :now) from submission where "
                                + Submissions.UNFINISHED + " and state = 'WAITING' and via <> :batch")
                        .bind("now", now)
                        .bind("batch", StoredSubmission.BATCH)
                        .mapTo(Long.class)
                        .one());
        return Duration.ofMillis(Math.max(0, now - oldest));
    }

    /** How many pieces of bulk work are queued: of regrades, and of what was handed in for a whole class. */
    public long bulk() {
        return count("select (select count(*) from scheduled_tasks where task_name = 'bulk') + (select count(*)"
                + " from submission where " + Submissions.UNFINISHED + " and via = '" + StoredSubmission.BATCH + "')");
    }

    public long people() {
        return count("select count(*) from person");
    }

    public long courses() {
        return count("select count(*) from course");
    }

    /** Whether the database answers. */
    public boolean answers() {
        return count("select 1") == 1;
    }

    private long count(String sql) {
        return database.with(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
