package org.gradus.report;

import java.util.ArrayList;
import java.util.List;
import org.gradus.check.Visibility;
import org.gradus.grading.KillMatrix;
import org.gradus.grading.Proof;

/**
 * Proofs of assignments as the template shows them. {@code proof.html} takes one.
 *
 * @param title for the browser's tab
 * @param heading the outcome in words
 * @param meaning what it means and what to do next
 */
public record ProofPage(String title, String heading, String meaning, List<Part> assignments) {
    /**
     * One assignment.
     *
     * @param anchor an id for links and labels within the page
     * @param problems what is wrong; empty if the assignment is proved
     * @param checks its checks with what they catch
     * @param rows its kill matrix; empty if there is none
     * @param differing samples whose verdict is not the expected one
     */
    public record Part(
            String anchor,
            String title,
            List<String> problems,
            List<Fact> facts,
            List<CheckLine> checks,
            List<Line> rows,
            List<Proof.Sample> differing) {}

    /** A name with its value. */
    public record Fact(String name, String value) {}

    /**
     * One check.
     *
     * @param catches on how many known mistakes it takes points
     * @param alone how many of them no other check catches
     */
    public record CheckLine(int number, String title, String id, String points, String seen, int catches, int alone) {}

    /** One implementation: a line of the matrix. */
    public record Line(String name, String kind, boolean asExpected, List<Cell> cells, String milliseconds) {}

    /** What one check made of one implementation. */
    public record Cell(String sign, String words, String style) {}

    /** Proofs as they are shown, in this order. */
    public static ProofPage of(List<Proof> proofs) {
        int problems =
                proofs.stream().mapToInt(proof -> proof.problems().size()).sum();
        String heading = problems > 0
                ? Numbers.count(problems, "problem")
                : proofs.size() == 1 ? "The assignment is proved" : "All " + proofs.size() + " assignments are proved";
        String meaning = problems > 0
                ? "Mend what is named below, the check, the mistake or the sample, and verify again."
                : "The reference earns all points and the starter none; every known mistake is caught by the check that it names.";
        return new ProofPage(
                heading + " · Gradus",
                heading,
                meaning,
                proofs.stream().map(ProofPage::part).toList());
    }

    private static Part part(Proof proof) {
        KillMatrix matrix = proof.matrix();
        return new Part(
                "a-" + proof.id(),
                proof.title(),
                proof.problems(),
                matrix == null ? List.of() : facts(proof, matrix),
                matrix == null ? List.of() : checks(proof, matrix),
                matrix == null
                        ? List.of()
                        : matrix.rows().stream()
                                .map(row -> line(row, matrix.checks()))
                                .toList(),
                proof.samples().stream()
                        .filter(sample -> !sample.differences().isEmpty())
                        .toList());
    }

    private static List<Fact> facts(Proof proof, KillMatrix matrix) {
        List<Fact> facts = new ArrayList<>();
        long caught =
                matrix.mistakes().stream().filter(KillMatrix.Row::isAsExpected).count();
        facts.add(new Fact(
                "Known mistakes", caught + " of " + matrix.mistakes().size() + " caught by the check that each names"));
        facts.add(new Fact(
                "Survivors",
                matrix.survivors().isEmpty()
                        ? "none"
                        : String.join(
                                ", ",
                                matrix.survivors().stream()
                                        .map(KillMatrix.Row::name)
                                        .toList())));
        facts.add(new Fact(
                "Redundant checks",
                matrix.redundantChecks().isEmpty()
                        ? "none: each check catches a mistake that no other one catches"
                        : String.join(", ", matrix.redundantChecks())
                                + "; without any one of them every mistake would still be caught"));
        if (!matrix.checksPassedSpoiled().isEmpty()) {
            facts.add(new Fact(
                    "Passed with zero or negated matrices",
                    String.join(", ", matrix.checksPassedSpoiled())
                            + "; they do not look at the values of matrices: should they?"));
        }
        facts.add(new Fact(
                "Time",
                Numbers.duration(proof.referenceTime()) + " on the reference, of a limit of "
                        + Numbers.duration(proof.limit()) + "; " + Numbers.duration(proof.time()) + " in all"));
        facts.add(new Fact(
                "Sample submissions",
                proof.samples().isEmpty()
                        ? "none graded"
                        : proof.samples().size() + " graded, "
                                + proof.samples().stream()
                                        .filter(sample -> !sample.differences().isEmpty())
                                        .count()
                                + " with another verdict than expected"));
        return facts;
    }

    private static List<CheckLine> checks(Proof proof, KillMatrix matrix) {
        return proof.checks().stream()
                .map(check -> new CheckLine(
                        check.number(),
                        check.title(),
                        check.id(),
                        Numbers.points(check.points()),
                        seen(check.visibility()),
                        matrix.mistakesLostOn(check.id()).size(),
                        matrix.mistakesLostOnlyOn(check.id()).size()))
                .toList();
    }

    private static String seen(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> "at once";
            case AFTER_DUE -> "after the due date";
            case AFTER_PUBLICATION -> "after publication";
            case STAFF -> "by staff only";
        };
    }

    private static Line line(KillMatrix.Row row, List<String> checks) {
        return new Line(
                row.name(),
                switch (row.kind()) {
                    case REFERENCE -> "must keep all";
                    case STARTER -> "must lose all";
                    case SPOILED -> "spoiled reference";
                    case MISTAKE -> "known mistake";
                },
                row.isAsExpected(),
                checks.stream().map(check -> cell(row, check)).toList(),
                Long.toString(row.duration().toMillis()));
    }

    private static Cell cell(KillMatrix.Row row, String check) {
        double earned = row.earnedOn(check);
        boolean must = row.mustLoseOn().contains(check);
        String words = earned >= 1 ? "keeps all" : earned > 0 ? "loses some" : "loses all";
        return new Cell(
                earned >= 1 ? "·" : earned > 0 ? "◐" : "✕",
                must ? words + ", must lose" : words,
                (earned >= 1 ? "none" : earned > 0 ? "part" : "full") + (must ? " must" : ""));
    }
}
