package org.gradus.check;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.numerics.Directions;
import org.gradus.numerics.GradientLadder;
import org.gradus.numerics.GradientVerdict;
import org.gradus.numerics.LineLosses;
import org.gradus.numerics.LineResult;
import org.gradus.numerics.Noise;
import org.gradus.numerics.Ratio;
import org.gradus.numerics.SlopedLosses;
import org.gradus.numerics.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Holds a submission's analytic gradient against numeric derivatives of its own loss, with error bars: no reference is needed, and
 * no fixed step or threshold is used. A gradient that agrees along three random directions is believed. Any other is examined: small
 * parameters are swept entry by entry, of large ones two directions of three must disagree before anybody is accused. A probe on a
 * kink accuses nobody.
 */
public final class GradientCheck {
    private static final int LARGEST_SWEEP = 400;
    private static final int DIRECTIONS = 3;
    private static final int WORST_SHOWN = 8;
    private static final int SAMPLED_COORDINATES = 24;
    private static final double NOISE_SPACING = 1e-9;
    private static final double OTHER_INPUT = 0.75;
    private static final int FEW_EXAMPLES = 32;
    private static final long DIRECTION_SEED = 31;

    private final Subject submitted;
    private final String lossMethod;
    private final String gradientMethod;
    private final Component loss;
    private final Component gradient;
    private final String parameter;
    private final @Nullable String scale;

    private GradientCheck(
            Subject submitted,
            String lossMethod,
            String gradientMethod,
            Component loss,
            Component gradient,
            String parameter,
            @Nullable String scale) {
        this.submitted = submitted;
        this.lossMethod = lossMethod;
        this.gradientMethod = gradientMethod;
        this.loss = loss;
        this.gradient = gradient;
        this.parameter = parameter;
        this.scale = scale;
    }

    static GradientCheck of(Subject submitted) {
        return new GradientCheck(
                submitted, "evaluate", "evaluate", new Component("loss"), new Component("gradient"), "w", null);
    }

    /** Checks the derivatives with respect to this parameter; {@code w} if it is not said. */
    public GradientCheck withRespectTo(String name) {
        return new GradientCheck(submitted, lossMethod, gradientMethod, loss, gradient, name, scale);
    }

    /** Takes the analytic gradient from this part of the result; {@code gradient} if it is not said. */
    public GradientCheck in(String part) {
        return new GradientCheck(submitted, lossMethod, gradientMethod, loss, new Component(part), parameter, scale);
    }

    /** Takes the analytic gradient from another method, as its whole result. */
    public GradientCheck from(String method) {
        return new GradientCheck(submitted, lossMethod, method, loss, Component.WHOLE, parameter, scale);
    }

    /** Takes the loss from another method, as its whole result; from {@code evaluate} if it is not said. */
    public GradientCheck lossFrom(String method) {
        return new GradientCheck(submitted, method, gradientMethod, Component.WHOLE, gradient, parameter, scale);
    }

    /** Names the input that multiplies the parameter: steps are chosen so that a score moves by about 0.01. */
    public GradientCheck multipliedBy(String input) {
        return new GradientCheck(submitted, lossMethod, gradientMethod, loss, gradient, parameter, input);
    }

    /** Holds if no probe shows that the gradient is not the gradient of the submission's own loss. */
    public void agreesAt(List<Probe> probes) {
        Probe.requireSome(probes);
        Evidence.current().checksGradient();
        List<Finding> open = new ArrayList<>();
        int lines = 0;
        int still = 0;
        double worst = 0;
        double[] losses = new double[probes.size()];
        List<Outcome> outcomes = outcomes(probes);
        for (int i = 0; i < losses.length; i++) {
            Probe probe = probes.get(i);
            Outcome outcome = outcomes.get(i);
            losses[i] = outcome.lossAtBase();
            if (outcome.isStill()) {
                still++;
                open.add(unmoved(probe));
            } else if (outcome.verdict().verdict() == Verdict.CANNOT_TELL) {
                open.add(outcome.unjudged(this, probe));
            } else {
                lines += outcome.lines().size();
                worst = Math.max(worst, outcome.worstError());
            }
        }
        if (still == probes.size()) {
            throw new CheckFailed(open.get(0));
        }
        if (2 * open.size() > probes.size()) {
            // Not judged is not agreed: a loss with noise on purpose would earn points otherwise.
            throw new CheckFailed(open);
        }
        requireDependence(probes, losses);
        Evidence.current()
                .add(Finding.of(label() + " agrees with the numeric derivatives of your loss along "
                        + Numbers.count(lines, "line") + "; largest relative error " + Numbers.error(worst) + "."));
        open.forEach(Evidence.current()::add);
    }

