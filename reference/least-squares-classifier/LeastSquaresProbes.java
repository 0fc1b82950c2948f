package org.gradus.assignments.leastsquares;

import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;
import org.gradus.check.Probes;

/** The inputs of the least-squares classifier's checks: those of a linear classifier, with one-hot targets in place of the labels. */
final class LeastSquaresProbes {
    /** So small, middling and large candidates occur: a penalty prefers others than the data term does. */
    private static final double[] DEVIATIONS = {0.5, 0.3, 0.1, 0.8, 0.2};

    private LeastSquaresProbes() {}

    /**
     * Returns probes of six sizes, with candidates. The first one has three classes, which matters: where a check of purity moves the
     * entries of {@code y} on by three, whole rows change places and the targets stay one-hot.
     */
    static List<Probe> draw(Probes probes) {
        return probes.linear(probe -> complete(probe, probes), probe -> true);
    }

    /** Returns one probe of this size. */
    static Probe draw(Probes probes, int examples, int features, int classes) {
        return complete(probes.linear(examples, features, classes), probes);
    }

    private static Probe complete(Probe probe, Probes probes) {
        int[] labels = probe.labels("y");
        SimpleMatrix w = probe.matrix("w");
        SimpleMatrix targets = new SimpleMatrix(labels.length, w.getNumCols());
        for (int n = 0; n < labels.length; n++) {
            targets.set(n, labels[n], 1);
        }
        List<SimpleMatrix> candidates = new ArrayList<>();
        for (double deviation : DEVIATIONS) {
            candidates.add(probes.normal(w.getNumRows(), w.getNumCols(), deviation));
        }
        return probe.with("y", targets).with("lambda", probe.number("reg")).with("candidates", List.copyOf(candidates));
    }

    /** Returns the same probes without a penalty; fewer of them, so that what they show is held against the others. */
    static List<Probe> withoutPenalty(List<Probe> probes) {
        return probes.stream()
                .limit(probes.size() - 2)
                .map(LeastSquaresProbes::withoutPenalty)
                .toList();
    }

    /** Returns the same probe without a penalty. */
    static Probe withoutPenalty(Probe probe) {
        return probe.with("lambda", 0.0).named(probe.name() + ", lambda = 0");
    }
}
