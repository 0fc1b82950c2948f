package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One explanation for each part of the result, chosen so that all together assume the fewest slips. */
final class Joined {
    private static final int LARGEST_SEARCH = 20_000;

    private final List<String> paths;
    private final List<List<Fit>> choices;
    private List<Fit> chosen = List.of();
    private double cheapest = Double.POSITIVE_INFINITY;

    private Joined(Map<String, List<Fit>> solutions) {
        this.paths = List.copyOf(solutions.keySet());
        this.choices = new ArrayList<>(solutions.values());
    }

    /**
     * Chooses.
     *
     * @param solutions for each part at least one explanation
     */
    static Map<String, Fit> choose(Map<String, List<Fit>> solutions) {
        Joined joined = new Joined(solutions);
        long size = 1;
        for (List<Fit> choice : joined.choices) {
            size = Math.min(Integer.MAX_VALUE, size * choice.size());
        }
        if (size > LARGEST_SEARCH) {
            joined.choices.replaceAll(choice -> choice.subList(0, Math.min(4, choice.size())));
        }
        joined.extend(new ArrayList<>(), new LinkedHashSet<>(), 0);
        Map<String, Fit> fits = new LinkedHashMap<>();
        for (int i = 0; i < joined.paths.size(); i++) {
            fits.put(joined.paths.get(i), joined.chosen.get(i));
        }
        return fits;
    }

    private void extend(List<Fit> soFar, Set<String> keys, double cost) {
        if (cost >= cheapest - 1e-9) {
            return;
        }
        if (soFar.size() == choices.size()) {
            cheapest = cost;
            chosen = List.copyOf(soFar);
            return;
        }
        for (Fit fit : choices.get(soFar.size())) {
            Set<String> more = new LinkedHashSet<>(keys);
            double dearer = cost;
            for (Mark mark : fit.marks()) {
                if (more.add(mark.key())) {
                    dearer += mark.cost();
                }
            }
            soFar.add(fit);
            extend(soFar, more, dearer);
            soFar.remove(soFar.size() - 1);
        }
    }
}
