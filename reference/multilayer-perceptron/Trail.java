package org.gradus.assignments.perceptron;

import static org.gradus.check.Words.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.CheckFailed;
import org.gradus.check.Comparison;
import org.gradus.check.Finding;
import org.gradus.check.Probe;

/**
 * Follows a submission's intermediate results step by step. Each step is compared with the reference; of a wrong one the report also
 * says whether it is a mistake of its own, or right for the wrong numbers that it was given. So the first mistake is named as such,
 * and what it spoils further on does not look like more mistakes.
 */
final class Trail {
    private final Object submitted;
    private final Object reference;
    private final List<Probe> probes;
    private final Function<Probe, ForwardPass> forward;
    private final Function<Probe, BackwardPass> backward;
    private final List<Step> wrong = new ArrayList<>();

    private Trail(
            Object submitted,
            Object reference,
            List<Probe> probes,
            Function<Probe, ForwardPass> forward,
            Function<Probe, BackwardPass> backward) {
        this.submitted = submitted;
        this.reference = reference;
        this.probes = probes;
        this.forward = forward;
        this.backward = backward;
    }

    /** The trail of a perceptron for several examples. */
    static Trail of(BatchPerceptron submitted, BatchPerceptron reference, List<Probe> probes) {
        return new Trail(
                submitted,
                reference,
                probes,
                probe -> submitted.forward(
                        probe.matrix("x"),
                        probe.matrix("w1"),
                        probe.matrix("b1"),
                        probe.matrix("w2"),
                        probe.matrix("b2")),
                probe -> submitted.backward(
                        probe.matrix("x"),
                        probe.labels("y"),
                        probe.matrix("w1"),
                        probe.matrix("b1"),
                        probe.matrix("w2"),
                        probe.matrix("b2")));
    }

    /** The trail of a perceptron for one example. */
    static Trail of(ExamplePerceptron submitted, ExamplePerceptron reference, List<Probe> probes) {
        return new Trail(
                submitted,
                reference,
                probes,
                probe -> submitted.forward(
                        probe.matrix("x"),
                        probe.matrix("w1"),
                        probe.matrix("b1"),
                        probe.matrix("w2"),
                        probe.matrix("b2")),
                probe -> submitted.backward(
                        probe.matrix("x"),
                        probe.labels("y")[0],
                        probe.matrix("w1"),
                        probe.matrix("b1"),
                        probe.matrix("w2"),
                        probe.matrix("b2")));
    }

    /** Returns one part of a check for each of these steps, to be run in their order. */
    List<Runnable> parts(List<Step> steps) {
        return steps.stream().<Runnable>map(step -> () -> examine(step)).toList();
    }

    private void examine(Step step) {
        try {
            compare(submitted)
                    .with(reference)
                    .on(step.method())
                    .in(step.component())
                    .agreesAt(probes);
        } catch (CheckFailed failed) {
            Finding finding = failed.findings().get(0);
            boolean follows = followsFromItsGivens(step);
            String verdict = follows
                    ? step.component() + " is right for your " + step.givens() + ": mend what comes before it."
                    : (wrong.isEmpty() ? "The first wrong step of this pass is " : "Another wrong step is ")
                            + step.component() + " = " + step.formula() + ".";
            if (!follows) {
                wrong.add(step);
            }
            throw new CheckFailed(new Finding(
                    finding.sentence() + " " + verdict,
                    finding.expected(),
                    finding.found(),
                    finding.where(),
                    finding.coordinates(),
                    // One picture is enough: the others show what follows from it.
                    follows ? List.of() : finding.figures()));
        }
    }

    /** Whether a step is what it must be for the submission's own results before it, at every probe. */
    private boolean followsFromItsGivens(Step step) {
        if (step == Step.HA) {
            return false;
        }
        for (Probe probe : probes) {
            ForwardPass forwards = forward.apply(probe);
            BackwardPass backwards = Step.BACKWARDS.contains(step) ? backward.apply(probe) : rightBackwards(probe);
            if (!hasRightShapes(probe, forwards, backwards)) {
                return false;
            }
            if (!isRight(step.from(probe, forwards, backwards), step.of(forwards, backwards))) {
                return false;
            }
        }
        return true;
    }

    /** Whether matrices of the same shape agree; what must be infinite or NaN, because what it is made of is, may be either. */
    private static boolean isRight(SimpleMatrix wanted, SimpleMatrix found) {
        double largest = 0;
        for (int i = 0; i < wanted.getNumElements(); i++) {
            largest = Double.isFinite(wanted.get(i)) ? Math.max(largest, Math.abs(wanted.get(i))) : largest;
        }
        for (int i = 0; i < wanted.getNumElements(); i++) {
            boolean equal = Double.isFinite(wanted.get(i))
                    ? Math.abs(found.get(i) - wanted.get(i)) <= Comparison.TOLERANCE * largest
                    : !Double.isFinite(found.get(i));
            if (!equal) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasRightShapes(Probe probe, ForwardPass forwards, BackwardPass backwards) {
        PerceptronReference right = new PerceptronReference();
        ForwardPass wanted = right.forward(
                probe.matrix("x"), probe.matrix("w1"), probe.matrix("b1"), probe.matrix("w2"), probe.matrix("b2"));
        BackwardPass wantedBack = rightBackwards(probe);
        for (Step step : Step.values()) {
            SimpleMatrix found = step.of(forwards, backwards);
            SimpleMatrix expected = step.of(wanted, wantedBack);
            if (found.getNumRows() != expected.getNumRows() || found.getNumCols() != expected.getNumCols()) {
                return false;
            }
        }
        return true;
    }

    private static BackwardPass rightBackwards(Probe probe) {
        return new PerceptronReference()
                .backward(
                        probe.matrix("x"),
                        probe.labels("y"),
                        probe.matrix("w1"),
                        probe.matrix("b1"),
                        probe.matrix("w2"),
                        probe.matrix("b2"));
    }
}
