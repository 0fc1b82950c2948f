package org.gradus.check;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.numerics.Directions;
import org.gradus.numerics.GradientLadder;
import org.gradus.numerics.GradientVerdict;
import org.gradus.numerics.LineLosses;
import org.gradus.numerics.LineResult;
import org.gradus.numerics.Noise;
import org.gradus.numerics.Ratio;
import org.gradus.numerics.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Holds a submission's derivative of a function of one argument against numeric derivatives of its own function, with error bars: no
 * reference is needed, and no fixed step or threshold is used. The argument is a number or a matrix, the function's value a number,
 * and the derivative has the argument's shape. At a kink every value between the one-sided slopes agrees, and nobody is accused.
 */
public final class DerivativeCheck {
    private static final int WORST_SHOWN = 8;
    private static final double NOISE_SPACING = 1e-9;
    private static final long DIRECTION_SEED = 31;

    private final Subject submitted;
    private final @Nullable String function;
    private final @Nullable String derivative;

    private DerivativeCheck(Subject submitted, @Nullable String function, @Nullable String derivative) {
        this.submitted = submitted;
        this.function = function;
        this.derivative = derivative;
    }

    static DerivativeCheck of(Subject submitted) {
        return new DerivativeCheck(submitted, null, null);
    }

    /** Names the method that is the function: it takes one number or matrix and returns a number. */
    public DerivativeCheck of(String method) {
        return new DerivativeCheck(submitted, method, derivative);
    }

    /** Names the method that is its derivative: the same argument, a result of the argument's shape. */
    public DerivativeCheck by(String method) {
        return new DerivativeCheck(submitted, function, method);
    }

    /** Holds if no point shows that the derivative of a function of one number is not that of the submission's own function. */
    public void agreesAt(double... points) {
        String parameter = method(function).getParameters()[0].getName();
        agreesAt(Arrays.stream(points)
                .mapToObj(point -> new Probe(parameter + " = " + Numbers.show(point), Map.of(parameter, point)))
                .toList());
    }

    /** Holds if no probe shows that the derivative is not that of the submission's own function. */
    public void agreesAt(List<Probe> probes) {
        Probe.requireSome(probes);
        List<Place> places = probes.stream().map(this::place).toList();
        requireMovement(places);
        double scale = places.stream()
                .mapToDouble(place -> largest(place.derivatives()))
                .max()
                .orElse(0);
        List<Finding> open = new ArrayList<>();
        Map<Place, List<LineResult>> judged = new LinkedHashMap<>();
        boolean accused = false;
        boolean isFloat = false;
        for (Place place : places) {
            Noise noise = noise(place);
            List<LineResult> lines = lines(place, noise, scale);
            GradientVerdict verdict = GradientVerdict.of(lines);
            isFloat |= noise.looksLikeFloat();
            accused |= verdict.verdict() == Verdict.DISAGREES;
            if (verdict.verdict() == Verdict.CANNOT_TELL) {
                open.add(unjudged(place, verdict, noise));
            } else {
                judged.put(place, lines);
            }
        }
        if (accused) {
            throw new CheckFailed(accusation(judged, isFloat));
        }
        if (2 * open.size() > probes.size()) {
            // Not judged is not agreed: a function with noise on purpose would earn points otherwise.
            throw new CheckFailed(open);
        }
        List<LineResult> lines = judged.values().stream().flatMap(List::stream).toList();
        Evidence.current()
                .add(Finding.of(label() + " agrees with the numeric derivatives of your " + function + " at "
                        + Numbers.count(lines.size(), "point") + "; largest relative error "
                        + Numbers.error(worstError(lines, scale)) + "."));
        open.forEach(Evidence.current()::add);
    }

    /**
     * A point at which the function and its derivative were asked.
     *
     * @param arguments the function's only argument
     * @param value the function's value, finite
     * @param derivatives the derivative, one entry for each of the argument, finite
     */
    private record Place(Probe probe, Object[] arguments, double value, double[] derivatives) {
        /** The entry's name, such as {@code x = 0.5}; in a matrix with its row and column. */
        String name(int entry) {
            return arguments[0] instanceof SimpleMatrix matrix
                    ? probe.name() + ", row " + entry / matrix.getNumCols() + ", column " + entry % matrix.getNumCols()
                    : probe.name();
        }
    }

    private Place place(Probe probe) {
        Object[] arguments = probe.arguments(method(function));
        if (arguments.length != 1) {
            throw new IllegalArgumentException(function + " must take one argument, a number or a matrix.");
        }
        double value = Component.WHOLE.number(
                submitted.call(method(function), arguments).value());
        if (!Double.isFinite(value)) {
            throw new CheckFailed(notFinite(String.valueOf(function), value, probe.name()));
        }
        Method slope = method(derivative);
        Object found = submitted.call(slope, probe.arguments(slope)).value();
        if (arguments[0] instanceof SimpleMatrix base && found instanceof SimpleMatrix matrix) {
            requireShapeOf(base, matrix, probe);
        }
        double[] entries = found instanceof SimpleMatrix matrix
                ? Content.rowMajor(matrix)
                : new double[] {Component.WHOLE.number(found)};
        Place place = new Place(probe, arguments, value, entries);
        for (int i = 0; i < entries.length; i++) {
            if (!Double.isFinite(entries[i])) {
                throw new CheckFailed(notFinite(String.valueOf(derivative), entries[i], place.name(i)));
            }
        }
        return place;
    }

