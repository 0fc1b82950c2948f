package org.gradus.check;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Measures how much faster one submitted implementation is than another: in one process, after a warm-up, alternating, by the ratio of
 * the shortest times, which other processes on the machine disturb least. Bounds should be generous.
 *
 * <p>Loops over plain arrays can be as fast as matrix products, and nobody shall lose points for fast loops: so the faster
 * implementation may also be compared with a reference's time on the trusted side.
 */
public final class Race {
    private static final Duration WARM_UP = Duration.ofMillis(5);
    private static final int ROUNDS = 7;
    private static final int ATTEMPTS = 8;

    /** Each attempt warms up so much longer than the one before: on a busy machine the compiler comes late. */
    private static final int PATIENCE = 3;

    private static final Duration LONGEST_WARM_UP = Duration.ofMillis(200);

    private final Subject slower;
    private final Subject faster;
    private final String methodName;
    private final @Nullable Object reference;
    private final double allowance;

    private Race(Subject slower, Subject faster, String methodName, @Nullable Object reference, double allowance) {
        this.slower = slower;
        this.faster = faster;
        this.methodName = methodName;
        this.reference = reference;
        this.allowance = allowance;
    }

    static Race of(Subject slower, Subject faster) {
        return new Race(slower, faster, "evaluate", null, 0);
    }

    /** Races this method; {@code evaluate} if it is not said. */
    public Race on(String method) {
        return new Race(slower, faster, method, reference, allowance);
    }

    /** Is content, too, with a faster implementation that takes at most {@code times} the time of a reference. */
    public Race orKeepsUpWith(Object fastReference, double times) {
        return new Race(slower, faster, methodName, fastReference, times);
    }

    /**
     * Holds if the second implementation is at least {@code full} times as fast as the first, or keeps up with the reference; between
     * {@code least} and {@code full} it earns a proportional part of the points, below it fails.
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
        double slow = Double.NaN;
        double fast = Double.NaN;
        boolean keepsUp = false;
        Duration warmUp = WARM_UP;
        for (int attempt = 0; attempt < ATTEMPTS && !(slow / fast >= full) && !keepsUp; attempt++) {
            // Whoever does not win on a busy machine gets another chance; the best attempt counts.
            double[][] nanos = slower.race(faster, method, probe.arguments(method), warmUp, ROUNDS);
            Duration longer = warmUp.multipliedBy(PATIENCE);
            warmUp = longer.compareTo(LONGEST_WARM_UP) < 0 ? longer : LONGEST_WARM_UP;
            if (!(shortest(nanos[0]) / shortest(nanos[1]) <= slow / fast)) {
                slow = shortest(nanos[0]);
                fast = shortest(nanos[1]);
            }
            keepsUp = slow / fast < full && keepsUp(probe, fast);
        }
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
                .with(List.of(), List.of(bars(slow, fast)));
        if (ratio >= full) {
            Evidence.current().add(measured);
        } else if (keepsUp) {
            Evidence.current().add(measured);
            Evidence.current()
                    .add(Finding.of(faster.label() + " keeps up with the reference; your loops are fast, too."));
        } else if (ratio > least) {
            Evidence.current().add(measured);
            Evidence.current().award((ratio - least) / (full - least));
        } else {
            throw new CheckFailed(measured);
        }
    }

    private boolean keepsUp(Probe probe, double nanos) {
        if (reference == null) {
            return false;
        }
        Object fastReference = reference;
        LocalSubject local = new LocalSubject(faster.role(), () -> fastReference);
        Method method = local.method(methodName);
        double[][] times = local.race(local, method, probe.arguments(method), WARM_UP, ROUNDS);
        return nanos <= allowance * Math.min(shortest(times[0]), shortest(times[1]));
    }

    private Figure bars(double slow, double fast) {
        return new Figure.Bars(
                "Time of one call",
                "Shortest of " + ROUNDS + " calls after a warm-up, both in the same process.",
                "microseconds",
                List.of(new Figure.Bar(slower.label(), slow / 1e3), new Figure.Bar(faster.label(), fast / 1e3)));
    }

    private static double shortest(double[] nanos) {
        return Arrays.stream(nanos).min().orElse(Double.NaN);
    }
}
