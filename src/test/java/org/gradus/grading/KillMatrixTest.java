package org.gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.grading.KillMatrix.Kind;
import org.gradus.grading.KillMatrix.Row;
import org.junit.jupiter.api.Test;

/** What a kill matrix calls a problem. Two checks, one of the loss and one of the gradient. */
class KillMatrixTest {
    private static final Row REFERENCE = row(Kind.REFERENCE, "reference", Set.of(), 1, 1);
    private static final Row WRONG_LOSS = row(Kind.MISTAKE, "WrongLoss", Set.of("loss"), 0, 1);
    private static final Row WRONG_GRADIENT = row(Kind.MISTAKE, "WrongGradient", Set.of("gradient"), 1, 0.5);

    private static Row row(Kind kind, String name, Set<String> mustLoseOn, double loss, double gradient) {
        return new Row(kind, name, mustLoseOn, Map.of("loss", loss, "gradient", gradient), Duration.ZERO);
    }

    private static KillMatrix matrix(Row... rows) {
        return new KillMatrix("invented", List.of("loss", "gradient"), List.of(rows), List.of());
    }

    private static List<String> problems(Row more) {
        return matrix(REFERENCE, WRONG_LOSS, WRONG_GRADIENT, more).problems();
    }

    @Test
    void provedChecksHaveNoProblem() {
        KillMatrix matrix = matrix(REFERENCE, WRONG_LOSS, WRONG_GRADIENT);

        assertThat(matrix.problems()).isEmpty();
        assertThat(matrix.survivors()).isEmpty();
        assertThat(matrix.redundantChecks()).isEmpty();
    }

    @Test
    void starterMustEarnNothingAtAll() {
        Set<String> all = Set.of("loss", "gradient");

        assertThat(problems(row(Kind.STARTER, "starter", all, 0, 0))).isEmpty();
        assertThat(problems(row(Kind.STARTER, "starter", all, 0, 0.25)))
                .containsExactly("The starter earns points on gradient; it must earn none.");
    }

    @Test
    void spoiledAnswerMayPassWhatLooksAtNoMatrix() {
        Set<String> judging = Set.of("gradient");

        assertThat(problems(row(Kind.SPOILED, "all matrices zero", judging, 1, 0)))
                .isEmpty();
        assertThat(problems(row(Kind.SPOILED, "all matrices zero", judging, 0, 1)))
                .containsExactly(
                        "The reference with all matrices zero loses nothing on gradient, where matrices are looked at.");
    }

    @Test
    void checksThatASpoiledAnswerPassesAreNamed() {
        Row zero = row(Kind.SPOILED, "all matrices zero", Set.of("gradient"), 1, 0);
        Row lost = row(Kind.SPOILED, "all matrices negated", Set.of("gradient"), 0.5, 0);

        assertThat(matrix(REFERENCE, zero, lost).checksPassedSpoiled()).containsExactly("loss");
        assertThat(matrix(REFERENCE, lost, WRONG_GRADIENT).checksPassedSpoiled())
                .isEmpty();
    }

    @Test
    void survivorIsToldFromAMistakeThatAnotherCheckCatches() {
        Row survivor = row(Kind.MISTAKE, "Harmless", Set.of("gradient"), 1, 1);

        assertThat(matrix(REFERENCE, survivor).survivors()).containsExactly(survivor);
        assertThat(problems(survivor)).containsExactly("The mistake Harmless survives: no check takes points away.");
        assertThat(problems(row(Kind.MISTAKE, "Elsewhere", Set.of("gradient"), 0, 1)))
                .containsExactly("The mistake Elsewhere is not caught by gradient; it loses points on loss.");
    }

    @Test
    void checkThatCatchesNothingIsAProblemAndARedundantOneIsNot() {
        assertThat(matrix(REFERENCE, WRONG_LOSS).problems())
                .containsExactly("The check gradient catches no known mistake.");

        KillMatrix redundant = matrix(REFERENCE, WRONG_LOSS, row(Kind.MISTAKE, "Both", Set.of("gradient"), 0, 0));
        assertThat(redundant.problems()).isEmpty();
        assertThat(redundant.redundantChecks()).containsExactly("gradient");
        assertThat(redundant.mistakesLostOnlyOn("loss")).containsExactly(WRONG_LOSS);
    }

    @Test
    void gapsAreProblems() {
        assertThat(new KillMatrix(
                                "invented",
                                List.of("loss", "gradient"),
                                List.of(REFERENCE, WRONG_LOSS, WRONG_GRADIENT),
                                List.of("Nobody looked."))
                        .problems())
                .containsExactly("Nobody looked.");
    }
}
