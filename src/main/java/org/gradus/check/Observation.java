package org.gradus.check;

import java.lang.reflect.Method;
import java.util.List;
import org.gradus.check.Content.Part;

/**
 * What a submission answered at some probes, kept so that a mistake recognised in one check can be held against all of them.
 *
 * @param found the submission's results, one for each probe
 */
public record Observation(Class<?> role, Method method, List<Probe> probes, List<Object> found) {
    private static final double SAME = 1e-9;

    /** A matrix this much smaller than the largest is held against this part of the largest. */
    private static final double ROUNDING = 1e-6;

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
            Subject local = new LocalSubject(role, () -> implementation);
            List<Part> numbers;
            try {
                numbers = Content.parts(
                        local.call(method, probes.get(i).arguments(method)).value());
            } catch (SubjectFailure threw) {
                return false;
            }
            if (distance(numbers, Content.parts(found.get(i))) > SAME) {
                return false;
            }
        }
        return true;
    }

    /**
     * Largest difference of an entry, relative to the largest entry of its matrix; what is far below the largest of all is rounding.
     * NaN and infinities must stand at the same places.
     */
    static double distance(List<Part> left, List<Part> right) {
        if (!Content.sameShapes(left, right)) {
            return Double.POSITIVE_INFINITY;
        }
        double smallest = Math.max(
                Double.MIN_NORMAL,
                ROUNDING * left.stream().mapToDouble(Part::largest).max().orElse(0));
        double distance = 0;
        for (int i = 0; i < left.size(); i++) {
            double scale = Math.max(left.get(i).largest(), smallest);
            double[] one = left.get(i).values();
            double[] two = right.get(i).values();
            for (int k = 0; k < one.length; k++) {
                if (Double.isFinite(one[k]) && Double.isFinite(two[k])) {
                    distance = Math.max(distance, Math.abs(one[k] - two[k]) / scale);
                } else if (Double.compare(one[k], two[k]) != 0) {
                    return Double.POSITIVE_INFINITY;
                }
            }
        }
        return distance;
    }
}