    private String label() {
        return submitted.label() + ": the gradient with respect to " + parameter;
    }

    /** A loss that does not depend on the parameter has the gradient zero, which would agree with an empty implementation. */
    private Finding unmoved(Probe probe) {
        return Finding.of(
                submitted.label() + ": the loss does not change with " + parameter
                        + ", and the gradient is zero: there is nothing to check yet.",
                "a loss that depends on " + parameter,
                "the same loss for every " + parameter,
                "probe with " + probe.name());
    }

    private record Outcome(double lossAtBase, GradientVerdict verdict, List<LineResult> lines, boolean looksLikeFloat) {
        boolean isStill() {
            return lines.stream().allMatch(line -> Math.abs(line.numeric()) <= line.bar() && line.analytic() == 0);
        }

        /** Largest relative error of a line; small derivatives are held against the largest, as their error bars are. */
        double worstError() {
            double smallest = 1e-3
                    * lines.stream()
                            .mapToDouble(line -> Math.abs(line.analytic()))
                            .max()
                            .orElse(0);
            return lines.stream()
                    .mapToDouble(line -> Math.abs(line.analytic() - line.numeric())
                            / Math.max(smallest, Math.max(Math.abs(line.analytic()), Math.abs(line.numeric()))))
                    .filter(Double::isFinite)
                    .max()
                    .orElse(0);
        }

        Finding unjudged(GradientCheck check, Probe probe) {
            String reason = looksLikeFloat
                    ? "your loss seems to be computed in float, not in double."
                    : verdict.kinks() > 0
                            ? "the loss has a kink there."
                            : "the numeric derivatives are too uncertain; is the loss noisy?";
            return Finding.of(
                    check.label() + " could not be judged at a probe: " + reason,
                    null,
                    null,
                    "probe with " + probe.name());
        }
    }

    /** What the submission says at a probe. */
    private record Claim(double loss, SimpleMatrix gradient) {}

    private List<Outcome> outcomes(List<Probe> probes) {
        IdentityHashMap<Probe, Outcome> outcomes = new IdentityHashMap<>();
        if (isTogether()) {
            List<Optional<Outcome>> glances = glances(probes);
            for (int i = 0; i < glances.size(); i++) {
                Probe probe = probes.get(i);
                glances.get(i).ifPresent(outcome -> outcomes.put(probe, outcome));
            }
        }
        List<Probe> doubtful =
                probes.stream().filter(probe -> !outcomes.containsKey(probe)).toList();
        if (!doubtful.isEmpty() || Evidence.current().isSomethingWrong()) {
            // What is wrong is told from all probes, also from those at which nothing shows. A gradient may fit its
            // loss, and both may be another function's.
            observe(probes);
        }
        List<Claim> claims = claims(doubtful);
        for (int i = 0; i < claims.size(); i++) {
            outcomes.put(doubtful.get(i), examine(doubtful.get(i), claims.get(i)));
        }
        return probes.stream()
                .map(probe -> Objects.requireNonNull(outcomes.get(probe)))
                .toList();
    }

    /** Whether one result holds the loss and the gradient. */
    private boolean isTogether() {
        return submitted.method(lossMethod).equals(submitted.method(gradientMethod));
    }

