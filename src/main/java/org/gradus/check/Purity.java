package org.gradus.check;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a submission treats its inputs, its results and its own state. A submission that answers zeros everywhere has nothing that could
 * be examined, and fails.
 */
public final class Purity {
    /** Differences below this, relative to the largest entry, come from another order of summation and are not punished. */
    private static final double ROUNDING = 1e-13;

    private final Subject submitted;
    private final String methodName;

    private Purity(Subject submitted, String methodName) {
        this.submitted = submitted;
        this.methodName = methodName;
    }

    static Purity of(Subject submitted) {
        return new Purity(submitted, "evaluate");
    }

    /** Examines this method; {@code evaluate} if it is not said. */
    public Purity on(String method) {
        return new Purity(submitted, method);
    }

    /**
     * Holds if the answer depends on the arguments alone: the same call gives the same answer twice, after calls of other sizes, and
     * on a new instance that sees the probes in another order.
     */
    public void answersTheSameAt(List<Probe> probes) {
        Method method = submitted.method(methodName);
        List<double[]> first = new ArrayList<>();
        for (Probe probe : probes) {
            first.add(numbers(submitted, method, probe));
        }
        requireContent(first);
        Subject other = submitted.fresh();
        for (int i = probes.size() - 1; i >= 0; i--) {
            compare(first.get(i), numbers(submitted, method, probes.get(i)), probes.get(i), "called again");
            compare(first.get(i), numbers(other, method, probes.get(i)), probes.get(i), "called on a new instance");
        }
        // Values changed under the same shape: a cache keyed by shape or by object would answer with the old numbers.
        Probe base = probes.get(0);
        Probe scaled = base.with("reg", base.inputs().get("reg") instanceof Double reg ? reg + 1 : 0.0);
        if (base.inputs().containsKey("reg")) {
            double[] changed = numbers(submitted, method, scaled);
            if (Arrays.equals(changed, first.get(0))) {
                compare(numbers(submitted.fresh(), method, scaled), changed, scaled, "called with another reg");
            }
        }
        Evidence.current()
                .add(Finding.of(submitted.label() + ": the same answer at " + Numbers.count(probes.size(), "probe")
                        + ", called twice, in another order, and on a new instance."));
    }

    /** Holds if no argument is changed in place. */
    public void leavesInputsUnchangedAt(List<Probe> probes) {
        Method method = submitted.method(methodName);
        List<double[]> answers = new ArrayList<>();
        for (Probe probe : probes) {
            Object[] arguments = probe.arguments(method);
            Answer answer = submitted.call(method, arguments);
            answers.add(Content.numbers(answer.value()));
            answer.changed().forEach((index, after) -> {
                throw new CheckFailed(changed(method.getParameters()[index].getName(), arguments[index], after, probe));
            });
        }
        requireContent(answers);
        Evidence.current().add(Finding.of(submitted.label() + ": no argument was changed."));
    }

    /** Holds if every call returns new objects that later calls leave alone. */
    public void returnsNewObjectsAt(List<Probe> probes) {
        Method method = submitted.method(methodName);
        List<double[]> answers = new ArrayList<>();
        List<Probe> twice = new ArrayList<>(probes);
        twice.addAll(probes);
        for (Probe probe : twice) {
            Answer answer = submitted.call(method, probe.arguments(method));
            answers.add(Content.numbers(answer.value()));
            if (answer.reusedResult()) {
                throw new CheckFailed(Finding.of(
                        submitted.label() + ": a later call of " + methodName
                                + " changed or returned again a matrix that an earlier call had returned.",
                        "a new matrix from each call",
                        "a matrix that belongs to an earlier result",
                        "probe with " + probe.name()));
            }
        }
        requireContent(answers);
        Evidence.current().add(Finding.of(submitted.label() + ": every call returned new objects."));
    }

    private static double[] numbers(Subject subject, Method method, Probe probe) {
        return Content.numbers(subject.call(method, probe.arguments(method)).value());
    }

    private void requireContent(List<double[]> answers) {
        boolean constant = answers.stream()
                .allMatch(numbers -> Arrays.stream(numbers)
                        .allMatch(value -> value == 0 || (value == Math.rint(value) && Math.abs(value) < 100)));
        if (constant) {
            throw new CheckFailed(Finding.of(submitted.label() + ": " + methodName
                    + " answers with zeros or constants only, so there is nothing to examine yet."));
        }
    }

    private void compare(double[] first, double[] second, Probe probe, String when) {
        double scale = Double.MIN_NORMAL;
        double difference = first.length == second.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            if (Double.compare(first[i], second[i]) != 0) {
                scale = Math.max(scale, Math.abs(first[i]));
                difference = Math.max(difference, Math.abs(first[i] - second[i]));
                if (Double.isNaN(difference)) {
                    difference = Double.POSITIVE_INFINITY;
                }
            }
        }
        if (difference == 0) {
            return;
        }
        if (difference / scale < ROUNDING) {
            Evidence.current()
                    .add(Finding.of(submitted.label() + ": the last digits differ when " + when + " ("
                            + Numbers.error(difference / scale) + "); this costs nothing."));
            return;
        }
        boolean doubled = first.length == second.length && isMultiple(first, second, 2);
        throw new CheckFailed(Finding.of(
                submitted.label() + ": the same arguments gave another answer when " + when + "."
                        + (doubled ? " The second answer is exactly twice the first." : ""),
                "the same numbers",
                "numbers that differ by up to " + Numbers.show(difference),
                "probe with " + probe.name()));
    }

    /** Whether some block of the second answer is this multiple of the first, as when results accumulate. */
    private static boolean isMultiple(double[] first, double[] second, double factor) {
        int different = 0;
        int multiples = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] != second[i]) {
                different++;
                multiples += Math.abs(second[i] - factor * first[i]) <= 1e-12 * Math.abs(second[i]) ? 1 : 0;
            }
        }
        return different > 0 && different == multiples;
    }

    private Finding changed(String parameter, Object before, Object after, Probe probe) {
        if (after instanceof String state) {
            return Finding.of(
                    submitted.label() + ": " + methodName + " changes its argument " + parameter + " in place.",
                    parameter + " as it was",
                    state,
                    "probe with " + probe.name());
        }
        double[] old = Content.numbers(before);
        double[] now = Content.numbers(after);
        double largest = old.length == now.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(old.length, now.length); i++) {
            largest = Math.max(largest, Math.abs(now[i] - old[i]));
        }
        return Finding.of(
                submitted.label() + ": " + methodName + " changes its argument " + parameter + " in place.",
                parameter + " as it was",
                parameter + " changed by up to " + Numbers.show(largest),
                "probe with " + probe.name());
    }
}
