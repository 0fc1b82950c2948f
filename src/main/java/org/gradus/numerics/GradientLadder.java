package org.gradus.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Holds analytic derivatives against numeric ones with error bars. On each line the step shrinks by four from level to level; two
 * levels give a Richardson estimate, and its change gives a bar that covers truncation, to which the noise of the loss is added. A
 * derivative agrees as soon as a good bar holds it. It disagrees only when two levels that are consistent with each other exclude
 * it, nothing hints at a kink, and smaller steps would not show more. Whatever stays open is {@link Verdict#CANNOT_TELL}: no fixed
 * threshold can be right for every loss, so nobody is accused by one.
 *
 * <p>The constants were measured on correct and wrong softmax, hinge and two-layer losses, with ordinary data, raw pixels, strong
 * penalties, tiny gradients and kinks; {@code FalseAccusationTest} repeats the measurement.
 *
 * <p>At a kink {@code numeric - bar} and {@code numeric + bar} are the one-sided slopes, and every value between them agrees.
 */
public final class GradientLadder {
    /** Number of levels: the last step is 4e-6 of the first. A line takes two losses at each. */
    public static final int LEVELS = 10;

    /** The fewest levels that give an estimate with a bar. */
    private static final int GLANCE_LEVELS = 2;

    /** The part of the first step at which a glance with slopes looks: there the trapezoidal rule is off by {@code 2e-9 f'''} of a score. */
    private static final double SLOPED_STEP = 0x1p-6;

    /** A good first step moves a score by this much: divide by the largest input that the step multiplies. */
    public static final double FIRST_STEP = 1e-2;

    /** A bar must be at most this part of the scale to let a derivative agree. */
    private static final double SHARP = 1e-4;

    /** Deviation, as a part of the scale, that rounding in the analytic derivative may cause. */
    private static final double SLACK = 1e-7;

    /** Lines with a small derivative are judged on at least this part of the gradient's scale. */
    private static final double SMALLEST_SCALE = 1e-3;

    /** Noise in a Richardson estimate is about 0.75 sigma/h; this is seven times as much. */
    private static final double ESTIMATE_NOISE = 5.2;

    /** Noise in a second difference is {@code sqrt(6)} sigma/h; this is more than six times as much. */
    private static final double KINK_NOISE = 16;

    /** The same for the extrapolated second difference, whose noise is larger by 4/3. */
    private static final double EXTRAPOLATED_KINK_NOISE = 24;

    /** A second difference divided by the step shrinks to 1/4 from level to level, but stays at a kink. */
    private static final double KINK_RATIO = 0.5;

    /** A kink whose jump is this part of the deviation does not explain the deviation. */
    private static final double NEGLIGIBLE_KINK = 1e-4;

    /** Rounding dominates when an estimate moves by less than this many times its noise. */
    private static final double ROUNDING_DOMINATES = 4;

    private static final double ROUNDING = 0.5 * 0x1p-52;

    /**
     * Checks the derivatives on lines {@code 0} to {@code analytic.length - 1}. All lines that are still open are evaluated together,
     * so there are at most {@link #LEVELS} calls of {@code f}.
     *
     * <p>A line on which a loss is not finite is {@link Verdict#CANNOT_TELL} with a numeric derivative of NaN. An analytic derivative
     * that is not finite, of a loss that is, {@link Verdict#DISAGREES}.
     *
     * @param lossAtBase the loss at the base point
     * @param analytic the claimed derivative along each line
     * @param firstSteps the first step on each line, {@code > 0}; see {@link #FIRST_STEP}
     * @param sigma noise of one evaluation, see {@link Noise}
     * @param gradientScale the largest absolute derivative among all lines, or a typical one
     * @return a result for each line, in order
     */
    public List<LineResult> check(
            LineLosses f,
            double lossAtBase,
            double[] analytic,
            double[] firstSteps,
            double sigma,
            double gradientScale) {
        List<Line> lines = lines(lossAtBase, analytic, firstSteps, sigma, gradientScale);
        List<Line> open = Double.isFinite(lossAtBase) ? lines : List.of();
        for (int level = 0; level < LEVELS && !open.isEmpty(); level++) {
            climb(f, open, level, level + 1);
            open = open.stream().filter(Line::isOpen).toList();
        }
        return lines.stream().map(Line::result).toList();
    }

    /**
     * Looks at two levels only, all in one call of {@code f}, and takes the loss for as exact as a double can be: enough to see that a
     * derivative agrees, since noise that is larger than assumed makes agreement harder, never easier. A line that does not {@link
     * Verdict#AGREES agree} here is {@link Verdict#CANNOT_TELL}, and {@link #check} must judge it.
     */
    public List<LineResult> glance(
            LineLosses f, double lossAtBase, double[] analytic, double[] firstSteps, double gradientScale) {
        List<Line> lines = lines(lossAtBase, analytic, firstSteps, 0, gradientScale);
        if (Double.isFinite(lossAtBase)) {
            climb(f, lines, 0, GLANCE_LEVELS);
        }
        return lines.stream().map(Line::agreement).toList();
    }

    /**
     * What one look at several lines shows.
     *
     * @param lossAtBase the loss at the base point
     * @param lines a result for each line, with the slope that is claimed at the base point
     */
    public record Glance(double lossAtBase, List<LineResult> lines) {}

    /**
     * Where a glance with slopes looks: at the base point, then at one small step along each line.
     *
     * @param lines index of a line for each evaluation
     * @param steps step along that line for each evaluation
     */
    public record SlopedPoints(int[] lines, double[] steps) {}

    /** The points at which {@link #glanceWithSlopes} wants losses and slopes. */
    public static SlopedPoints slopedPoints(double[] firstSteps) {
        int[] lines = new int[1 + firstSteps.length];
        double[] steps = new double[lines.length];
        for (int i = 0; i < firstSteps.length; i++) {
            lines[1 + i] = i;
            steps[1 + i] = SLOPED_STEP * firstSteps[i];
        }
        return new SlopedPoints(lines, steps);
    }

    /**
     * Looks at the base point and at one small step along each line, where each loss comes with the slopes that are claimed there. If the claimed slopes are the derivative of the loss, then by the trapezoidal rule their mean {@code
     * (slope(0) + slope(h)) / 2} is the slope of the secant {@code (f(h) - f(0)) / h} up to {@code h^2 f'''/12}, which must hold as
     * closely as for {@link #glance}. A wrong gradient is off by about the same at both points, so it fails as it fails there. Like
     * {@link #glance}, this says only that a derivative agrees.
     *
     * @param found losses and slopes at the {@link #slopedPoints}
     * @param firstSteps the first step on each line, {@code > 0}; see {@link #FIRST_STEP}
     */
    public Glance glanceWithSlopes(SlopedLosses found, double[] firstSteps) {
        int count = firstSteps.length;
        double[] losses = found.losses();
        if (losses.length != 1 + count || found.slopes().length != losses.length * count) {
            throw new IllegalStateException("asked for " + (1 + count) + " losses along " + count + " lines, got "
                    + losses.length + " and " + found.slopes().length + " slopes");
        }
        double[] claimed = Arrays.copyOf(found.slopes(), count);
        List<Line> lines = lines(losses[0], claimed, firstSteps, 0, largest(claimed));
        if (Double.isFinite(losses[0])) {
            for (int i = 0; i < count; i++) {
                lines.get(i).glance(losses[1 + i], found.slope(1 + i, i, count));
            }
        }
        return new Glance(losses[0], lines.stream().map(Line::agreement).toList());
    }

    private static List<Line> lines(
            double lossAtBase, double[] analytic, double[] firstSteps, double sigma, double gradientScale) {
        if (analytic.length != firstSteps.length) {
            throw new IllegalArgumentException(analytic.length + " lines but " + firstSteps.length + " first steps");
        }
        // Written so that NaN, too, falls back on what is certain.
        double noise = sigma >= 0 ? Math.max(sigma, ROUNDING * Math.abs(lossAtBase)) : Double.POSITIVE_INFINITY;
        double smallestScale =
                SMALLEST_SCALE * (gradientScale < Double.POSITIVE_INFINITY ? gradientScale : largest(analytic));
        List<Line> lines = new ArrayList<>(analytic.length);
        for (int i = 0; i < analytic.length; i++) {
            if (!(firstSteps[i] > 0 && firstSteps[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("first step of line " + i + " is " + firstSteps[i]);
            }
            lines.add(new Line(i, analytic[i], firstSteps[i], lossAtBase, noise, smallestScale));
        }
        return lines;
    }

    /** Takes the open lines from one level to another, with one call of {@code f}. */
    private static void climb(LineLosses f, List<Line> open, int from, int to) {
        int perLine = 2 * (to - from);
        int[] lines = new int[perLine * open.size()];
        double[] steps = new double[lines.length];
        for (int i = 0; i < lines.length; i++) {
            Line line = open.get(i / perLine);
            int evaluation = i % perLine;
            lines[i] = line.index;
            steps[i] = line.step(from + evaluation / 2) * (evaluation % 2 == 0 ? 1 : -1);
        }
        double[] losses = losses(f, lines, steps);
        for (int i = 0; i < losses.length; i += 2) {
            Line line = open.get(i / perLine);
            if (line.isOpen()) {
                line.climb(from + i % perLine / 2, losses[i], losses[i + 1]);
            }
        }
    }

    static double[] losses(LineLosses f, int[] lines, double[] steps) {
        double[] losses = f.at(lines, steps);
        if (losses.length != lines.length) {
            throw new IllegalStateException("asked for " + lines.length + " losses, got " + losses.length);
        }
        return losses;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    /** What is known of one line. */
    private static final class Line {
        private final int index;
        private final double analytic;
        private final double firstStep;
        private final double lossAtBase;
        private final double sigma;
        private final double smallestScale;

        private int evaluations;
        private boolean open = true;
        private Verdict verdict = Verdict.CANNOT_TELL;
        private double numeric = Double.NaN;
        private double bar = Double.NaN;
        private boolean atKink;

        private double central;
        private double kink;
        private Rung last = Rung.NONE;
        /** The rung with the smallest bar since the last suspicion of a kink. */
        private Rung best = Rung.NONE;

        Line(int index, double analytic, double firstStep, double lossAtBase, double sigma, double smallestScale) {
            this.index = index;
            this.analytic = analytic;
            this.firstStep = firstStep;
            this.lossAtBase = lossAtBase;
            this.sigma = sigma;
            this.smallestScale = smallestScale;
        }

        boolean isOpen() {
            return open;
        }

        double step(int level) {
            return Math.scalb(firstStep, -2 * level);
        }

        LineResult result() {
            boolean impossible = !Double.isFinite(analytic) && Double.isFinite(lossAtBase);
            return new LineResult(
                    index, impossible ? Verdict.DISAGREES : verdict, analytic, numeric, bar, atKink, evaluations);
        }

        /** What is certain after too few levels to judge by. */
        LineResult agreement() {
            Verdict told = verdict == Verdict.AGREES ? Verdict.AGREES : Verdict.CANNOT_TELL;
            return new LineResult(index, told, analytic, numeric, bar, false, evaluations);
        }

        /** Judges by the loss and the claimed slope at a small step. */
        void glance(double loss, double slope) {
            evaluations++;
            double step = SLOPED_STEP * firstStep;
            double bend = (slope - analytic) / 2;
            // As if the curvature became another one while a score moves by 1.
            double movement = Math.abs(bend) * SLOPED_STEP * FIRST_STEP / 6;
            Rung rung = new Rung((loss - lossAtBase) / step - bend, movement, ESTIMATE_NOISE * sigma / step, false);
            judge(1, rung, Math.abs(bend), EXTRAPOLATED_KINK_NOISE * sigma / step, 0);
        }

        void climb(int level, double right, double left) {
            evaluations += 2;
            double step = step(level);
            double previousCentral = central;
            double previousKink = kink;
            central = (right - left) / (2 * step);
            kink = ((right - lossAtBase) + (left - lossAtBase)) / step;
            if (!Double.isFinite(central) || !Double.isFinite(kink)) {
                close(Verdict.CANNOT_TELL, Double.NaN, Double.NaN);
                return;
            }
            if (level == 0) {
                return;
            }
            double estimate = (16 * central - previousCentral) / 15;
            double noise = ESTIMATE_NOISE * sigma / step;
            double movement =
                    Math.abs(level == 1 ? central - previousCentral : estimate - last.estimate) / (level == 1 ? 15 : 1);
            boolean suspicious =
                    Math.abs(kink) > KINK_RATIO * Math.abs(previousKink) && Math.abs(kink) > KINK_NOISE * sigma / step;
            Rung rung = new Rung(estimate, movement, noise, suspicious);
            if (suspicious) {
                best = Rung.NONE;
            } else if (rung.bar() < best.bar()) {
                best = rung;
            }
            double jump = Math.abs((4 * kink - previousKink) / 3);
            judge(level, rung, jump, EXTRAPOLATED_KINK_NOISE * sigma / step, Math.abs(kink - previousKink));
            last = rung;
        }

        private void judge(int level, Rung rung, double jump, double jumpNoise, double jumpChange) {
            boolean atTop = level == LEVELS - 1;
            boolean roundingDominates = rung.movement <= ROUNDING_DOMINATES * rung.noise;
            // A loss that does not move at all has the derivative 0, whatever the scale.
            boolean still = rung.estimate == 0 && rung.movement == 0 && jump == 0 && analytic == 0;
            // A deviation that only the bar excuses may be a small mistake: it is looked at with a smaller step first.
            double excused = atTop || roundingDominates ? rung.bar() : rung.noise;
            if (still || (!rung.suspicious && isSharp(rung) && deviation(rung) <= 2 * excused + slack(rung))) {
                close(Verdict.AGREES, rung.estimate, rung.bar());
                return;
            }
            // Kinks with opposite jumps can hide in the curvature, where the ratio of two levels does not show them;
            // the
            // extrapolation to a step of 0 does.
            boolean clean = !rung.suspicious && jump <= Math.max(jumpNoise, NEGLIGIBLE_KINK * deviation(rung));
            boolean consistent = rung.movement <= last.bar() + rung.noise;
            // The best rung is asked, too: if sigma is too small, later bars can be small by chance.
            boolean excluded = excludes(rung) && excludes(last) && excludes(best) && consistent && level >= 2;
            if (excluded && clean && (roundingDominates || atTop)) {
                close(Verdict.DISAGREES, best.estimate, best.bar());
            } else if (atTop && isSharp(best) && !excludes(best)) {
                close(Verdict.AGREES, best.estimate, best.bar());
            } else if (atTop && !clean) {
                atKink = true;
                double inside = jump / 2 + 2 * rung.noise + jumpNoise + jumpChange + slack(rung);
                boolean between = Math.abs(analytic - central) <= inside && isSharp(rung.noise, rung);
                close(between ? Verdict.AGREES : Verdict.CANNOT_TELL, central, jump / 2);
            } else if (atTop || (isHopeless(rung) && !excludes(rung))) {
                Rung answer = best.suspicious ? rung : best;
                close(Verdict.CANNOT_TELL, answer.estimate, answer.bar());
            }
        }

        /** Whether noise alone is too large for agreement, on this and every later level. */
        private boolean isHopeless(Rung rung) {
            return !rung.suspicious && !isSharp(rung.noise, rung);
        }

        private boolean isSharp(Rung rung) {
            return isSharp(rung.bar(), rung);
        }

        private boolean isSharp(double width, Rung rung) {
            return width <= SHARP * scale(rung);
        }

        private boolean excludes(Rung rung) {
            return !rung.suspicious && deviation(rung) > 2 * rung.bar() + slack(rung);
        }

        private double deviation(Rung rung) {
            return Math.abs(analytic - rung.estimate);
        }

        private double slack(Rung rung) {
            return SLACK * scale(rung);
        }

        private double scale(Rung rung) {
            double larger = Math.max(Math.abs(rung.estimate), smallestScale);
            return Double.isFinite(analytic) ? Math.max(Math.abs(analytic), larger) : larger;
        }

        private void close(Verdict verdict, double numeric, double bar) {
            open = false;
            this.verdict = verdict;
            this.numeric = numeric;
            this.bar = bar;
        }
    }

    /**
     * What one level says.
     *
     * @param estimate Richardson estimate of the derivative
     * @param movement how far the estimate may be off by truncation
     * @param noise how far it may be off by noise
     * @param suspicious whether the second difference hints at a kink within the step
     */
    private record Rung(double estimate, double movement, double noise, boolean suspicious) {
        static final Rung NONE = new Rung(Double.NaN, Double.POSITIVE_INFINITY, 0, true);

        double bar() {
            return movement + noise;
        }
    }
}
