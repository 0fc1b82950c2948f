package org.gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code reference/} keeps the contract: reference full points, every mistake caught by the check it names. */
class ReferenceContractTest {
    @TempDir
    private static Path cache;

    static List<String> assignments() {
        return new AssignmentCatalog(Path.of("reference"), cache).ids();
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void checksAreProvedByTheKillMatrix(String id) {
        Assignment assignment = new AssignmentCatalog(Path.of("reference"), cache).load(id);
        long start = System.nanoTime();
        KillMatrix matrix = new Verification(assignment, "contract").run();
        System.out.println(
                id + " " + matrix.rows().size() + " rows in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertThat(matrix.problems()).isEmpty();
        assertThat(matrix.rows()).hasSizeGreaterThan(20);
    }
}
