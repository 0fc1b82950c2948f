package org.gradus.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradus.store.Database;

/** Looks into a server's database from outside. */
final class Results {
    private Results() {}

    /** A submission as it ended: its state, how many gradings there are of it, and the score of the one that counts. */
    record Result(String state, int gradings, double score) {}

    static Map<Long, Result> of(Path data) {
        return of(Database.urlIn(data));
    }

    static Map<Long, Result> of(String url) {
        try (Database database = Database.open(url)) {
            return database.with(handle -> handle.createQuery("select s.id, s.state, (select count(*) from grading g"
                            + " where g.submission_id = s.id) as gradings, coalesce((select g.score from grading g"
                            + " where g.id = s.grading_id), -1) as score from submission s")
                    .map((row, context) -> Map.entry(
                            row.getLong("id"),
                            new Result(row.getString("state"), row.getInt("gradings"), row.getDouble("score"))))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }

    /** How many submissions are not over yet. */
    static long unfinished(Path data) {
        return unfinished(Database.urlIn(data));
    }

    static long unfinished(String url) {
        List<String> open = List.of("WAITING", "RUNNING");
        return of(url).values().stream()
                .filter(result -> open.contains(result.state()))
                .count();
    }
}
