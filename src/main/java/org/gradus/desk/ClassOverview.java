package org.gradus.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.gradus.course.Attempt;
import org.gradus.course.CountingRule;
import org.gradus.course.DuePlan;
import org.gradus.course.Standing;
import org.gradus.grading.Diagnosis;
import org.gradus.store.ClassWork;

/**
 * How a class fares with one assignment, counted in one pass over its attempts. Whoever takes part in a team has the team's attempts.
 *
 * @param students how many are asked to hand in
 * @param handedIn how many have
 * @param full how many have an attempt with all points
 * @param absent who has not handed in
 * @param stuck whose last three attempts brought no gain, and who has not all points
 * @param attemptsToFull median number of the first attempt with all points; empty if there is none
 * @param waiting attempts that wait or run
 * @param faults attempts that staff have to send again
 * @param shares of the attempts that count: points after lateness by the points that can be reached
 * @param counting their gradings
 * @param uploads when each attempt came, in order
 * @param toFull from the first attempt to the first one with all points, of those who got there
 * @param mistakes by how many students make them now, the most first
 * @param unrecognised attempts that lost points for no known mistake; its name is empty
 */
public record ClassOverview(
        int students,
        int handedIn,
        int full,
        List<Long> absent,
        List<Long> stuck,
        OptionalDouble attemptsToFull,
        int waiting,
        int faults,
        List<Double> shares,
        List<Long> counting,
        List<Instant> uploads,
        List<Duration> toFull,
        List<Mistake> mistakes,
        Mistake unrecognised) {
    /** As many last attempts without a gain are a student who is stuck. */
    static final int STUCK_AFTER = 3;

    /** The trend is shown over so many attempts. */
    public static final int TREND = 10;

    /**
     * A mistake, over the class.
     *
     * @param now who makes it in the newest graded attempt
     * @param ever who made it in any attempt
     * @param trend how many students made it in their first graded attempt, in their second, and so on
     */
    public record Mistake(String name, String sentence, List<Long> now, List<Long> ever, List<Integer> trend) {}

    /**
     * Counts.
     *
     * @param plans the students who are asked to hand in, with their deadlines
     * @param named what the gradings of this assignment named
     */
    public static ClassOverview of(
            long assignment,
            CountingRule rule,
            Map<Long, DuePlan> plans,
            ClassWork.Work work,
            List<ClassWork.Named> named) {
        Count count = new Count(named);
        plans.forEach((person, plan) -> count.add(person, plan, rule, work.of(assignment, person)));
        return count.result(plans.size());
    }

    /** The sums while they are made. */
    private static final class Count {
        private static final String UNRECOGNISED = "";

        private final Map<Long, List<ClassWork.Named>> named = new HashMap<>();
        private final Map<String, Tally> tallies = new LinkedHashMap<>();
        private final List<Long> absent = new ArrayList<>();
        private final List<Long> stuck = new ArrayList<>();
        private final List<Integer> firstFull = new ArrayList<>();
        private final List<Duration> toFull = new ArrayList<>();
        private final List<Double> shares = new ArrayList<>();
        private final List<Long> counting = new ArrayList<>();
        private final Map<Long, Attempt> attempts = new HashMap<>();

        Count(List<ClassWork.Named> all) {
            for (ClassWork.Named one : all) {
                if (one.name().equals(Diagnosis.UNKNOWN)) {
                    continue;
                }
                named.computeIfAbsent(one.grading(), unused -> new ArrayList<>())
                        .add(one);
            }
        }

        void add(long person, DuePlan plan, CountingRule rule, List<ClassWork.Entry> entries) {
            entries.forEach(entry -> attempts.put(entry.attempt().id(), entry.attempt()));
            if (entries.isEmpty()) {
                absent.add(person);
                return;
            }
            List<ClassWork.Entry> graded = entries.stream()
                    .filter(entry -> entry.attempt().state() == Attempt.State.GRADED)
                    .toList();
            count(plan, rule, entries);
            int first = 0;
            while (first < graded.size() && !isFull(graded.get(first))) {
                first++;
            }
            if (first < graded.size()) {
                firstFull.add(first + 1);
                toFull.add(Duration.between(
                        entries.get(0).attempt().received(),
                        graded.get(first).attempt().received()));
            } else if (isStuck(graded)) {
                stuck.add(person);
            }
            for (int i = 0; i < graded.size(); i++) {
                mistakes(person, graded.get(i), i, i == graded.size() - 1);
            }
        }

        private void count(DuePlan plan, CountingRule rule, List<ClassWork.Entry> entries) {
            Standing standing = Standing.of(
                    rule, plan, entries.stream().map(ClassWork.Entry::attempt).toList());
            Attempt best = standing.counting();
            if (best == null) {
                return;
            }
            shares.add(best.maxPoints() == 0 ? 0 : standing.points() / best.maxPoints());
            entries.stream()
                    .filter(entry -> entry.attempt().id() == best.id())
                    .map(ClassWork.Entry::grading)
                    .forEach(grading -> {
                        if (grading != null) {
                            counting.add(grading);
                        }
                    });
        }

        private void mistakes(long person, ClassWork.Entry entry, int number, boolean newest) {
            List<ClassWork.Named> found =
                    entry.grading() == null ? List.of() : named.getOrDefault(entry.grading(), List.of());
            found.forEach(mistake -> tallies.computeIfAbsent(
                            mistake.name(), name -> new Tally(name, mistake.sentence()))
                    .add(person, number, newest));
            if (found.isEmpty() && !isFull(entry)) {
                tallies.computeIfAbsent(UNRECOGNISED, name -> new Tally(name, ""))
                        .add(person, number, newest);
            }
        }

        private static boolean isFull(ClassWork.Entry entry) {
            return entry.attempt().points() >= entry.attempt().maxPoints();
        }

        /** Whether none of the last attempts is better than the first of them; whoever has all points is not asked. */
        private static boolean isStuck(List<ClassWork.Entry> graded) {
            if (graded.size() < STUCK_AFTER) {
                return false;
            }
            List<Double> last = graded.subList(graded.size() - STUCK_AFTER, graded.size()).stream()
                    .map(entry -> entry.attempt().points() / entry.attempt().maxPoints())
                    .toList();
            return last.stream().skip(1).allMatch(share -> share <= last.get(0));
        }

        ClassOverview result(int students) {
            Tally others = tallies.remove(UNRECOGNISED);
            return new ClassOverview(
                    students,
                    students - absent.size(),
                    firstFull.size(),
                    absent,
                    stuck,
                    median(firstFull),
                    (int) attempts.values().stream()
                            .filter(attempt -> attempt.state() == Attempt.State.WAITING
                                    || attempt.state() == Attempt.State.RUNNING)
                            .count(),
                    (int) attempts.values().stream()
                            .filter(attempt -> attempt.state() == Attempt.State.FAULT)
                            .count(),
                    shares,
                    counting.stream().distinct().toList(),
                    attempts.values().stream().map(Attempt::received).sorted().toList(),
                    toFull,
                    tallies.values().stream()
                            .map(Tally::mistake)
                            .sorted(Comparator.comparingInt(
                                            (Mistake mistake) -> -mistake.now().size())
                                    .thenComparingInt(mistake -> -mistake.ever().size())
                                    .thenComparing(Mistake::name))
                            .toList(),
                    (others == null ? new Tally(UNRECOGNISED, "") : others).mistake());
        }

        private static OptionalDouble median(List<Integer> values) {
            List<Integer> sorted = values.stream().sorted().toList();
            int n = sorted.size();
            return n == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2.0);
        }
    }

    /** One mistake while it is counted. */
    private static final class Tally {
        private final String name;
        private final String sentence;
        private final List<Long> now = new ArrayList<>();
        private final Set<Long> ever = new HashSet<>();
        private final int[] trend = new int[TREND];

        Tally(String name, String sentence) {
            this.name = name;
            this.sentence = sentence;
        }

        void add(long person, int number, boolean newest) {
            ever.add(person);
            if (newest) {
                now.add(person);
            }
            if (number < TREND) {
                trend[number]++;
            }
        }

        Mistake mistake() {
            return new Mistake(
                    name,
                    sentence,
                    List.copyOf(now),
                    ever.stream().sorted().toList(),
                    java.util.Arrays.stream(trend).boxed().toList());
        }
    }
}