    /**
     * Each result says the loss and, by its gradient, the slopes: four of them at each probe, all asked for at once, show that a gradient
     * agrees. Empty where they do not; then it must be examined.
     */
    private List<Optional<Outcome>> glances(List<Probe> probes) {
        Method method = submitted.method(lossMethod);
        int argument = parameterIndex(method);
        List<double[]> firstSteps = new ArrayList<>();
        List<Subject.Sweep> sweeps = new ArrayList<>();
        for (Probe probe : probes) {
            Object[] arguments = probe.arguments(method);
            SimpleMatrix base = (SimpleMatrix) arguments[argument];
            double[] steps = firstSteps(base);
            GradientLadder.SlopedPoints points = GradientLadder.slopedPoints(steps);
            firstSteps.add(steps);
            sweeps.add(new Subject.Sweep(
                    method,
                    arguments,
                    argument,
                    loss.path(),
                    gradient.path(),
                    directions(probe, base.getNumElements()),
                    points.lines(),
                    points.steps()));
        }
        List<SlopedLosses> found = submitted.sweepAll(sweeps);
        return IntStream.range(0, found.size())
                .mapToObj(i -> new GradientLadder().glanceWithSlopes(found.get(i), firstSteps.get(i)))
                .map(GradientCheck::believed)
                .toList();
    }

    private static Optional<Outcome> believed(GradientLadder.Glance glance) {
        return glance.lines().stream().allMatch(line -> line.verdict() == Verdict.AGREES)
                ? Optional.of(new Outcome(
                        glance.lossAtBase(), GradientVerdict.ofDirections(glance.lines()), glance.lines(), false))
                : Optional.empty();
    }

    private List<double[]> directions(Probe probe, int entries) {
        double[] units = new double[entries];
        Arrays.fill(units, unit(probe));
        return List.of(Directions.random(DIRECTION_SEED, units, DIRECTIONS));
    }

    /** The change of an entry that alone moves a score by about 1. */
    private double unit(Probe probe) {
        return 1 / (scale == null ? 1 : probe.largest(scale));
    }

    private static double[] firstSteps(SimpleMatrix base) {
        double[] firstSteps = new double[DIRECTIONS];
        Arrays.fill(firstSteps, Directions.firstStep(base.getNumRows()));
        return firstSteps;
    }

    /** Keeps what the submission answers, so that what is wrong can be told even where only this check may be seen. */
    private void observe(List<Probe> probes) {
        Set<Method> methods =
                new LinkedHashSet<>(List.of(submitted.method(lossMethod), submitted.method(gradientMethod)));
        for (Method method : methods) {
            List<Object> found = submitted.callAll(Subject.Call.at(probes, submitted, method)).stream()
                    .map(Answer::value)
                    .toList();
            Evidence.current().observe(new Observation(submitted.role(), method, probes, found));
        }
    }

    private List<Claim> claims(List<Probe> probes) {
        Method losses = submitted.method(lossMethod);
        Method gradients = submitted.method(gradientMethod);
        List<Subject.Call> calls = new ArrayList<>(Subject.Call.at(probes, submitted, losses));
        boolean together = isTogether();
        if (!together) {
            calls.addAll(Subject.Call.at(probes, submitted, gradients));
        }
        List<Answer> answers = submitted.callAll(calls);
        int offset = together ? 0 : probes.size();
        return IntStream.range(0, probes.size())
                .mapToObj(i -> new Claim(
                        loss.number(answers.get(i).value()),
                        gradient.matrix(answers.get(i + offset).value())))
                .toList();
    }

