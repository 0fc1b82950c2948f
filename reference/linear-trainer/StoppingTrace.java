package org.gradus.assignments.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.trainer.RecordedLoss.Call;
import org.gradus.check.Finding;
import org.gradus.check.Probe;

/**
 * One run of {@code trainWithEarlyStopping} with all that it asked the given loss, judged by the submission's own weights: also a
 * trainer with wrong steps may stop rightly.
 *
 * @param calls evaluations in order
 * @param stopped what was returned
 */
record StoppingTrace(Probe probe, List<Call> calls, StoppedTraining stopped) {
    private static final int MOST_ROWS = 1_000;
    private static final int SHOWN = 16;

    static StoppingTrace of(LinearTrainer submitted, Probe probe) {
        RecordedLoss loss = new RecordedLoss((BatchLoss) probe.input("loss"));
        StoppedTraining stopped = TrainerProbes.stopped(submitted, probe, loss);
        return new StoppingTrace(probe, loss.calls(), stopped);
    }

    /** The evaluations on all validation examples, one after each epoch if all is well. */
    private List<Call> looks() {
        return calls.stream().filter(call -> call.isOn(probe.matrix("xValid"))).toList();
    }

    /** Finds what is wrong with when it looked at the validation examples, and when it stopped. */
    Optional<Finding> wrongStop() {
        List<Call> looks = looks();
        if (looks.isEmpty()) {
            return found(
                    "The given loss was never evaluated on the validation examples.",
                    "one evaluation on all of xValid after each epoch",
                    calls.size() + " evaluations, none of them on xValid",
                    "after epoch 0");
        }
        int patience = (Integer) probe.input("patience");
        int most = ((List<?>) probe.input("orders")).size();
        if (looks.size() > most) {
            return found(
                    "The given loss was evaluated on the validation examples more often than there are epochs.",
                    "at most " + most + " evaluations on xValid",
                    looks.size() + " evaluations",
                    "");
        }
        double smallest = Double.POSITIVE_INFINITY;
        int waited = 0;
        for (int epoch = 0; epoch < looks.size(); epoch++) {
            if (looks.get(epoch).reg() != 0) {
                return found(
                        "The validation loss holds the penalty.",
                        "an evaluation on xValid with reg = 0",
                        "reg = " + Trace.number(looks.get(epoch).reg()),
                        "after epoch " + epoch);
            }
            if (waited >= patience) {
                return found(
                        "Training went on although " + patience
                                + " epochs in a row had not given a smaller validation loss.",
                        "the end after epoch " + (epoch - 1),
                        "epoch " + epoch,
                        "losses so far " + losses(looks, epoch));
            }
            double loss = looks.get(epoch).answer().loss();
            waited = loss < smallest ? 0 : waited + 1;
            smallest = Math.min(smallest, loss);
        }
        if (waited < patience && looks.size() < most) {
            return found(
                    "Training stopped too early: " + waited
                            + " epochs in a row had not given a smaller validation loss, and patience" + " is "
                            + patience + ".",
                    "another epoch",
                    "the end after epoch " + (looks.size() - 1),
                    "losses so far " + losses(looks, looks.size()));
        }
        return Optional.empty();
    }

    /** Finds what is wrong with the returned validation losses and the number of the best epoch. */
    Optional<Finding> wrongRecord() {
        List<Call> looks = looks();
        if (looks.isEmpty()) {
            return found(
                    "There is no validation loss to return.", "an evaluation on xValid after each epoch", "none", "");
        }
        double[] returned = stopped.validationLosses();
        if (returned.length != looks.size()) {
            return found(
                    "There must be one validation loss for each epoch that was run.",
                    looks.size() + " numbers",
                    returned.length + " numbers",
                    "validationLosses");
        }
        for (int epoch = 0; epoch < returned.length; epoch++) {
            double loss = looks.get(epoch).answer().loss();
            if (!Trace.close(returned[epoch], loss)) {
                return found(
                        "A validation loss is not what the given loss returned on the validation examples.",
                        Trace.number(loss),
                        Trace.number(returned[epoch]),
                        "validationLosses[" + epoch + "]");
            }
        }
        int best = best(looks);
        return stopped.bestEpoch() == best
                ? Optional.empty()
                : found(
                        "Another epoch has the smallest validation loss.",
                        "bestEpoch = " + best + " (counted from 0), with the loss "
                                + Trace.number(looks.get(best).answer().loss()),
                        "bestEpoch = " + stopped.bestEpoch(),
                        "losses " + losses(looks, looks.size()));
    }

