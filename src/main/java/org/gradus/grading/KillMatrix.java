package org.gradus.grading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the checks of an assignment make of implementations whose verdict is known: proof that they catch the known mistakes and
 * nothing else.
 *
 * @param assignment the assignment's id
 * @param checks ids of the checks in order
 * @param rows one row for each implementation, the reference first
 * @param gaps sentences about what no row can show: something that no check looks at
 */
public record KillMatrix(String assignment, List<String> checks, List<Row> rows, List<String> gaps) {
    public KillMatrix {
        checks = List.copyOf(checks);
        rows = List.copyOf(rows);
        gaps = List.copyOf(gaps);
    }

    /** What an implementation is. */
    public enum Kind {
        /** Earns all points. */
        REFERENCE,
        /** What students begin from: earns nothing at all. */
        STARTER,
        /** The reference with its matrices replaced by zeros or negated: loses points wherever the value of a matrix is looked at. */
        SPOILED,
        /** A known mistake: loses points on the check that it names. */
        MISTAKE
    }

    /**
     * One implementation.
     *
     * @param mustLoseOn ids of the checks on which it must lose points
     * @param earned for each check the part of its points that was earned, 0 to 1
     */
    public record Row(Kind kind, String name, Set<String> mustLoseOn, Map<String, Double> earned, Duration duration) {
        public Row {
            mustLoseOn = Set.copyOf(mustLoseOn);
            earned = Map.copyOf(earned);
        }

        /** Part of a check's points that was earned, 0 to 1. */
        public double earnedOn(String check) {
            return earned.getOrDefault(check, 0.0);
        }

        /** Whether this check took points away. */
        public boolean losesOn(String check) {
            return earnedOn(check) < 1;
        }

        /** Whether the verdict is the known one. */
        public boolean isAsExpected() {
            return switch (kind) {
                case REFERENCE -> earned.keySet().stream().noneMatch(this::losesOn);
                case STARTER -> earned.values().stream().allMatch(part -> part == 0);
                case SPOILED, MISTAKE -> mustLoseOn.stream().allMatch(this::losesOn);
            };
        }
    }

    /** Sentences that say what is wrong with the checks; empty if they are proved. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(gaps);
        for (Row row : rows) {
            if (!row.isAsExpected()) {
                problems.add(
                        switch (row.kind()) {
                            case REFERENCE -> "The reference loses points on " + lost(row) + ".";
                            case STARTER ->
                                "The starter earns points on "
                                        + named(checks.stream()
                                                .filter(check -> row.earnedOn(check) > 0)
                                                .toList())
                                        + "; it must earn none.";
                            case SPOILED ->
                                "The reference with " + row.name() + " loses nothing on "
                                        + named(checks.stream()
                                                .filter(check ->
                                                        row.mustLoseOn().contains(check) && !row.losesOn(check))
                                                .toList())
                                        + ", where matrices are looked at.";
                            case MISTAKE ->
                                isSurvivor(row)
                                        ? "The mistake " + row.name() + " survives: no check takes points away."
                                        : "The mistake " + row.name() + " is not caught by "
                                                + String.join(", ", row.mustLoseOn()) + "; it loses points on "
                                                + lost(row) + ".";
                        });
            }
        }
        for (String check : checks) {
            if (mistakesLostOn(check).isEmpty()) {
                problems.add("The check " + check + " catches no known mistake.");
            }
        }
        return problems;
    }

    private String lost(Row row) {
        return named(checks.stream().filter(row::losesOn).toList());
    }

    private static String named(List<String> checks) {
        return String.join(", ", checks);
    }

    /** The rows of the known mistakes. */
    public List<Row> mistakes() {
        return rows.stream().filter(row -> row.kind() == Kind.MISTAKE).toList();
    }

    /** The known mistakes that no check takes points from. */
    public List<Row> survivors() {
        return mistakes().stream().filter(this::isSurvivor).toList();
    }

    private boolean isSurvivor(Row row) {
        return checks.stream().noneMatch(row::losesOn);
    }

    /** The known mistakes that lose points on a check. */
    public List<Row> mistakesLostOn(String check) {
        return mistakes().stream().filter(row -> row.losesOn(check)).toList();
    }

    /** The known mistakes that lose points on this check and on no other. */
    public List<Row> mistakesLostOnlyOn(String check) {
        return mistakesLostOn(check).stream()
                .filter(row -> checks.stream().noneMatch(other -> !other.equals(check) && row.losesOn(other)))
                .toList();
    }

    /** Checks without which every mistake would still be caught by another check; one alone may be left out, not all of them. */
    public List<String> redundantChecks() {
        return checks.stream()
                .filter(check -> mistakesLostOnlyOn(check).isEmpty())
                .toList();
    }

    /**
     * Checks that a reference with zero or negated matrices passes. None of them looks at the value of a matrix, else it would be a
     * problem; whether it should is for who wrote it to judge.
     */
    public List<String> checksPassedSpoiled() {
        return checks.stream()
                .filter(check -> rows.stream().anyMatch(row -> row.kind() == Kind.SPOILED && !row.losesOn(check)))
                .toList();
    }
}