    private void requireShapeOf(SimpleMatrix base, SimpleMatrix found, Probe probe) {
        if (found.getNumRows() != base.getNumRows() || found.getNumCols() != base.getNumCols()) {
            throw new CheckFailed(Finding.of(
                    label() + " must have the shape of its argument, " + Numbers.shape(base) + "; yours is "
                            + Numbers.shape(found) + ".",
                    "shape " + Numbers.shape(base),
                    "shape " + Numbers.shape(found),
                    probe.name()));
        }
    }

    private Finding notFinite(String method, double value, String where) {
        return Finding.of(
                submitted.label() + ": " + method + " is " + Numbers.show(value) + ", which is not a finite number.",
                "a finite number",
                Numbers.show(value),
                where);
    }

    /** A constant has the derivative zero, which an empty implementation would have, too. */
    private void requireMovement(List<Place> places) {
        double first = places.get(0).value();
        if (places.stream().allMatch(place -> place.value() == first && largest(place.derivatives()) == 0)) {
            throw new CheckFailed(Finding.of(
                    submitted.label() + ": " + function + " has the same value everywhere, and " + derivative
                            + " is zero: there is nothing to check yet.",
                    "a function that depends on its argument",
                    Numbers.show(first) + " at " + Numbers.count(places.size(), "point"),
                    null));
        }
    }

    private Noise noise(Place place) {
        if (!(place.arguments()[0] instanceof SimpleMatrix)) {
            return Noise.estimate(values(place, List.of()), 0, NOISE_SPACING);
        }
        double[] units = new double[place.derivatives().length];
        Arrays.fill(units, 1);
        return Noise.estimate(values(place, List.of(Directions.random(DIRECTION_SEED, units, 1))), 0, NOISE_SPACING);
    }

    private List<LineResult> lines(Place place, Noise noise, double scale) {
        double[] steps = new double[place.derivatives().length];
        Arrays.fill(steps, GradientLadder.FIRST_STEP);
        return new GradientLadder()
                .check(values(place, List.of()), place.value(), place.derivatives(), steps, noise.sigma(), scale);
    }

    /** The function near a place, along these directions, or along the coordinates if there are none. */
    private LineLosses values(Place place, List<double[]> directions) {
        Method method = method(function);
        if (place.arguments()[0] instanceof Double at) {
            return (lines, steps) -> Arrays.stream(steps)
                    .map(step -> Component.WHOLE.number(
                            submitted.call(method, at + step).value()))
                    .toArray();
        }
        return (lines, steps) ->
                submitted.sweep(method, place.arguments(), 0, Component.WHOLE.path(), directions, lines, steps);
    }

    private Finding unjudged(Place place, GradientVerdict verdict, Noise noise) {
        String reason = noise.looksLikeFloat()
                ? function + " seems to be computed in float, not in double."
                : verdict.kinks() > 0
                        ? function + " has a kink there."
                        : "the numeric derivatives are too uncertain; is " + function + " noisy?";
        return Finding.of(
                label() + " could not be judged at a point: " + reason,
                null,
                null,
                place.probe().name());
    }

    /** One line of one place: the results of different places are shown together. */
    private record Point(String name, LineResult line) {}

    private Finding accusation(Map<Place, List<LineResult>> judged, boolean isFloat) {
        List<Point> points = new ArrayList<>();
        judged.forEach((place, lines) -> lines.stream()
                .filter(line -> Double.isFinite(line.numeric()))
                .forEach(line -> points.add(new Point(place.name(line.line()), line))));
        points.sort(Comparator.comparing((Point point) -> point.line().verdict() != Verdict.DISAGREES)
                .thenComparing(Comparator.comparingDouble((Point point) ->
                                Math.abs(point.line().analytic() - point.line().numeric()))
                        .reversed()));
        Point worst = points.get(0);
        double[] numeric =
                points.stream().mapToDouble(point -> point.line().numeric()).toArray();
        double[] claimed =
                points.stream().mapToDouble(point -> point.line().analytic()).toArray();
        Figure scatter = new Figure.Scatter(
                "Your derivative against the numeric one",
                "Each point is a value of " + derivative + ". A right derivative lies on the solid line.",
                numeric,
                claimed,
                Ratio.fit(numeric, claimed, 1e-6).factor());
        return Finding.of(
                        label() + " is not the derivative of your " + function + "."
                                + (isFloat
                                        ? " Your " + function + " seems to be computed in float, not in double."
                                        : ""),
                        Numbers.show(worst.line().numeric()) + " (numeric)",
                        Numbers.show(worst.line().analytic()) + " (yours)",
                        worst.name())
                .with(
                        points.stream()
                                .limit(WORST_SHOWN)
                                .map(DerivativeCheck::row)
                                .toList(),
                        List.of(scatter));
    }

    private static Coordinate row(Point point) {
        LineResult line = point.line();
        return new Coordinate(
                point.name(),
                line.numeric(),
                line.bar(),
                line.analytic(),
                line.relativeError(),
                switch (line.verdict()) {
                    case AGREES -> "agrees";
                    case DISAGREES -> "disagrees";
                    case CANNOT_TELL -> "cannot tell";
                });
    }

    /** Largest relative error; small derivatives and those at kinks are held against the largest, as their error bars are. */
    private static double worstError(List<LineResult> lines, double scale) {
        return lines.stream()
                .filter(line -> !line.atKink())
                .mapToDouble(line -> Math.abs(line.analytic() - line.numeric())
                        / Math.max(
                                Math.max(1e-3 * scale, Double.MIN_NORMAL),
                                Math.max(Math.abs(line.analytic()), Math.abs(line.numeric()))))
                .max()
                .orElse(0);
    }

    private String label() {
        return submitted.label() + ": " + derivative;
    }

    private Method method(@Nullable String name) {
        if (name == null) {
            throw new IllegalStateException("derivativeCheck(...) needs of(function) and by(derivative).");
        }
        return submitted.method(name);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
