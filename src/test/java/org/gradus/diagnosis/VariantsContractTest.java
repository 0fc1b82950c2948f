package org.gradus.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradus.api.LossAndGradient;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.Figure;
import org.gradus.check.Observation;
import org.gradus.check.Probe;
import org.gradus.diagnosis.Measurement.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every assignment's variants must keep to. */
class VariantsContractTest {
    @TempDir
    Path cache;

    @Test
    void noWorkerGetsVariantsOrAnythingElseOfTheTrustedSide() {
        AssignmentCatalog catalog = Measurement.catalog(cache);
        List<String> diagnosed = new ArrayList<>();
        for (String id : catalog.ids()) {
            Assignment assignment = catalog.load(id);
            for (Diagnoser diagnoser : assignment.diagnosing().diagnosers()) {
                diagnosed.add(id);
                String variants = diagnoser.variants().getClass().getName();
                assertThat(assignment.interfaces().keySet())
                        .as("classes that a worker of %s gets", id)
                        .isNotEmpty()
                        .noneMatch(name -> name.startsWith(variants))
                        .noneMatch(name ->
                                name.contains(".mistakes.") || name.endsWith("Reference") || name.endsWith("Checks"));
            }
        }
        assertThat(diagnosed).contains("softmax-classifier", "hinge-classifier", "two-layer-net");
    }

    @Test
    void rightTermsAreTheReference() {
        AssignmentCatalog catalog = Measurement.catalog(cache);
        for (String id : List.of("softmax-classifier", "hinge-classifier", "two-layer-net")) {
            Model model = Model.of(catalog, id);
            Explanation found = model.diagnoser()
                    .explain(model.observe(
                            model.draw(5),
                            model.assignment()
                                    .reference(model.assignment().roles().get(0))));

            assertThat(found.outcome()).as(id).isEqualTo(Outcome.RIGHT);
            assertThat(found.complete()).isTrue();
            assertThat(found.figures()).isEmpty();
        }
    }

    @Test
    void unknownMistakeIsLeftUnnamedWithFacts() {
        Model model = Model.of(Measurement.catalog(cache), "softmax-classifier");
        LinearSlips.Plan right = LinearSlips.Plan.right(false);
        List<Probe> probes = model.draw(7);
        Observation observation = model.observe(probes, probe -> {
            var answer = right.evaluate(probe);
            return new LossAndGradient(
                    answer.loss(),
                    answer.gradient().elementOp((int i, int j, double value) -> i == 1 ? Math.tanh(value + j) : value));
        });

        Explanation found = model.diagnoser().explain(observation);

        assertThat(found.complete()).isFalse();
        assertThat(found.causes()).isEmpty();
        assertThat(found.outcome()).isEqualTo(Outcome.GRADIENT_WRONG);
        assertThat(found.facts())
                .contains("Your loss is right.")
                .anyMatch(fact -> fact.startsWith("Of your gradient, rows 0 and 2 (counted from 0) are right"))
                .anyMatch(fact -> fact.startsWith("The cosine of the angle"));
        assertThat(found.figures()).hasSize(2).hasAtLeastOneElementOfType(Figure.Ratios.class);
    }

    @Test
    void lackOfPrecisionIsNotToldInRatios() {
        Model model = Model.of(Measurement.catalog(cache), "softmax-classifier");
        LinearSlips.Plan right = LinearSlips.Plan.right(false);
        Observation observation = model.observe(model.draw(7), probe -> {
            var answer = right.evaluate(probe);
            return new LossAndGradient(
                    answer.loss() * (1 + 2e-6),
                    answer.gradient().elementOp((int i, int j, double value) -> value * (1 + 1e-6 * Math.sin(i + j))));
        });

        assertThat(model.diagnoser().explain(observation).facts())
                .noneMatch(fact -> fact.contains("between"))
                .anyMatch(fact -> fact.startsWith("Yours is nearly the expected one: look for a float"));
    }

    @Test
    void notANumberIsSaidAndExplainsNothing() {
        Model model = Model.of(Measurement.catalog(cache), "softmax-classifier");
        LinearSlips.Plan right = LinearSlips.Plan.right(false);
        Observation observation = model.observe(
                model.draw(7),
                probe -> new LossAndGradient(Double.NaN, right.evaluate(probe).gradient()));

        Explanation found = model.diagnoser().explain(observation);

        assertThat(found.causes()).isEmpty();
        assertThat(found.outcome()).isEqualTo(Outcome.LOSS_WRONG);
        assertThat(found.facts()).contains("Your loss is not finite at any probe.");
    }

    @Test
    void matrixThatIsTransposedIsSaidSo() {
        Model model = Model.of(Measurement.catalog(cache), "softmax-classifier");
        LinearSlips.Plan right = LinearSlips.Plan.right(false);
        Observation observation = model.observe(model.draw(7), probe -> {
            var answer = right.evaluate(probe);
            return new LossAndGradient(answer.loss(), answer.gradient().transpose());
        });

        assertThat(model.diagnoser().explain(observation).labels()).containsExactly("transposed@gradient");
    }
}
