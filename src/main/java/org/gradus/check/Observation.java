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
 * @param wanted the reference's results, one for each probe; empty where there was no reference
 */
public record Observation(Class<?> role, Method method, List<Probe> probes, List<Object> found, List<Object> wanted) {
    private static final double SAME = 1e-9;

    /** What is further off than this is not the same number computed in another order. */
    static final double DIFFERENT = 1e-6;

    /** A recognition at fewer probes rests on special numbers, such as infinities, which different mistakes share. */
    private static final int FEW = 3;

    /** The method that a role is about, if it has one of this name. */
    private static final String MAIN = "evaluate";

    /** A matrix this much smaller than the largest is held against this part of the largest. */
    private static final double ROUNDING = 1e-6;

    public Observation {
        probes = List.copyOf(probes);
        found = List.copyOf(found);
        wanted = List.copyOf(wanted);
    }

    /** What was answered without a reference to hold it against. */
    public Observation(Class<?> role, Method method, List<Probe> probes, List<Object> found) {
        this(role, method, probes, found, List.of());
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

    /** Whether a part of the answer is what was wanted at every probe; the path as in {@link #part}. */
    public boolean isRight(String path) {
        Component component = new Component(path);
        for (int i = 0; i < wanted.size(); i++) {
            Object answered;
            try {
                answered = component.of(found.get(i));
            } catch (CheckFailed missing) {
                return false;
            }
            if (distance(Content.parts(component.of(wanted.get(i))), Content.parts(answered)) > SAME) {
                return false;
            }
        }
        return true;
    }

    private static SimpleMatrix row(Part part) {
        return SimpleMatrix.wrap(DMatrixRMaj.wrap(1, part.columns(), part.values()));
    }

    /**
     * Whether this observation rules a recognition out. It does if the submission is right where the mistake is wrong, or if at more
     * probes than it was recognised at the numbers are not the mistake's. At fewer probes a second mistake may show, such as an overflow
     * at extreme scores. In the role's main method the mistake must show, if it says anything about it.
     */
    public boolean rulesOut(Recognised recognised) {
        if (recognised.role() != role || isExplainedBy(recognised)) {
            return false;
        }
        if (method.equals(recognised.method())) {
            int enough = recognised.probes() < FEW ? recognised.probes() : recognised.probes() + 1;
            return probes.size() >= enough || isRightWhereWrong(recognised.mistake());
        }
        return isRightWhereWrong(recognised.mistake())
                || (method.getName().equals(MAIN)
                        && probes.size() >= recognised.probes()
                        && isWrongHere(recognised.mistake()));
    }

    /** Whether some part of some answer is right that the mistake gets wrong. */
    private boolean isRightWhereWrong(Object mistake) {
        return compareWithWanted(
                mistake,
                (answer, right, claimed, scale) ->
                        apart(answer, right, scale) <= SAME && apart(claimed, right, scale) > DIFFERENT);
    }

    /** Whether the mistake gets any part of any answer wrong. */
    private boolean isWrongHere(Object mistake) {
        return compareWithWanted(mistake, (answer, right, claimed, scale) -> apart(claimed, right, scale) > DIFFERENT);
    }

    /** Looks at one part: what the submission answered, what is right, what the mistake answers. */
    @FunctionalInterface
    private interface PartTest {
        boolean holds(Part answer, Part right, Part claimed, double scale);
    }

    /** Whether the test holds for any part of any answer; a mistake that throws says nothing. */
    private boolean compareWithWanted(Object mistake, PartTest test) {
        for (int i = 0; i < wanted.size(); i++) {
            List<Part> claims;
            try {
                claims = numbers(mistake, probes.get(i));
            } catch (SubjectFailure threw) {
                continue;
            }
            List<Part> answers = Content.parts(found.get(i));
            List<Part> rights = Content.parts(wanted.get(i));
            double smallest = smallestScale(rights);
            for (int k = 0; k < Math.min(rights.size(), Math.min(answers.size(), claims.size())); k++) {
                double scale = Math.max(rights.get(k).largest(), smallest);
                if (test.holds(answers.get(k), rights.get(k), claims.get(k), scale)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Part> numbers(Object implementation, Probe probe) {
        Subject local = new LocalSubject(role, () -> implementation);
        return Content.parts(local.call(method, probe.arguments(method)).value());
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
            List<Part> numbers;
            try {
                numbers = numbers(implementation, probes.get(i));
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
        double smallest = smallestScale(left);
        double distance = 0;
        for (int i = 0; i < left.size(); i++) {
            double scale = Math.max(left.get(i).largest(), smallest);
            distance = Math.max(distance, apart(left.get(i), right.get(i), scale));
        }
        return distance;
    }

    private static double smallestScale(List<Part> parts) {
        return Math.max(
                Double.MIN_NORMAL,
                ROUNDING * parts.stream().mapToDouble(Part::largest).max().orElse(0));
    }

    /** Largest difference of an entry in units of the scale; infinite if the shapes differ. */
    private static double apart(Part left, Part right, double scale) {
        if (!left.hasShapeOf(right)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] one = left.values();
        double[] two = right.values();
        double distance = 0;
        for (int k = 0; k < one.length; k++) {
            if (Double.isFinite(one[k]) && Double.isFinite(two[k])) {
                distance = Math.max(distance, Math.abs(one[k] - two[k]) / scale);
            } else if (Double.compare(one[k], two[k]) != 0) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return distance;
    }
}
