package org.gradus.check;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures how much faster one submitted implementation is than another: in one process, after a warm-up, alternating, by the ratio of
 * the shortest times, which other processes on the machine disturb least. Bounds should be generous.
 *
 * <p>Loops over plain arrays can be as fast as matrix products, and nobody shall lose points for fast loops: so the faster
 * implementation may also be held against a yardstick, the bare matrix products of the task, measured in the same rounds. A reference's
 * time on the trusted side would be no yardstick: there another compiler has long been at work.
 */
public final class Race {
    private static final Duration WARM_UP = Duration.ofMillis(5);
    private static final int ROUNDS = 7;
    private static final int ATTEMPTS = 8;

    /**
     * A first short look is enough for whoever stays so far within the bound that no more exact times would change it. Only the
     * yardstick judges it: its products are made until they are compiled, while the loops may still be cold.
     */
    private static final double CLEARLY = 1.2;

    /** The second finds code that the first has warmed. */
    private static final int SHORT_LOOKS = 2;

    private static final Duration SHORT_WARM_UP = Duration.ofMillis(1);
    private static final int SHORT_ROUNDS = 3;

    /** Each attempt warms up so much longer than the one before: on a busy machine the compiler comes late. */
    private static final int PATIENCE = 3;

    private static final Duration LONGEST_WARM_UP = Duration.ofMillis(200);

    private final Subject slower;
    private final Subject faster;
    private final String methodName;
    private final double allowance;
    private final List<Product> yardstick;

    private Race(Subject slower, Subject faster, String methodName, double allowance, List<Product> yardstick) {
        this.slower = slower;
        this.faster = faster;
        this.methodName = methodName;
        this.allowance = allowance;
        this.yardstick = yardstick;
    }

    static Race of(Subject slower, Subject faster) {
        return new Race(slower, faster, "evaluate", 0, List.of());
    }

    /** Races this method; {@code evaluate} if it is not said. */
    public Race on(String method) {
        return new Race(slower, faster, method, allowance, yardstick);
    }

    /**
     * Is content, too, with a faster implementation that takes at most {@code times} the time of the matrix products that the task
     * cannot do without.
     *
     * @throws IllegalArgumentException unless there are products and {@code times} is positive
     */
    public Race orTakesAtMost(double times, Product... products) {
        if (!(times > 0) || products.length == 0) {
            throw new IllegalArgumentException("A yardstick needs products and a positive allowance.");
        }
        return new Race(slower, faster, methodName, times, List.of(products));
    }

    /**
     * Holds if the second implementation is at least {@code full} times as fast as the first, or within its allowance of the yardstick;
     * between {@code least} and {@code full} it earns a proportional part of the points, below it fails.
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
        Times best = best(probe, full);
        Finding measured = Finding.of(sentence(best, full), null, null, "probe with " + probe.name())
                .with(List.of(), List.of(bars(best)));
        if (best.ratio() >= full) {
            Evidence.current().add(measured);
        } else if (keepsUp(best, allowance)) {
            Evidence.current().add(measured);
            Evidence.current().add(Finding.of(faster.label() + " is within its bound; your loops are fast, too."));
        } else if (best.ratio() > least) {
            Evidence.current().add(measured);
            Evidence.current().award((best.ratio() - least) / (full - least));
        } else {
            throw new CheckFailed(measured);
        }
    }

    /** Whoever does not win on a busy machine gets another chance; the best attempt counts. */
    private Times best(Probe probe, double full) {
        for (int look = 0; look < SHORT_LOOKS && !yardstick.isEmpty(); look++) {
            Times times = times(probe, SHORT_WARM_UP, SHORT_ROUNDS);
            if (keepsUp(times, allowance / CLEARLY)) {
                return times;
            }
        }
        Times best = Times.NONE;
        Duration warmUp = WARM_UP;
        for (int attempt = 0; attempt < ATTEMPTS && !(best.ratio() >= full) && !keepsUp(best, allowance); attempt++) {
            Times times = times(probe, warmUp, ROUNDS);
            if (keepsUp(times, allowance) || !(times.ratio() <= best.ratio())) {
                best = times;
            }
            Duration longer = warmUp.multipliedBy(PATIENCE);
            warmUp = longer.compareTo(LONGEST_WARM_UP) < 0 ? longer : LONGEST_WARM_UP;
        }
        return best;
    }

    private Times times(Probe probe, Duration warmUp, int rounds) {
        Method method = faster.method(methodName);
        return Times.shortest(faster.race(slower, method, probe.arguments(method), warmUp, rounds, yardstick));
    }

    private static boolean keepsUp(Times times, double bound) {
        return times.fast <= bound * times.products;
    }

    private String sentence(Times times, double full) {
        String ratio = String.format(
                Locale.ROOT,
                "%s takes %.2f times as long as %s; full points from %.1f times",
                slower.label(),
                times.ratio(),
                faster.label(),
                full);
        return yardstick.isEmpty()
                ? ratio + "."
                : String.format(
                        Locale.ROOT,
                        "%s, or when %s takes at most %.1f times as long as the matrix products of the task (%.1f times).",
                        ratio,
                        faster.label(),
                        allowance,
                        times.fast / times.products);
    }

    private Figure bars(Times times) {
        List<Figure.Bar> bars = new ArrayList<>(List.of(
                new Figure.Bar(slower.label(), times.slow / 1e3), new Figure.Bar(faster.label(), times.fast / 1e3)));
        if (!yardstick.isEmpty()) {
            bars.add(new Figure.Bar("matrix products of the task", times.products / 1e3));
        }
        return new Figure.Bars(
                "Time of one call",
                "Shortest of " + times.rounds + " measurements after a warm-up, all in the same process.",
                "microseconds",
                List.copyOf(bars));
    }

    /** Nanoseconds of one call, the shortest of so many rounds; NaN for a yardstick that is not used. */
    private record Times(int rounds, double slow, double fast, double products) {
        static final Times NONE = new Times(0, Double.NaN, Double.NaN, Double.NaN);

        /** Of the faster, the slower and the products, in this order: while code is still being compiled, the later are better off. */
        static Times shortest(double[][] nanos) {
            return new Times(
                    nanos[0].length,
                    Race.shortest(nanos[1]),
                    Race.shortest(nanos[0]),
                    nanos.length < 3 ? Double.NaN : Race.shortest(nanos[2]));
        }

        double ratio() {
            return slow / fast;
        }
    }

    private static double shortest(double[] nanos) {
        return Arrays.stream(nanos).min().orElse(Double.NaN);
    }
}
