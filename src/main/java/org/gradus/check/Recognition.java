package org.gradus.check;

import java.lang.reflect.Method;
import java.util.List;
import org.gradus.check.Content.Part;

/** Recognises known mistakes: a submission whose numbers equal a mistake's numbers at every probe has made that mistake. */
final class Recognition {
    private static final double SAME = 1e-9;
    private static final double DIFFERENT = 1e-6;

    /** A matrix this much smaller than the largest is held against this part of the largest. */
    private static final double ROUNDING = 1e-6;

    private Recognition() {}

    /**
     * Names the known mistakes that explain the submission's results.
     *
     * @param found the submission's results, one for each probe
     * @param wanted the reference's results
     */
    static void recognise(
            Subject submitted, Method method, List<Probe> probes, List<Object> found, List<Object> wanted) {
        Evidence evidence = Evidence.current();
        for (Object mistake : evidence.context().mistakes()) {
            if (submitted.role().isInstance(mistake) && explains(mistake, method, submitted, probes, found, wanted)) {
                Mistake known = mistake.getClass().getAnnotation(Mistake.class);
                evidence.recognise(new Recognised(
                        mistake.getClass().getSimpleName(),
                        known.value(),
                        "At " + Numbers.count(probes.size(), "probe") + " every number of " + submitted.label()
                                + " equals what this mistake gives, within 1e-9.",
                        known.hint()));
            }
        }
    }

    private static boolean explains(
            Object mistake,
            Method method,
            Subject submitted,
            List<Probe> probes,
            List<Object> found,
            List<Object> wanted) {
        boolean differsFromReference = false;
        for (int i = 0; i < probes.size(); i++) {
            Subject local = new LocalSubject(submitted.role(), () -> mistake);
            List<Part> mistaken;
            try {
                mistaken = Content.parts(
                        local.call(method, probes.get(i).arguments(method)).value());
            } catch (SubjectFailure threw) {
                return false;
            }
            if (distance(mistaken, Content.parts(found.get(i))) > SAME) {
                return false;
            }
            differsFromReference |= distance(mistaken, Content.parts(wanted.get(i))) > DIFFERENT;
        }
        return differsFromReference;
    }

    /**
     * Largest difference of an entry, relative to the largest entry of its matrix; what is far below the largest of all is rounding.
     * NaN and infinities must stand at the same places.
     */
    private static double distance(List<Part> left, List<Part> right) {
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
