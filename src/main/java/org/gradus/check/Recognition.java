package org.gradus.check;

import org.ejml.simple.SimpleMatrix;

/** Recognises known mistakes: a submission whose numbers equal a mistake's numbers at every probe has made that mistake. */
final class Recognition {
    /** Numbers in all probes of an observation together. */
    private static final int LARGEST = 4_000;

    private Recognition() {}

    /** Names the known mistakes that explain what was observed, where it is not what was wanted. */
    static void recognise(Observation observation) {
        if (isLarge(observation) || observation.isIdle() || !differs(observation)) {
            return;
        }
        Evidence evidence = Evidence.current();
        MistakeAnswers answers = evidence.context().answers();
        for (Object mistake : evidence.context().mistakes()) {
            if (observation.role().isInstance(mistake) && observation.isExplainedBy(mistake, answers)) {
                evidence.recognise(new Recognised(
                        mistake,
                        observation.role(),
                        observation.method(),
                        observation.probes().size()));
            }
        }
    }

    /** Large probes are there to measure speed; every mistake would have to be evaluated at them. */
    private static boolean isLarge(Observation observation) {
        return observation.probes().stream()
                        .flatMap(probe -> probe.inputs().values().stream())
                        .filter(SimpleMatrix.class::isInstance)
                        .mapToInt(matrix -> ((SimpleMatrix) matrix).getNumElements())
                        .sum()
                > LARGEST;
    }

    private static boolean differs(Observation observation) {
        for (int i = 0; i < observation.wanted().size(); i++) {
            if (Observation.distance(
                            Content.parts(observation.wanted().get(i)),
                            Content.parts(observation.found().get(i)))
                    > Observation.DIFFERENT) {
                return true;
            }
        }
        return false;
    }
}
