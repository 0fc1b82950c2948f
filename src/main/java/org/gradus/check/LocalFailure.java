package org.gradus.check;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check that lost points in a student's own build. Its text holds what the report would hold; its message is one line, because build
 * tools repeat the messages of all failures at the end.
 */
final class LocalFailure extends AssertionError {
    private static final long serialVersionUID = 1;

    private static final int MOST_COORDINATES = 5;
    private static final String INDENT = "    ";

    private final String text;
    private final double credit;

    private LocalFailure(List<String> lines, double credit) {
        super(lines.get(0) + (lines.size() > 1 ? " " + lines.get(1) : ""));
        text = String.join("\n", lines);
        this.credit = credit;
        // Frames of JUnit and of the checks say nothing to a student; those of the student's own code are in the
        // message.
        setStackTrace(new StackTraceElement[0]);
    }

    /**
     * Returns what JUnit is told: null if the check earned all its points, the failure itself if the check is broken.
     *
     * @param withHint whether the check's hint helps: not where nothing was there to be checked
     */
    static @Nullable Throwable of(Method method, Evidence evidence, @Nullable Throwable failure, boolean withHint) {
        if (failure != null && !(failure instanceof AssertionError)) {
            return failure;
        }
        double credit = failure == null ? evidence.credit() : 0;
        if (credit >= 1) {
            return null;
        }
        Check check = method.getAnnotation(Check.class);
        List<String> lines = new ArrayList<>();
        lines.add(check.value() + ": " + Numbers.show(credit * check.points()) + " of " + Numbers.points(check.points())
                + ".");
        findings(evidence, failure).forEach(finding -> describe(finding, lines));
        if (withHint && !check.hint().isEmpty()) {
            lines.add("Where to look: " + check.hint());
        }
        return new LocalFailure(lines, credit);
    }

    /** Part of the points that was earned, {@code 0 <= credit < 1}. */
    double credit() {
        return credit;
    }

    // What a stack trace begins with: there the whole text is wanted, once.
    @SuppressWarnings("OverrideThrowableToString")
    @Override
    public String toString() {
        return text;
    }

    private static List<Finding> findings(Evidence evidence, @Nullable Throwable failure) {
        List<Finding> findings = new ArrayList<>();
        if (failure instanceof CheckFailed failed) {
            findings.addAll(failed.findings());
        } else if (failure instanceof SubjectFailure failed) {
            findings.add(failed.finding());
        } else if (failure != null) {
            findings.add(Finding.of(String.valueOf(failure.getMessage())));
        }
        findings.addAll(evidence.findings());
        return findings;
    }

    private static void describe(Finding finding, List<String> lines) {
        lines.add(finding.sentence());
        named("expected", finding.expected(), lines);
        named("found", finding.found(), lines);
        named("where", finding.where(), lines);
        finding.coordinates().stream()
                .limit(MOST_COORDINATES)
                .forEach(row -> lines.add(INDENT + row.name() + ": numeric " + Numbers.show(row.numeric()) + ", yours "
                        + Numbers.show(row.analytic()) + ", " + row.verdict()));
    }

    private static void named(String name, @Nullable String value, List<String> lines) {
        if (value != null && !value.isEmpty()) {
            lines.add(INDENT + String.format("%-9s ", name) + value.replace("\n", "\n" + INDENT + " ".repeat(10)));
        }
    }
}
