package org.gradus.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gradus.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of a class between their upload and their being handed in, on every database. */
class BatchesTest {
    @TempDir
    private Path folder;

    private static Batches.Item item(int number, String word, @Nullable String problem) {
        return new Batches.Item(
                number,
                "folder-" + number,
                "doekim",
                word + ".jar",
                number == 1,
                Map.of("canvas.user", "47" + number, "canvas.attachment", "90"),
                List.of("One note.", "Another\nnote."),
                "hash of " + word,
                word.length(),
                problem,
                null,
                null);
    }

    private static long filled(StoreContract store, Batches batches) {
        long batch = batches.begin(store.assignment.id(), store.student, "hw1.zip");
        batches.together(() -> {
            batches.add(batch, item(1, "kept", null), "kept".getBytes(UTF_8));
            batches.add(batch, item(2, "broken", "It is no jar."), "broken".getBytes(UTF_8));
            batches.add(batch, item(3, "unused", null), "unused".getBytes(UTF_8));
        });
        return batch;
    }

    private static List<String> jars(StoreContract store) {
        return store.database.with(handle -> handle.createQuery("select sha256 from jar order by sha256")
                .mapTo(String.class)
                .list());
    }

    @ParameterizedTest
    @EnumSource
    void aBatchIsOpenedOnceTakenOnceAndItsFilesAreKeptNoLonger(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            Batches batches = new Batches(store.database, store.clock);
            long batch = filled(store, batches);
            assertThat(batches.byId(batch)).as("nobody sees what is still read").isEmpty();

            assertThat(batches.open(batch, store.assignment.id(), "form", List.of("A text was passed over.")))
                    .isEqualTo(batch);
            assertThat(batches.open(filled(store, batches), store.assignment.id(), "form", List.of()))
                    .as("the same form once more")
                    .isEqualTo(batch);
            assertThat(batches.of(store.assignment.id())).singleElement().satisfies(open -> {
                assertThat(open.state()).isEqualTo(Batches.State.OPEN);
                assertThat(open.by()).isEqualTo(store.student.name());
                assertThat(open.notes()).containsExactly("A text was passed over.");
                assertThat(open.items()).isZero();
            });
            assertThat(batches.items(batch).get(0)).satisfies(first -> {
                assertThat(first.late()).isTrue();
                assertThat(first.platformIds()).isEqualTo(Map.of("canvas.user", "471", "canvas.attachment", "90"));
                assertThat(first.notes()).containsExactly("One note.", "Another note.");
            });
            assertThat(jars(store)).containsExactly("hash of kept", "hash of unused");

            assertThat(batches.take(batch)).isTrue();
            assertThat(batches.take(batch)).isFalse();
            assertThat(batches.discard(batch)).as("what is taken stays").isFalse();
            long submission = store.handIn(store.student.id(), "kept");
            batches.became(batch, 1, store.student.id(), submission);
            batches.release(batch);

            assertThat(jars(store)).containsExactly("hash of kept");
            assertThat(batches.byId(batch).orElseThrow()).satisfies(taken -> {
                assertThat(taken.taken()).isNotNull();
                assertThat(taken.items()).isEqualTo(1);
                assertThat(taken.done()).isZero();
            });
            assertThat(batches.owners(store.course.id(), "canvas.user"))
                    .isEqualTo(Map.of("canvas.user=471", store.student.id()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyTakesGoesWithItsFiles(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            Batches batches = new Batches(store.database, store.clock);
            long open = batches.open(filled(store, batches), store.assignment.id(), "form", List.of());
            filled(store, batches);

            store.clock.advance(Duration.ofHours(2));
            batches.expire();
            assertThat(batches.byId(open))
                    .as("only what was never read to its end is old")
                    .isPresent();
            assertThat(jars(store)).hasSize(2);
            store.clock.advance(Batches.OPEN_FOR);
            batches.expire();
            assertThat(batches.byId(open)).isEmpty();
            assertThat(jars(store)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void peopleAndCoursesTakeTheirPartOfItAlong(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            Batches batches = new Batches(store.database, store.clock);
            Retention retention = new Retention(store.database);
            long taken = batches.open(filled(store, batches), store.assignment.id(), "one", List.of());
            batches.take(taken);
            batches.became(taken, 1, store.student.id(), store.handIn(store.student.id(), "kept"));
            batches.release(taken);
            long open = batches.open(filled(store, batches), store.assignment.id(), "two", List.of());

            retention.deletePerson(store.student);
            assertThat(batches.items(taken)).extracting(Batches.Item::number).containsExactly(2, 3);
            assertThat(batches.items(open)).as("the open one is nobody's yet").hasSize(3);
            assertThat(batches.byId(open).orElseThrow().by()).isNull();

            retention.deleteCourse(store.course.id());
            assertThat(batches.byId(open)).isEmpty();
            assertThat(jars(store)).isEmpty();
        }
    }
}
