package org.gradus.grading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the checks of an assignment make of implementations whose verdict is known: proof that they catch the known mistakes and
 * nothing else.
 *
 * @param assignment the assignment's id
 * @param checks ids of the checks in order
 * @param rows one row for each implementation, the reference first
 */
public record KillMatrix(String assignment, List<String> checks, List<Row> rows) {
    public KillMatrix {
        checks = List.copyOf(checks);
        rows = List.copyOf(rows);
    }

    /** What an implementation is. */
    public enum Kind {
        /** Earns all points. */
        REFERENCE,
        /** The reference with its gradients replaced by zeros or negated: must lose points. */
        SPOILED,
        /** A known mistake: must lose points on the check that it names. */
        MISTAKE
    }

    /**
     * One implementation.
     *
     * @param caughtBy id of the check that must catch it, empty if any may
     * @param earned for each check the part of its points that was earned, 0 to 1
     */
    public record Row(Kind kind, String name, String caughtBy, Map<String, Double> earned, Duration duration) {
        public Row {
            earned = Map.copyOf(earned);
        }

        /** Whether this check took points away. */
        public boolean losesOn(String check) {
            return earned.getOrDefault(check, 0.0) < 1;
        }

        /** Whether the verdict is the known one. */
        public boolean isAsExpected() {
            return switch (kind) {
                case REFERENCE -> earned.keySet().stream().noneMatch(this::losesOn);
                case SPOILED -> earned.keySet().stream().anyMatch(this::losesOn);
                case MISTAKE -> losesOn(caughtBy);
            };
        }
    }

    /** Sentences that say what is wrong with the checks; empty if they are proved. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Row row : rows) {
            if (!row.isAsExpected()) {
                problems.add(
                        switch (row.kind()) {
                            case REFERENCE ->
                                "The reference loses points on "
                                        + checks.stream().filter(row::losesOn).toList() + ".";
                            case SPOILED -> row.name() + " loses no points.";
                            case MISTAKE ->
                                "The mistake " + row.name() + " is not caught by " + row.caughtBy()
                                        + "; it loses points on "
                                        + checks.stream().filter(row::losesOn).toList() + ".";
                        });
            }
        }
        for (String check : checks) {
            if (rows.stream().noneMatch(row -> row.kind() == Kind.MISTAKE && row.losesOn(check))) {
                problems.add("The check " + check + " catches no known mistake.");
            }
        }
        return problems;
    }

    /** Checks without which every mistake would still be caught by another check. */
    public List<String> redundantChecks() {
        return checks.stream()
                .filter(check -> rows.stream()
                        .filter(row -> row.kind() == Kind.MISTAKE && row.losesOn(check))
                        .allMatch(row -> checks.stream().anyMatch(other -> !other.equals(check) && row.losesOn(other))))
                .toList();
    }
}