    private Outcome examine(Probe probe, Claim claim) {
        Method losses = submitted.method(lossMethod);
        Object[] arguments = probe.arguments(losses);
        int argument = parameterIndex(losses);
        SimpleMatrix base = (SimpleMatrix) arguments[argument];
        double lossAtBase = claim.loss();
        SimpleMatrix analytic = claim.gradient();
        requireUsable(lossAtBase, analytic, base, probe);
        double[] entries = Content.rowMajor(analytic);
        double unit = unit(probe);
        List<double[]> directions = directions(probe, entries.length);
        LineLosses alongDirections =
                (lines, steps) -> submitted.sweep(losses, arguments, argument, loss.path(), directions, lines, steps);
        double[] derivatives = directions.stream()
                .mapToDouble(direction -> Directions.derivative(entries, direction))
                .toArray();
        double[] firstSteps = firstSteps(base);
        List<LineResult> glance = isTogether()
                ? List.of()
                : new GradientLadder()
                        .glance(alongDirections, lossAtBase, derivatives, firstSteps, largest(derivatives));
        if (!glance.isEmpty() && glance.stream().allMatch(line -> line.verdict() == Verdict.AGREES)) {
            return new Outcome(lossAtBase, GradientVerdict.ofDirections(glance), glance, false);
        }
        LineLosses alongCoordinates =
                (lines, steps) -> submitted.sweep(losses, arguments, argument, loss.path(), List.of(), lines, steps);
        Noise noise = Noise.estimate(alongDirections, 0, NOISE_SPACING);
        if (entries.length <= LARGEST_SWEEP) {
            List<LineResult> lines = coordinates(
                    alongCoordinates,
                    lossAtBase,
                    entries,
                    unit,
                    noise,
                    IntStream.range(0, entries.length).toArray());
            Outcome outcome = new Outcome(lossAtBase, GradientVerdict.of(lines), lines, noise.looksLikeFloat());
            return accuse(outcome, outcome.lines(), analytic, probe, noise);
        }
        List<LineResult> lines = new GradientLadder()
                .check(alongDirections, lossAtBase, derivatives, firstSteps, noise.sigma(), largest(derivatives));
        Outcome outcome = new Outcome(lossAtBase, GradientVerdict.ofDirections(lines), lines, noise.looksLikeFloat());
        List<LineResult> shown = outcome.verdict().verdict() == Verdict.DISAGREES
                ? coordinates(alongCoordinates, lossAtBase, entries, unit, noise, sample(entries.length))
                : List.of();
        return accuse(outcome, shown, analytic, probe, noise);
    }

    /** Runs the ladder on some coordinates; the lines of the results are the coordinates' indices. */
    private static List<LineResult> coordinates(
            LineLosses losses, double lossAtBase, double[] entries, double unit, Noise noise, int[] which) {
        double[] analytic = Arrays.stream(which).mapToDouble(i -> entries[i]).toArray();
        double[] steps = new double[which.length];
        Arrays.fill(steps, GradientLadder.FIRST_STEP * unit);
        LineLosses selected =
                (lines, at) -> losses.at(Arrays.stream(lines).map(i -> which[i]).toArray(), at);
        return new GradientLadder()
                .check(selected, lossAtBase, analytic, steps, noise.sigma(), largest(entries)).stream()
                        .map(line -> new LineResult(
                                which[line.line()],
                                line.verdict(),
                                line.analytic(),
                                line.numeric(),
                                line.bar(),
                                line.atKink(),
                                line.evaluations()))
                        .toList();
    }

    private static int[] sample(int length) {
        return new Random(DIRECTION_SEED)
                .ints(0, length)
                .distinct()
                .limit(SAMPLED_COORDINATES)
                .sorted()
                .toArray();
    }

    private int parameterIndex(Method method) {
        for (int i = 0; i < method.getParameterCount(); i++) {
            if (method.getParameters()[i].getName().equals(parameter)) {
                return i;
            }
        }
        throw new IllegalArgumentException(method + " has no parameter named " + parameter);
    }

