package org.gradus.grading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradus.assignment.Diagnosing;
import org.gradus.check.Elsewhere;
import org.gradus.check.Evidence;
import org.gradus.check.Fault;
import org.gradus.check.Observation;
import org.gradus.check.Recognised;
import org.gradus.check.Visibility;
import org.gradus.diagnosis.Cause;
import org.gradus.diagnosis.Diagnoser;
import org.gradus.diagnosis.Explanation;
import org.gradus.diagnosis.Outcome;

/**
 * Collects what the checks of one grading observed and says what is wrong: known mistakes that no check rules out, slips that explain
 * the numbers exactly at every probe, broken rules of a call. Asks no worker for anything more.
 */
final class Diagnoses {
    /** A recognition at fewer probes says nothing about a submission's ordinary numbers. */
    private static final int ORDINARY = Diagnoser.FEWEST_PROBES;

    private record Seen(Observation observation, Visibility visibility) {}

    /** The explanation of one implementation's method. */
    private record Explained(Class<?> role, Explanation explanation, Visibility visibility) {}

    private final Diagnosing diagnosing;
    private final List<Seen> seen = new ArrayList<>();
    /** Visibilities of checks that lost points: who sees one of them is told what is wrong, from whatever numbers are as visible. */
    private final Set<Visibility> lost = EnumSet.noneOf(Visibility.class);

    private final Map<Recognised, Visibility> recognised = new LinkedHashMap<>();
    private final Map<Fault, Visibility> faults = new LinkedHashMap<>();
    private final IdentityHashMap<Observation, Explanation> explanations = new IdentityHashMap<>();

    Diagnoses(Diagnosing diagnosing) {
        this.diagnosing = diagnosing;
    }

    /** Takes what a check observed. */
    void add(Evidence evidence, Visibility visibility, boolean lostPoints) {
        if (lostPoints) {
            lost.add(visibility);
        }
        evidence.observations().forEach(observation -> seen.add(new Seen(observation, visibility)));
        evidence.recognised().forEach(one -> recognised.merge(one, visibility, Diagnoses::moreVisible));
        evidence.faults().forEach(fault -> faults.merge(fault, visibility, Diagnoses::moreVisible));
    }

    boolean followsConvention(Observation observation) {
        return explain(observation).filter(Explanation::isConvention).isPresent();
    }

    /**
     * How a part of these answers stands in the checks before, by their comparisons at enough probes to tell a slip. Checks that are
     * more hidden than this one do not count: its result would tell of theirs.
     *
     * @param check id of the check that asks: known mistakes which it is there to catch do not count either
     */
    Elsewhere elsewhere(Observation observation, String part, String check, Visibility visibility) {
        List<Observation> earlier = seen.stream()
                .filter(other -> other.visibility().compareTo(visibility) <= 0)
                .map(Seen::observation)
                .filter(other -> isAlike(other, observation) && other.probes().size() >= ORDINARY)
                .toList();
        boolean foretold = earlier.stream().anyMatch(other -> foretells(other, part, observation))
                || recognised.entrySet().stream()
                        .filter(one -> one.getValue().compareTo(visibility) <= 0)
                        .map(Map.Entry::getKey)
                        .anyMatch(mistake -> mistake.probes() >= ORDINARY
                                && !mistake.caughtBy().equals(check)
                                && observation.isExplainedBy(mistake));
        if (foretold) {
            return Elsewhere.FORETOLD;
        }
        return earlier.stream().allMatch(other -> other.isRight(part)) ? Elsewhere.RIGHT : Elsewhere.WRONG;
    }

    /** Whether the slips in the first answers foretell the others. */
    private boolean foretells(Observation first, String part, Observation other) {
        return explain(first)
                .filter(explanation -> explanation.outcome() != Outcome.RIGHT)
                .filter(explanation -> diagnosing.diagnosers().stream()
                        .filter(diagnoser -> diagnoser.covers(first))
                        .allMatch(diagnoser -> diagnoser.foretellsExactly(explanation, part, other)))
                .isPresent();
    }

