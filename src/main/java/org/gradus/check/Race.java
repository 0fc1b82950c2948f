package org.gradus.check;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures how much faster one submitted implementation is than another, in one process after a warm-up, alternating, by the ratio of
 * the medians. Timings are noisy: bounds should be generous, and half way from one bound to the other earns half the points.
 */
public final class Race {
    private static final Duration WARM_UP = Duration.ofMillis(8);
    private static final int ROUNDS = 9;

    private final Subject slower;
    private final Subject faster;
    private final String methodName;

    private Race(Subject slower, Subject faster, String methodName) {
        this.slower = slower;
        this.faster = faster;
        this.methodName = methodName;
    }

    static Race of(Subject slower, Subject faster) {
        return new Race(slower, faster, "evaluate");
    }

    /** Races this method; {@code evaluate} if it is not said. */
    public Race on(String method) {
        return new Race(slower, faster, method);
    }

    /**
     * Holds if the second implementation is at least {@code full} times as fast; earns a part of the points above {@code least}, and
     * fails below. From bound to bound the part grows evenly from 0 to 1, so that no flicker of the clock decides about half the
     * points.
     *
     * @throws IllegalArgumentException unless {@code 0 < least <= full}
     */
    public void isWonAt(Probe probe, double least, double full) {
        if (!(0 < least && least <= full)) {
            throw new IllegalArgumentException("A race needs 0 < least <= full, not " + least + " and " + full + ".");
        }
        if (slower.sharesClassWith(faster)) {
            Evidence.current().add(Finding.of("One class plays both roles, so there is no race."));
            return;
        }
        Method method = slower.method(methodName);
        Object[] arguments = probe.arguments(method);
        double[][] nanos = slower.race(faster, method, arguments, WARM_UP, ROUNDS);
        double slow = median(nanos[0]);
        double fast = median(nanos[1]);
        double ratio = slow / fast;
        Finding measured = Finding.of(
                        String.format(
                                Locale.ROOT,
                                "%s takes %.2f times as long as %s; full points from %.1f times.",
                                slower.label(),
                                ratio,
                                faster.label(),
                                full),
                        null,
                        null,
                        "probe with " + probe.name())
                .with(
                        List.of(),
                        List.of(new Figure.Bars(
                                "Time of one call",
                                "Median of " + ROUNDS + " calls after a warm-up, both in the same process.",
                                "microseconds",
                                List.of(
                                        new Figure.Bar(slower.label(), slow / 1e3),
                                        new Figure.Bar(faster.label(), fast / 1e3)))));
        // At the lower bound nothing is earned yet; NaN never wins.
        if (!(ratio > least || ratio >= full)) {
            throw new CheckFailed(measured);
        }
        Evidence.current().add(measured);
        Evidence.current().award(ratio >= full ? 1 : (ratio - least) / (full - least));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
