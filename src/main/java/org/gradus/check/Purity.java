package org.gradus.check;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradus.check.Content.Part;

/**
 * How a submission treats its inputs, its results and its own state. A submission that answers zeros, or the same numbers whatever it
 * is asked, has nothing that could be examined, and fails.
 */
public final class Purity {
    /** Differences below this, relative to the largest entry of a matrix, come from another order of summation and are not punished. */
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
     * Holds if the answer depends on the arguments alone: the same call gives the same answer twice, after calls of other sizes, on a
     * new instance that sees the probes in another order, and after calls with other numbers in arguments of the same sizes.
     */
    public void answersTheSameAt(List<Probe> probes) {
        Method method = submitted.method(methodName);
        Probe.requireSome(probes);
        List<List<Part>> first = answers(submitted, Subject.Call.at(probes, submitted, method));
        requireContent(method, probes, first);
        Subject other = submitted.fresh();
        List<Subject.Call> again = new ArrayList<>();
        for (int i = probes.size() - 1; i >= 0; i--) {
            Object[] arguments = probes.get(i).arguments(method);
            again.add(new Subject.Call(submitted, method, arguments));
            again.add(new Subject.Call(other, method, arguments));
        }
        List<List<Part>> later = answers(submitted, again);
        for (int k = 0; k < later.size(); k++) {
            int i = probes.size() - 1 - k / 2;
            compare(
                    first.get(i),
                    later.get(k),
                    probes.get(i),
                    k % 2 == 0 ? "called again" : "called on a new instance");
        }
        remembersNothing(method, probes, first.get(0));
        Evidence.current()
                .add(Finding.of(submitted.label() + ": the same answer at " + Numbers.count(probes.size(), "probe")
                        + ", called twice, in another order, on a new instance, and after calls with other numbers."));
    }

    /**
     * Changes one argument after the other and keeps all sizes: what was remembered by size, or by some of the arguments, is stale
     * then, as a new instance shows. What all instances remember together shows when every array has changed and the answer has not.
     */
    private void remembersNothing(Method method, List<Probe> probes, List<Part> before) {
        List<Probe> variants = OtherNumbers.oneByOne(method, probes);
        List<Subject.Call> calls = new ArrayList<>();
        for (Probe probe : variants) {
            Object[] arguments = probe.arguments(method);
            calls.add(new Subject.Call(submitted, method, arguments));
            calls.add(new Subject.Call(submitted.fresh(), method, arguments));
        }
        List<List<Part>> answers = answers(submitted, calls);
        for (int i = 0; i < variants.size(); i++) {
            Probe probe = variants.get(i);
            List<Part> answer = answers.get(2 * i);
            compare(answers.get(2 * i + 1), answer, probe, "called after calls with other numbers");
            if (OtherNumbers.inAllMatrices(method, probes.get(0), probe)
                    && hasFractions(before)
                    && Content.identical(before, answer)) {
                throw broken(
                        Fault.Kind.STALE_ANSWERS,
                        Finding.of(
                                submitted.label() + ": " + methodName
                                        + " gave an old answer again, though every matrix held other numbers.",
                                "an answer that depends on the arguments",
                                "the answer to an earlier call with matrices of the same sizes",
                                "probe with " + probe.name()));
            }
        }
    }

    /** An answer of whole numbers alone, such as predicted classes, may stay the same by chance. */
    private static boolean hasFractions(List<Part> answer) {
        return answer.stream()
                .flatMapToDouble(part -> Arrays.stream(part.values()))
                .anyMatch(value -> Double.isFinite(value) && value != Math.rint(value));
    }

    /** Holds if no argument is changed in place. */
    public void leavesInputsUnchangedAt(List<Probe> probes) {
        Method method = submitted.method(methodName);
        Probe.requireSome(probes);
        List<List<Part>> answers = new ArrayList<>();
        List<Subject.Call> calls = Subject.Call.at(probes, submitted, method);
        List<Answer> given = submitted.callAll(calls);
        for (int i = 0; i < given.size(); i++) {
            Answer answer = given.get(i);
            Object[] arguments = calls.get(i).arguments();
            Probe probe = probes.get(i);
            answers.add(Content.parts(answer.value()));
            answer.changed().keySet().stream().min(Integer::compare).ifPresent(index -> {
                throw broken(
                        Fault.Kind.CHANGES_ARGUMENTS,
                        changed(
                                method.getParameters()[index].getName(),
                                arguments[index],
                                Objects.requireNonNull(answer.changed().get(index)),
                                probe));
            });
        }
        requireContent(method, probes, answers);
        Evidence.current().add(Finding.of(submitted.label() + ": no argument was changed."));
    }

    /** Holds if every call returns new objects that later calls leave alone. */
    public void returnsNewObjectsAt(List<Probe> probes) {
        Method method = submitted.method(methodName);
        Probe.requireSome(probes);
        List<List<Part>> answers = new ArrayList<>();
        // Twice in a row: a worker compares a result with the last few only.
        List<Probe> twice =
                probes.stream().flatMap(probe -> Stream.of(probe, probe)).toList();
        List<Answer> given = submitted.callAll(Subject.Call.at(twice, submitted, method));
        for (int i = 0; i < given.size(); i++) {
            answers.add(Content.parts(given.get(i).value()));
            if (given.get(i).reusedResult()) {
                throw broken(
                        Fault.Kind.REUSES_RESULTS,
                        Finding.of(
                                submitted.label() + ": a later call of " + methodName
                                        + " changed or returned again a matrix that an earlier call had returned.",
                                "a new matrix from each call",
                                "a matrix that belongs to an earlier result",
                                "probe with " + twice.get(i).name()));
            }
        }
        requireContent(method, probes, answers);
        Evidence.current().add(Finding.of(submitted.label() + ": every call returned new objects."));
    }

