package org.gradus.check;

import java.lang.reflect.Method;
import java.util.List;

/** Recognises known mistakes: a submission whose numbers equal a mistake's numbers at every probe has made that mistake. */
final class Recognition {
    private static final double SAME = 1e-9;
    private static final double DIFFERENT = 1e-6;

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
            double[] mistaken = Content.numbers(
                    local.call(method, probes.get(i).arguments(method)).value());
            if (distance(mistaken, Content.numbers(found.get(i))) > SAME) {
                return false;
            }
            differsFromReference |= distance(mistaken, Content.numbers(wanted.get(i))) > DIFFERENT;
        }
        return differsFromReference;
    }

    /** Largest difference relative to the largest entry; NaN and infinities must stand at the same places. */
    private static double distance(double[] left, double[] right) {
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
