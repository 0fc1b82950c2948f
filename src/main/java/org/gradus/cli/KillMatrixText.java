package org.gradus.cli;

import java.util.List;
import java.util.Locale;
import org.gradus.assignment.CheckDefinition;
import org.gradus.grading.KillMatrix;

/** A kill matrix for a terminal: a row for each implementation, a column for each check. */
record KillMatrixText(KillMatrix matrix, List<CheckDefinition> definitions) {
    String write() {
        StringBuilder text = new StringBuilder();
        text.append(matrix.assignment()).append(": kill matrix\n");
        for (CheckDefinition check : definitions) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %2d %-34s catches %2d, %2d of them alone%n",
                    check.number(),
                    check.id(),
                    matrix.mistakesLostOn(check.id()).size(),
                    matrix.mistakesLostOnlyOn(check.id()).size()));
        }
        text.append(String.format(Locale.ROOT, "  %-44s", "x loses all, / some, . none; * must lose"));
        for (int i = 0; i < matrix.checks().size(); i++) {
            text.append(String.format(Locale.ROOT, "%3d", i + 1));
        }
        text.append(String.format(Locale.ROOT, "%9s%n", "ms"));
        for (KillMatrix.Row row : matrix.rows()) {
            text.append(String.format(Locale.ROOT, "%s %-44s", row.isAsExpected() ? " " : "!", row.name()));
            for (String check : matrix.checks()) {
                double earned = row.earnedOn(check);
                text.append(' ')
                        .append(row.mustLoseOn().contains(check) ? '*' : ' ')
                        .append(earned >= 1 ? '.' : earned > 0 ? '/' : 'x');
            }
            text.append(String.format(Locale.ROOT, "%9d%n", row.duration().toMillis()));
        }
        long caught =
                matrix.mistakes().stream().filter(KillMatrix.Row::isAsExpected).count();
        text.append(String.format(
                Locale.ROOT,
                "  %d of %d mistakes caught by the check that each names; survivors: %s%n",
                caught,
                matrix.mistakes().size(),
                matrix.survivors().isEmpty()
                        ? "none"
                        : String.join(
                                ", ",
                                matrix.survivors().stream()
                                        .map(KillMatrix.Row::name)
                                        .toList())));
        if (!matrix.redundantChecks().isEmpty()) {
            text.append("  redundant (without any one of them every mistake would still be caught): ")
                    .append(String.join(", ", matrix.redundantChecks()))
                    .append('\n');
        }
        if (!matrix.checksPassedSpoiled().isEmpty()) {
            text.append("  passed with zero or negated matrices, whose values these checks do not look at: ")
                    .append(String.join(", ", matrix.checksPassedSpoiled()))
                    .append('\n');
        }
        return text.toString();
    }
}