    private static List<List<Part>> answers(Subject subject, List<Subject.Call> calls) {
        return subject.callAll(calls).stream()
                .map(answer -> Content.parts(answer.value()))
                .toList();
    }

    private CheckFailed broken(Fault.Kind kind, Finding finding) {
        return Evidence.current().broken(kind, submitted.role(), finding);
    }

    private static List<Part> answer(Subject subject, Method method, Probe probe) {
        return Content.parts(subject.call(method, probe.arguments(method)).value());
    }

    /** Refuses a method that answers the same at every probe, wherever two answers overlap: zeros, other constants, NaN. */
    private void requireContent(Method method, List<Probe> probes, List<List<Part>> answers) {
        List<Part> first = answers.get(0);
        boolean constant = answers.stream().allMatch(answer -> overlaps(first, answer));
        if (constant && probes.size() == 1) {
            constant = OtherNumbers.oneByOne(method, probes).stream()
                    .allMatch(probe -> overlaps(first, answer(submitted.fresh(), method, probe)));
        }
        if (constant) {
            throw new CheckFailed(Finding.of(submitted.label() + ": " + methodName
                    + " answers with zeros or other constants only, so there is nothing to examine yet."));
        }
    }

    private static boolean overlaps(List<Part> left, List<Part> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            Part a = left.get(i);
            Part b = right.get(i);
            for (int row = 0; row < Math.min(a.rows(), b.rows()); row++) {
                for (int column = 0; column < Math.min(a.columns(), b.columns()); column++) {
                    double one = a.values()[row * a.columns() + column];
                    double two = b.values()[row * b.columns() + column];
                    if (one != two && !(Double.isNaN(one) && Double.isNaN(two))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void compare(List<Part> first, List<Part> second, Probe probe, String when) {
        boolean sameShapes = Content.sameShapes(first, second);
        double relative = 0;
        double absolute = 0;
        for (int i = 0; sameShapes && i < first.size(); i++) {
            double difference = difference(first.get(i).values(), second.get(i).values());
            double floor = first.get(i).values().length == 1 ? 1 : Double.MIN_NORMAL;
            absolute = Math.max(absolute, difference);
            relative = Math.max(relative, difference / Math.max(first.get(i).largest(), floor));
        }
        if (sameShapes && absolute == 0) {
            return;
        }
        if (sameShapes && relative < ROUNDING) {
            Evidence.current()
                    .add(Finding.of(submitted.label() + ": the last digits differ when " + when + " ("
                            + Numbers.error(relative) + "); this costs nothing."));
            return;
        }
        throw broken(
                Fault.Kind.NOT_REPEATABLE,
                Finding.of(
                        submitted.label() + ": the same arguments gave another answer when " + when + "."
                                + (sameShapes && isTwice(first, second)
                                        ? " The second answer is exactly twice the first."
                                        : ""),
                        "the same numbers",
                        sameShapes
                                ? "numbers that differ by up to " + Numbers.show(absolute)
                                : "matrices of other sizes",
                        "probe with " + probe.name()));
    }

    private static double largestDifference(List<Part> first, List<Part> second) {
        double largest = 0;
        for (int i = 0; i < first.size(); i++) {
            largest = Math.max(
                    largest, difference(first.get(i).values(), second.get(i).values()));
        }
        return largest;
    }

    /** Largest difference of two entries; infinite if only one of the two is finite, or both are infinite or NaN in different ways. */
    private static double difference(double[] first, double[] second) {
        double largest = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] != second[i] && Double.compare(first[i], second[i]) != 0) {
                double difference = Math.abs(first[i] - second[i]);
                largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
            }
        }
        return largest;
    }

    /** Whether every number that differs is twice the first, as when results accumulate. */
    private static boolean isTwice(List<Part> first, List<Part> second) {
        for (int i = 0; i < first.size(); i++) {
            double[] one = first.get(i).values();
            double[] two = second.get(i).values();
            for (int k = 0; k < one.length; k++) {
                if (one[k] != two[k] && !(Math.abs(two[k] - 2 * one[k]) <= 1e-12 * Math.abs(two[k]))) {
                    return false;
                }
            }
        }
        return true;
    }

    private Finding changed(String parameter, Object before, Object after, Probe probe) {
        List<Part> old = Content.parts(before);
        List<Part> now = Content.parts(after);
        String how = after instanceof String state
                ? state
                : Content.sameShapes(old, now)
                        ? parameter + " changed by up to " + Numbers.show(largestDifference(old, now))
                        : parameter + " with another shape";
        return Finding.of(
                submitted.label() + ": " + methodName + " changes its argument " + parameter + " in place.",
                parameter + " as it was",
                how,
                "probe with " + probe.name());
    }
}
