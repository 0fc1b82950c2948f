package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gradus.store.AssignmentVersions.Origin;
import org.gradus.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions of assignments and which one is in use, on both databases. */
class AssignmentVersionsTest {
    private static final String ID = "softmax-classifier";

    @TempDir
    private Path folder;

    private static boolean add(AssignmentVersions versions, String version, Person by) {
        return versions.add(ID, version, "Softmax", Origin.UPLOAD, "a.zip", new byte[] {1, 2, 3}, "{}", by);
    }

    @ParameterizedTest
    @EnumSource
    void eachVersionIsKeptOnceWithItsFiles(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            AssignmentVersions versions = new AssignmentVersions(store.database, store.clock);
            assertThat(add(versions, "v1", store.student)).isTrue();
            assertThat(add(versions, "v1", store.student)).isFalse();
            versions.prove(ID, "v1", "{\"proved\":true}");

            AssignmentVersions.Version kept = versions.find(ID, "v1").orElseThrow();
            assertThat(kept.by()).isEqualTo("Student 07");
            assertThat(kept.proof()).isEqualTo("{\"proved\":true}");
            assertThat(kept.proved()).isEqualTo(store.clock.instant());
            assertThat(versions.content(ID, "v1").orElseThrow()).containsExactly(1, 2, 3);
            assertThat(versions.content(ID, "v2")).isEmpty();
            assertThat(versions.courses(ID)).containsExactly(store.course.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNewestChoiceIsInUseAndTheFolderDoesNotUndoIt(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            AssignmentVersions versions = new AssignmentVersions(store.database, store.clock);
            versions.seenInFolder(ID, "f1");
            versions.seenInFolder(ID, "f1");
            versions.seenInFolder(ID, "f2");
            assertThat(versions.history(ID))
                    .extracting(AssignmentVersions.Use::version)
                    .containsExactly("f2", "f1");

            add(versions, "v1", store.student);
            versions.use(ID, "v1", store.student);
            versions.seenInFolder(ID, "f3");
            assertThat(versions.inUse(ID).orElseThrow().version()).isEqualTo("v1");
            assertThat(versions.inUse()).hasSize(1).containsKey(ID);
            assertThat(versions.discard(ID, "v1")).as("what was in use stays").isFalse();

            versions.useFolder(ID, "f3", store.student);
            assertThat(versions.inUse(ID).orElseThrow().installed()).isFalse();
            add(versions, "v2", store.student);
            assertThat(versions.discard(ID, "v2")).isTrue();
            assertThat(versions.of(ID))
                    .extracting(AssignmentVersions.Version::version)
                    .containsExactly("v1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void resultsThatCountAreCountedByTheVersionThatMadeThem(TestDatabase kind) {
        try (StoreContract store = new StoreContract(kind, folder)) {
            AssignmentVersions versions = new AssignmentVersions(store.database, store.clock);
            for (String word : new String[] {"one", "two"}) {
                long submission = store.handIn(store.student.id(), word);
                assertThat(store.submissions.claim(submission, word)).isNotNull();
                assertThat(store.gradings.finish(
                                submission, word, InventedReports.passing(1), StoredSubmission.State.GRADED, true))
                        .isTrue();
            }
            store.handIn(store.student.id(), "waits");

            String version = InventedReports.passing(1).assignment().version();
            assertThat(versions.countingBy(store.assignment.id())).containsExactly(java.util.Map.entry(version, 2));
            assertThat(versions.countingBy(ID)).containsExactly(java.util.Map.entry(version, 2));
        }
    }
}
