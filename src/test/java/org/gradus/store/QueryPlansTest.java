package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradus.testing.TestDatabase;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked with every upload, every page of a student and several times a second reads neither the whole server's nor the class's work. */
class QueryPlansTest {
    @TempDir
    Path folder;

    /** How SQLite goes about the statements that some work makes. */
    private static List<String> steps(Database database, Runnable work) {
        List<String> asked = new ArrayList<>();
        database.watch(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                asked.add(context.getParsedSql().getSql());
            }
        });
        work.run();
        database.watch(SqlLogger.NOP_SQL_LOGGER);
        List<String> steps = new ArrayList<>();
        for (String sql : asked) {
            steps.addAll(database.with(handle -> handle.createQuery("explain query plan " + sql.replace("?", "1"))
                    .map((row, context) -> row.getString("detail"))
                    .list()));
        }
        return steps;
    }

    @Test
    void theQueueIsFoundWithoutReadingWhatHasEnded() {
        try (StoreContract store = new StoreContract(TestDatabase.SQLITE, folder)) {
            ServerFigures figures = new ServerFigures(store.database, store.clock);

            assertThat(steps(store.database, () -> {
                        store.submissions.waiting();
                        store.submissions.running();
                        figures.waiting();
                        figures.longestWait();
                        figures.bulk();
                    }))
                    .filteredOn(step -> step.contains("submission"))
                    .hasSize(5)
                    .allMatch(step -> step.contains("INDEX submission_state (state=?"));
        }
    }

    /** Otherwise each of a course's hundred thousands of submissions would read such a table as a whole when the course is deleted. */
    @Test
    void whatGoesWithASubmissionIsFoundByAnIndex() {
        try (StoreContract store = new StoreContract(TestDatabase.SQLITE, folder)) {
            List<String> missing = store.database.with(handle -> handle.createQuery(
                            "select f.\"table\" || ' in ' || t.name || '.' || f.\"from\" from sqlite_schema t"
                                    + " join pragma_foreign_key_list(t.name) f where t.type = 'table'"
                                    + " and f.\"table\" in ('submission', 'grading', 'jar', 'team', 'batch')"
                                    + " and not exists (select 1 from pragma_index_list(t.name) i"
                                    + " join pragma_index_info(i.name) c where c.seqno = 0 and c.name = f.\"from\")")
                    .mapTo(String.class)
                    .list());

            assertThat(missing).isEmpty();
        }
    }

    @Test
    void aPersonsWorkIsFoundWithoutReadingThatOfTheClass() {
        try (StoreContract store = new StoreContract(TestDatabase.SQLITE, folder)) {
            ClassWork work = new ClassWork(store.database);
            long assignment = store.assignment.id();
            long person = store.student.id();
            long id = store.handIn(person, "first");

            assertThat(steps(store.database, () -> {
                        store.submissions.of(assignment, person, 7L);
                        store.submissions.unfinishedOf(person);
                        store.submissions.byOnce(person, "first");
                        store.submissions.choose(store.submissions.byId(id).orElseThrow());
                        store.submissions.claim(id, "run");
                        work.of(assignment, person);
                    }))
                    .filteredOn(step -> step.matches("(SCAN|SEARCH) (submission|s|o)\\b.*"))
                    .hasSizeGreaterThan(10)
                    .allMatch(step -> step.contains("person_id=?")
                            || step.contains("team_id=?")
                            || step.contains("INTEGER PRIMARY KEY"));
        }
    }
}
