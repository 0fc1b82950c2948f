package org.gradus.check;

import java.lang.reflect.Method;
import java.util.List;

/**
 * What a submission answered at some probes, kept so that a mistake recognised in one check can be held against all of them.
 *
 * @param found the submission's results, one for each probe
 */
public record Observation(Class<?> role, Method method, List<Probe> probes, List<Object> found) {
    private static final double SAME = 1e-9;

    public Observation {
        probes = List.copyOf(probes);
        found = List.copyOf(found);
    }

    /**
     * Whether this observation rules a recognition out: at more probes than it was recognised at, the numbers are not the mistake's.
     * At fewer probes a second mistake may show, such as an overflow at extreme scores.
     */
    public boolean rulesOut(Recognised recognised) {
        return recognised.role() == role && probes.size() > recognised.probes() && !isExplainedBy(recognised.mistake());
    }

    /** Whether an implementation gives the same numbers at every probe. */
    boolean isExplainedBy(Object implementation) {
        for (int i = 0; i < probes.size(); i++) {
            if (distance(numbers(implementation, i), Content.numbers(found.get(i))) > SAME) {
                return false;
            }
        }
        return true;
    }

    private double[] numbers(Object implementation, int probe) {
        Subject local = new LocalSubject(role, () -> implementation);
        return Content.numbers(
                local.call(method, probes.get(probe).arguments(method)).value());
    }

    /** Largest difference relative to the largest entry; NaN and infinities must stand at the same places. */
    static double distance(double[] left, double[] right) {
        if (left.length != right.length) {
            return Double.POSITIVE_INFINITY;
        }
        double scale = Double.MIN_NORMAL;
        double difference = 0;
        for (int i = 0; i < left.length; i++) {
            if (Double.isFinite(left[i]) && Double.isFinite(right[i])) {
                scale = Math.max(scale, Math.abs(left[i]));
                difference = Math.max(difference, Math.abs(left[i] - right[i]));
            } else if (Double.compare(left[i], right[i]) != 0) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return difference / scale;
    }
}