    /** Finds what is wrong with the returned weights. */
    Optional<Finding> wrongWeights() {
        List<Call> looks = looks();
        if (looks.isEmpty()) {
            return found(
                    "There are no best weights without a look at the validation examples.",
                    "an evaluation on xValid after each epoch",
                    "none",
                    "");
        }
        int best = best(looks);
        SimpleMatrix expected = looks.get(best).w();
        if (Trace.close(stopped.weights(), expected, expected.elementMaxAbs())) {
            return Optional.empty();
        }
        SimpleMatrix last = looks.get(looks.size() - 1).w();
        boolean isLast = Trace.close(stopped.weights(), last, last.elementMaxAbs());
        return found(
                isLast
                        ? "The returned weights are those after the last epoch, not those after the best one."
                        : "The returned weights are not those after the best epoch.",
                "the weights after epoch " + best,
                isLast ? "the weights after epoch " + (looks.size() - 1) : "others",
                "weights");
    }

    /** Finds a use of the validation examples that changes the weights. */
    Optional<Finding> trainedOnValidation() {
        int epoch = 0;
        int looks = 0;
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            if (!call.isOn(probe.matrix("xValid"))) {
                if (holdsOneOf(call.x(), probe.matrix("xValid"))) {
                    return found(
                            "A batch holds validation examples.",
                            "examples of x only",
                            "examples of xValid among them",
                            "evaluation " + i + " (counted from 0)");
                }
                continue;
            }
            looks++;
            if (i + 1 < calls.size() && !RecordedLoss.same(calls.get(i + 1).w(), call.w())) {
                SimpleMatrix step = call.answer().gradient().scale(-probe.number("learningRate"));
                boolean isStep = Trace.close(
                        calls.get(i + 1).w(), call.w().plus(step), call.w().elementMaxAbs());
                return found(
                        isStep
                                ? "After a look at the validation loss you take a step with its gradient: you train on the validation"
                                        + " examples."
                                : "The weights changed between a look at the validation loss and the next batch.",
                        "the same weights before and after",
                        isStep ? "a step of gradient descent" : "other weights",
                        "after epoch " + epoch + " (counted from 0)");
            }
            epoch++;
        }
        return looks > 1
                ? Optional.empty()
                : found(
                        "The validation loss was not watched: there is nothing to judge.",
                        "one evaluation on all of xValid after each epoch",
                        looks + " evaluations",
                        "");
    }

    static boolean holdsOneOf(SimpleMatrix batch, SimpleMatrix examples) {
        for (int i = 0; i < batch.getNumRows(); i++) {
            for (int k = 0; k < examples.getNumRows(); k++) {
                if (RecordedLoss.same(batch.getRow(i), examples.getRow(k))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int best(List<Call> looks) {
        int best = 0;
        for (int epoch = 1; epoch < looks.size(); epoch++) {
            best = looks.get(epoch).answer().loss() < looks.get(best).answer().loss() ? epoch : best;
        }
        return best;
    }

    /** The last losses before an epoch; a submission may have asked for thousands. */
    private static String losses(List<Call> looks, int count) {
        List<String> losses = new ArrayList<>();
        int from = Math.max(0, count - SHOWN);
        looks.subList(from, count)
                .forEach(call -> losses.add(Trace.number(call.answer().loss())));
        return (from > 0 ? "… " : "") + losses;
    }

    private Optional<Finding> found(String sentence, String expected, String found, String where) {
        return Optional.of(
                Finding.of(sentence, expected, found, where.isEmpty() ? probe.name() : where + "; " + probe.name()));
    }
}