    /** The diagnoses, each once, the most certain first. */
    List<Diagnosis> all() {
        List<Explained> explained = explained();
        Map<String, Diagnosis> diagnoses = new LinkedHashMap<>();
        Set<Class<?>> named = new LinkedHashSet<>();
        List<Map.Entry<Recognised, Visibility>> possible = recognised.entrySet().stream()
                .filter(one ->
                        seen.stream().noneMatch(other -> other.observation().rulesOut(one.getKey())))
                .toList();
        possible.stream()
                .filter(one -> possible.stream().noneMatch(other -> explainsMore(other.getKey(), one.getKey())))
                .sorted(Comparator.comparingInt(one -> -one.getKey().probes()))
                .forEach(one -> {
                    boolean ordinary = one.getKey().probes() >= ORDINARY;
                    if (ordinary) {
                        named.add(one.getKey().role());
                    }
                    merge(
                            diagnoses,
                            of(
                                    one.getKey(),
                                    moreVisible(one.getValue(), visibility(one.getKey())),
                                    explained.stream()
                                            .filter(other -> ordinary
                                                    && other.role()
                                                            == one.getKey().role())
                                            .findFirst()));
                });
        // The same slips in another implementation are told already, by the known mistake's name.
        Set<List<String>> told = explained.stream()
                .filter(one -> named.contains(one.role()))
                .map(one -> one.explanation().labels())
                .collect(Collectors.toSet());
        Map<List<String>, List<Explained>> alike = explained.stream()
                .filter(one -> !named.contains(one.role())
                        && !told.contains(one.explanation().labels()))
                .filter(one -> !one.explanation().causes().isEmpty()
                        || faults.keySet().stream().noneMatch(fault -> fault.role() == one.role()))
                .collect(Collectors.groupingBy(
                        one -> one.explanation().labels(), LinkedHashMap::new, Collectors.toList()));
        alike.values().forEach(group -> merge(diagnoses, of(group)));
        faults.forEach((fault, visibility) -> merge(diagnoses, of(fault, visibility)));
        return List.copyOf(diagnoses.values());
    }

    /** Whether the first mistake explains all that the second does, and more: then the second need not be assumed. */
    private boolean explainsMore(Recognised first, Recognised second) {
        boolean more = false;
        for (Seen each : first.equals(second) || first.role() != second.role() ? List.<Seen>of() : seen) {
            boolean bySecond = each.observation().isExplainedBy(second);
            boolean byFirst = each.observation().isExplainedBy(first);
            if (bySecond && !byFirst) {
                return false;
            }
            more |= byFirst && !bySecond;
        }
        return more;
    }

    private Optional<Explanation> explain(Observation observation) {
        return diagnosing.diagnosers().stream()
                .filter(diagnoser -> diagnoser.covers(observation))
                .findFirst()
                .map(diagnoser -> explanations.computeIfAbsent(observation, diagnoser::explain));
    }

    /** For each implementation the first explanation of wrong answers that every other check bears out. */
    private List<Explained> explained() {
        Map<Class<?>, Explained> found = new LinkedHashMap<>();
        for (Seen one : seen) {
            if (!lost.contains(one.visibility())
                    || one.observation().isIdle()
                    || found.containsKey(one.observation().role())) {
                continue;
            }
            explain(one.observation())
                    .filter(explanation -> explanation.outcome() != Outcome.RIGHT)
                    .filter(explanation -> isBorneOut(explanation, one.observation()))
                    .ifPresent(explanation -> found.put(
                            one.observation().role(),
                            new Explained(one.observation().role(), explanation, visibility(one.observation()))));
        }
        return List.copyOf(found.values());
    }

    private boolean isBorneOut(Explanation explanation, Observation from) {
        return !explanation.complete()
                || seen.stream()
                        .map(Seen::observation)
                        .filter(other -> isAlike(other, from))
                        .allMatch(other -> diagnosing.diagnosers().stream()
                                .filter(diagnoser -> diagnoser.covers(other))
                                .allMatch(diagnoser -> diagnoser.foretells(explanation, other)));
    }

    private Visibility visibility(Observation from) {
        return seen.stream()
                .filter(one -> lost.contains(one.visibility()) && isAlike(one.observation(), from))
                .map(Seen::visibility)
                .reduce(Diagnoses::moreVisible)
                .orElse(Visibility.STAFF);
    }

