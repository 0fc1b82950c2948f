package org.gradus.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
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
     * Returns a part of the answer at one probe, a number as a matrix of one entry, an array as a row; empty if the answer has no such
     * part.
     *
     * @param path such as {@code loss} or {@code gradients.W1}; empty for the answer itself
     */
    public Optional<SimpleMatrix> part(int probe, String path) {
        Object part;
        try {
            part = new Component(path).of(found.get(probe));
        } catch (CheckFailed missing) {
            return Optional.empty();
        }
        if (part instanceof SimpleMatrix matrix) {
            return Optional.of(matrix);
        }
        return part instanceof Number || part instanceof double[]
                ? Optional.of(row(Content.parts(part).get(0)))
                : Optional.empty();
    }

    private static SimpleMatrix row(Part part) {
        return SimpleMatrix.wrap(DMatrixRMaj.wrap(1, part.columns(), part.values()));
    }

    /**
     * Whether this observation rules a recognition out: at more probes than it was recognised at, the numbers are not the mistake's.
     * At fewer probes a second mistake may show, such as an overflow at extreme scores.
     */
    public boolean rulesOut(Recognised recognised) {
        return recognised.role() == role && probes.size() > recognised.probes() && !isExplainedBy(recognised);
    }

    /** Whether every number is zero: an empty method, not a mistake with a name. */
    public boolean isIdle() {
        return found.stream()
                .flatMap(result -> Content.parts(result).stream())
                .allMatch(part -> Arrays.stream(part.values()).allMatch(value -> value == 0));
    }

    /** Whether a recognised mistake gives the same numbers at every probe. */
    public boolean isExplainedBy(Recognised recognised) {
        return recognised.role() == role && isExplainedBy(recognised.mistake(), new MistakeAnswers());
    }

    /** Whether an implementation gives the same numbers at every probe. */
    boolean isExplainedBy(Object implementation, MistakeAnswers answers) {
        if (answers.first(implementation, role, method, probes.get(0))
                .filter(first -> distance(first, Content.parts(found.get(0))) <= SAME)
                .isEmpty()) {
            return false;
        }
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