    /**
     * A loss of the penalty alone, or one that never looks at the labels, has a right gradient, but it is not the loss that was asked
     * for. At single probes an honest loss may stand still, as a hinge does when no margin is violated.
     */
    private void requireDependence(List<Probe> drawn, double[] lossesThere) {
        // Whether a loss depends on something shows with a few examples as well as with all of them.
        List<Probe> probes = drawn.stream().map(this::withFewExamples).toList();
        boolean areAll = probes.equals(drawn);
        List<String> inputs = new ArrayList<>();
        List<Probe> asked = new ArrayList<>(areAll ? List.of() : probes);
        if (scale != null) {
            inputs.add(scale);
            probes.forEach(
                    probe -> asked.add(probe.with(scale, probe.matrix(scale).scale(OTHER_INPUT))));
        }
        for (Parameter each : submitted.method(lossMethod).getParameters()) {
            if (each.getType() == int[].class) {
                inputs.add(each.getName());
                probes.forEach(probe -> asked.add(otherLabels(probe, each.getName())));
            }
        }
        double[] found = losses(asked);
        int count = probes.size();
        double[] losses = areAll ? lossesThere : Arrays.copyOf(found, count);
        int from = areAll ? 0 : count;
        for (String input : inputs) {
            requireMotion(input, losses, Arrays.copyOfRange(found, from, from + count));
            from += count;
        }
    }

    private void requireMotion(String input, double[] losses, double[] others) {
        int moving = 0;
        for (int i = 0; i < losses.length; i++) {
            moving += others[i] != losses[i] ? 1 : 0;
        }
        if (2 * moving < losses.length) {
            String how = moving == 0
                    ? "does not change with " + input
                    : "changes with " + input + " at " + moving + " of " + losses.length + " probes only";
            throw new CheckFailed(Finding.of(
                    submitted.label() + ": the loss " + how + ": there is nothing to check yet.",
                    "a loss that depends on " + input,
                    "the same loss for another " + input,
                    Numbers.count(losses.length, "probe")));
        }
    }

    private double[] losses(List<Probe> probes) {
        Method method = submitted.method(lossMethod);
        int argument = parameterIndex(method);
        return submitted
                .sweepAll(probes.stream()
                        .map(probe -> Subject.Sweep.still(method, probe.arguments(method), argument, loss.path()))
                        .toList())
                .stream()
                .mapToDouble(found -> found.losses()[0])
                .toArray();
    }

    /** The probe with its first examples alone; the same if there are few, or if it is not plain which inputs have a row for each. */
    private Probe withFewExamples(Probe probe) {
        if (scale == null || scale.equals(parameter)) {
            return probe;
        }
        SimpleMatrix examples = probe.matrix(scale);
        int count = examples.getNumRows();
        Probe few = probe.with(scale, examples.rows(0, Math.min(count, FEW_EXAMPLES)));
        boolean hasLabels = false;
        for (Parameter each : submitted.method(lossMethod).getParameters()) {
            Object input = probe.input(each.getName());
            if (input instanceof int[] labels && labels.length == count) {
                few = few.with(each.getName(), Arrays.copyOf(labels, Math.min(count, FEW_EXAMPLES)));
                hasLabels = true;
            } else if (!(input instanceof Number
                    || each.getName().equals(scale)
                    || each.getName().equals(parameter))) {
                return probe;
            }
        }
        return hasLabels && count > FEW_EXAMPLES ? few : probe;
    }

    /** Every example belongs to the next class. */
    private static Probe otherLabels(Probe probe, String name) {
        int[] labels = probe.labels(name);
        int classes = 1 + Arrays.stream(labels).max().orElse(0);
        return probe.with(
                name,
                Arrays.stream(labels)
                        .map(label -> classes < 2 ? label : (label + 1) % classes)
                        .toArray());
    }