    /** As visible as the most visible check that lost points with a mistake's very numbers, at enough probes to tell it by them. */
    private Visibility visibility(Recognised mistake) {
        return seen.stream()
                .filter(one -> lost.contains(one.visibility())
                        && one.observation().probes().size() >= ORDINARY)
                .filter(one -> one.observation().isExplainedBy(mistake))
                .map(Seen::visibility)
                .reduce(Diagnoses::moreVisible)
                .orElse(Visibility.STAFF);
    }

    private static boolean isAlike(Observation one, Observation other) {
        return one.role() == other.role() && one.method().equals(other.method());
    }

    private Diagnosis of(Recognised mistake, Visibility visibility, Optional<Explained> explained) {
        return new Diagnosis(
                mistake.name(),
                explained.map(one -> one.explanation().headline()).orElse(Diagnosis.RECOGNISED),
                mistake.sentence(),
                mistake.evidence()
                        + explained
                                .filter(one -> one.explanation().complete())
                                .map(one -> " " + evidence(one.explanation()))
                                .orElse(""),
                mistake.hint(),
                explained.map(one -> one.explanation().figures()).orElse(List.of()),
                visibility,
                diagnosing.detail());
    }

    private Diagnosis of(List<Explained> group) {
        Explanation explanation = group.get(0).explanation();
        String roles =
                group.stream().map(one -> one.role().getSimpleName()).distinct().collect(Collectors.joining(" and "));
        Visibility visibility = group.stream()
                .map(Explained::visibility)
                .reduce(Diagnoses::moreVisible)
                .orElseThrow();
        boolean known = !explanation.causes().isEmpty();
        String facts = String.join(" ", explanation.facts());
        return new Diagnosis(
                known ? String.join(" + ", explanation.labels()) : Diagnosis.UNKNOWN,
                explanation.headline(),
                known
                        ? explanation.causes().stream()
                                .map(Cause::sentence)
                                .distinct()
                                .collect(Collectors.joining(" "))
                        : "No slip that Gradus knows explains all your numbers; this much is certain.",
                roles + ": " + (known ? evidence(explanation) + (facts.isEmpty() ? "" : " Besides: " + facts) : facts),
                known
                        ? explanation.causes().stream()
                                .map(Cause::hint)
                                .distinct()
                                .collect(Collectors.joining(" "))
                        : "Make the example smaller until you can follow every number by hand: one example, two features, reg 0.",
                explanation.figures(),
                visibility,
                diagnosing.detail());
    }

    private static String evidence(Explanation explanation) {
        return explanation.causes().stream().map(Cause::evidence).distinct().collect(Collectors.joining(" "));
    }

    private Diagnosis of(Fault fault, Visibility visibility) {
        String hint = switch (fault.kind()) {
            case CHANGES_ARGUMENTS -> "Which of your operations work in place? Copy a matrix before you change it.";
            case REUSES_RESULTS -> "Is a matrix kept in a field and returned again? Make a new one in each call.";
            case NOT_REPEATABLE ->
                "Does a field keep something from one call to the next, or is there randomness? The numbers of the other checks mean little until this is mended.";
            case STALE_ANSWERS -> "What do you remember from earlier calls, and by what do you look it up?";
        };
        String sentence = switch (fault.kind()) {
            case CHANGES_ARGUMENTS -> "Your code changes its arguments in place.";
            case REUSES_RESULTS -> "Your code changes or returns again a matrix that it has returned before.";
            case NOT_REPEATABLE -> "Your code gives different answers to the same arguments.";
            case STALE_ANSWERS -> "Your code gives an old answer to new arguments.";
        };
        return new Diagnosis(
                fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "Your code does not keep to the rules of a call, whatever it computes.",
                sentence,
                fault.finding().sentence(),
                hint,
                List.of(),
                visibility,
                diagnosing.detail());
    }

    private static void merge(Map<String, Diagnosis> diagnoses, Diagnosis one) {
        diagnoses.merge(
                one.mistake(),
                one,
                (first, second) -> first.visibility().compareTo(second.visibility()) <= 0 ? first : second);
    }

    private static Visibility moreVisible(Visibility first, Visibility second) {
        return first.compareTo(second) <= 0 ? first : second;
    }
}
