package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;

/**
 * Keeps an assignment's terms at the probes of its checks: those depend on the check's seed alone and come again with every
 * submission. Bounded; safe for several threads.
 */
final class PreparedProbes {
    private static final int MOST = 32;

    private final Map<Key, Prepared> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Prepared> eldest) {
            return size() > MOST;
        }
    };

    Prepared of(Variants variants, List<Probe> probes) {
        Key key = Key.of(probes);
        synchronized (kept) {
            Prepared known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        Prepared prepared = Prepared.of(variants, probes);
        synchronized (kept) {
            kept.put(key, prepared);
        }
        return prepared;
    }

    /** The numbers of the probes: equal numbers give equal terms. */
    private record Key(List<Object> content) {
        static Key of(List<Probe> probes) {
            List<Object> content = new ArrayList<>();
            for (Probe probe : probes) {
                probe.inputs().forEach((name, value) -> {
                    content.add(name);
                    if (value instanceof SimpleMatrix matrix) {
                        content.add(List.of(matrix.getNumRows(), matrix.getNumCols()));
                        content.add(
                                Arrays.stream(Diagnoser.entries(matrix)).boxed().toList());
                    } else if (value instanceof int[] labels) {
                        content.add(Arrays.stream(labels).boxed().toList());
                    } else if (value instanceof double[] numbers) {
                        content.add(Arrays.stream(numbers).boxed().toList());
                    } else {
                        content.add(value);
                    }
                });
            }
            return new Key(List.copyOf(content));
        }
    }
}
