package org.gradus.assignments.softmaxregression;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;
import org.gradus.check.Probes;

/** The inputs of softmax regression's checks: those of a linear classifier, with one-hot targets in place of the labels. */
final class RegressionProbes {
    private RegressionProbes() {}

    /**
     * Returns probes of six sizes. The first one has three classes, which matters: where a check of purity moves the entries of {@code
     * y} on by three, whole rows change places and the targets stay one-hot.
     */
    static List<Probe> draw(Probes probes) {
        return probes.linear(RegressionProbes::withTargets, probe -> true);
    }

    /** Returns one probe of this size. */
    static Probe draw(Probes probes, int examples, int features, int classes) {
        return withTargets(probes.linear(examples, features, classes));
    }

    /** Returns the same probes without a penalty; fewer of them, so that what they show is held against the others. */
    static List<Probe> withoutPenalty(List<Probe> probes) {
        return probes.stream()
                .limit(probes.size() - 2)
                .map(probe -> probe.with("lambda", 0.0).named(probe.name() + ", lambda = 0"))
                .toList();
    }

    private static Probe withTargets(Probe probe) {
        int[] labels = probe.labels("y");
        int classes = probe.matrix("w").getNumCols();
        SimpleMatrix targets = new SimpleMatrix(labels.length, classes);
        for (int n = 0; n < labels.length; n++) {
            targets.set(n, labels[n], 1);
        }
        return probe.with("labels", labels)
                .with("classes", classes)
                .with("y", targets)
                .with("lambda", probe.number("reg"));
    }
}