    private void requireUsable(double lossAtBase, SimpleMatrix analytic, SimpleMatrix base, Probe probe) {
        String where = "probe with " + probe.name();
        if (!Double.isFinite(lossAtBase)) {
            throw new CheckFailed(Finding.of(
                    submitted.label() + ": the loss is " + Numbers.show(lossAtBase) + ", which is not a finite number.",
                    "a finite loss",
                    Numbers.show(lossAtBase),
                    where));
        }
        if (analytic.getNumRows() != base.getNumRows() || analytic.getNumCols() != base.getNumCols()) {
            throw new CheckFailed(Finding.of(
                    label() + " must have the shape of " + parameter + ", " + Numbers.shape(base) + "; yours is "
                            + Numbers.shape(analytic) + ".",
                    "shape " + Numbers.shape(base),
                    "shape " + Numbers.shape(analytic),
                    where));
        }
        double[] entries = Content.rowMajor(analytic);
        for (int i = 0; i < entries.length; i++) {
            if (!Double.isFinite(entries[i])) {
                throw new CheckFailed(Finding.of(
                        label() + " holds " + Numbers.show(entries[i]) + ", which is not a finite number.",
                        "finite numbers",
                        Numbers.show(entries[i]),
                        where + ", " + name(i, base.getNumCols())));
            }
        }
    }

    private Outcome accuse(Outcome outcome, List<LineResult> shown, SimpleMatrix analytic, Probe probe, Noise noise) {
        if (outcome.verdict().verdict() != Verdict.DISAGREES) {
            return outcome;
        }
        int columns = analytic.getNumCols();
        List<LineResult> worst = shown.stream()
                .filter(line -> Double.isFinite(line.numeric()))
                .sorted(Comparator.comparing((LineResult line) -> line.verdict() != Verdict.DISAGREES)
                        .thenComparing(Comparator.comparingDouble(
                                        (LineResult line) -> Math.abs(line.analytic() - line.numeric()))
                                .reversed()))
                .toList();
        // A sample of the coordinates of a large parameter may have missed the wrong ones.
        boolean isShown = !worst.isEmpty() && worst.get(0).verdict() == Verdict.DISAGREES;
        List<Coordinate> rows = worst.stream()
                .limit(WORST_SHOWN)
                .map(line -> new Coordinate(
                        name(line.line(), columns),
                        line.numeric(),
                        line.bar(),
                        line.analytic(),
                        line.relativeError(),
                        switch (line.verdict()) {
                            case AGREES -> "agrees";
                            case DISAGREES -> "disagrees";
                            case CANNOT_TELL -> "cannot tell";
                        }))
                .toList();
        double[] numeric = worst.stream().mapToDouble(LineResult::numeric).toArray();
        double[] claimed = worst.stream().mapToDouble(LineResult::analytic).toArray();
        double slope = Ratio.fit(numeric, claimed, 1e-6).factor();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure.Scatter(
                "Analytic against numeric",
                "Each point is one entry of " + parameter + " at the probe with " + probe.name()
                        + ". A right gradient lies on the solid line.",
                numeric,
                claimed,
                slope));
        if (shown.size() == analytic.getNumElements()) {
            figures.add(errorMap(shown, analytic, probe));
        }
        String sentence = label() + " is not the gradient of your loss."
                + (noise.looksLikeFloat() ? " Your loss seems to be computed in float, not in double." : "");
        throw new CheckFailed(Finding.of(
                        sentence,
                        isShown ? Numbers.show(rows.get(0).numeric()) + " (numeric)" : null,
                        isShown ? Numbers.show(rows.get(0).analytic()) + " (yours)" : null,
                        "probe with " + probe.name()
                                + (isShown ? ", " + rows.get(0).name() : ", along random directions"))
                .with(rows, figures));
    }

    private Figure errorMap(List<LineResult> shown, SimpleMatrix analytic, Probe probe) {
        double[] errors = new double[analytic.getNumElements()];
        for (LineResult line : shown) {
            errors[line.line()] = line.verdict() == Verdict.DISAGREES ? line.relativeError() : 0;
        }
        return new Figure.HeatMap(
                "Where the gradient is wrong",
                "Relative error of each entry of the gradient at the probe with " + probe.name()
                        + "; 0 where it agrees within the error bar.",
                "relative error",
                analytic.getNumRows(),
                analytic.getNumCols(),
                errors);
    }

    private String name(int index, int columns) {
        return parameter + "[" + index / columns + ", " + index % columns + "]";
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
