package org.gradus.cli;

import java.util.Locale;
import org.gradus.grading.KillMatrix;

/** A kill matrix for a terminal: a row for each implementation, a column for each check. */
record KillMatrixText(KillMatrix matrix) {
    String write() {
        StringBuilder text = new StringBuilder();
        text.append(matrix.assignment()).append(": kill matrix\n");
        for (int i = 0; i < matrix.checks().size(); i++) {
            text.append(String.format(
                    Locale.ROOT, "  %2d %s%n", i + 1, matrix.checks().get(i)));
        }
        text.append(String.format(Locale.ROOT, "  %-44s", "x loses all, / some, . none; * must lose"));
        for (int i = 0; i < matrix.checks().size(); i++) {
            text.append(String.format(Locale.ROOT, "%3d", i + 1));
        }
        text.append(String.format(Locale.ROOT, "%9s%n", "ms"));
        for (KillMatrix.Row row : matrix.rows()) {
            text.append(String.format(Locale.ROOT, "%s %-44s", row.isAsExpected() ? " " : "!", row.name()));
            for (String check : matrix.checks()) {
                double earned = row.earned().getOrDefault(check, 0.0);
                text.append(' ')
                        .append(check.equals(row.caughtBy()) ? '*' : ' ')
                        .append(earned >= 1 ? '.' : earned > 0 ? '/' : 'x');
            }
            text.append(String.format(Locale.ROOT, "%9d%n", row.duration().toMillis()));
        }
        long mistakes = matrix.rows().stream()
                .filter(row -> row.kind() == KillMatrix.Kind.MISTAKE)
                .count();
        long caught = matrix.rows().stream()
                .filter(row -> row.kind() == KillMatrix.Kind.MISTAKE && row.isAsExpected())
                .count();
        text.append(String.format(
                Locale.ROOT, "  %d of %d mistakes caught by the check that each names%n", caught, mistakes));
        if (!matrix.redundantChecks().isEmpty()) {
            text.append("  without these checks every mistake would still be caught: ")
                    .append(String.join(", ", matrix.redundantChecks()))
                    .append('\n');
        }
        return text.toString();
    }
}
