package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.gradus.course.Role;
import org.gradus.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose uploads wait for whose on PostgreSQL, where several transactions write at a time. */
class HeldPlacesTest {
    @TempDir
    Path folder;

    private StoreContract store;
    private Person mate;
    private Person stranger;

    @BeforeEach
    void open() {
        store = new StoreContract(TestDatabase.POSTGRESQL, folder);
        mate = student("student08");
        stranger = student("student09");
        Teams teams = new Teams(store.database);
        long team = teams.make(store.assignment.id(), "Two");
        teams.join(store.assignment.id(), team, store.student.id());
        teams.join(store.assignment.id(), team, mate.id());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Person student(String name) {
        Person person = store.people.create(name + "@example.org", name);
        store.courses.enrol(store.course.id(), person.id(), Role.STUDENT);
        return person;
    }

    /** Lets another transaction take a place, which does not wait long. */
    private void meanwhile(Runnable other) {
        CompletableFuture.runAsync(() -> store.database.transaction(handle -> {
                    handle.execute("set local lock_timeout = '100ms'");
                    other.run();
                    return null;
                }))
                .join();
    }

    @Test
    void twoOfOneTeamDoNotHandInAtTheSameMoment() {
        store.database.transaction(handle -> {
            store.submissions.holdPlace(store.assignment.id(), store.student.id());
            assertThatThrownBy(() -> meanwhile(() -> store.submissions.holdPlace(store.assignment.id(), mate.id())))
                    .hasMessageContaining("lock timeout");
            return null;
        });
    }

    @Test
    void nobodyElseWaits() {
        boolean[] taken = {false};
        store.database.transaction(handle -> {
            store.submissions.holdPlace(store.assignment.id(), store.student.id());
            meanwhile(() -> {
                store.submissions.holdPlace(store.assignment.id(), stranger.id());
                taken[0] = true;
            });
            return null;
        });
        assertThat(taken[0]).isTrue();
    }

    @Test
    void nobodyHandsInWhileTheWholeCourseIsHeld() {
        store.database.transaction(handle -> {
            store.courses.hold(store.course.id());
            assertThatThrownBy(() -> meanwhile(() -> store.submissions.holdPlace(store.assignment.id(), stranger.id())))
                    .hasMessageContaining("lock timeout");
            return null;
        });
    }
}
