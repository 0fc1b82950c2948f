package org.gradus.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradus.check.Visibility;

/** Gives the checks of a finished grading another worth without running anything: what they found stays, and with it the share of the points. */
public final class Revaluation {
    /** Stands in the report from then on. */
    static final String NOTE = "What checks are worth was changed after this was graded; they were not run again.";

    private Revaluation() {}

    /**
     * The report with other points.
     *
     * @param worths by the check's id; what has none stays as it is
     * @return the same report if nothing changes
     */
    public static ScoreReport of(ScoreReport report, Map<String, Worth> worths) {
        List<CheckResult> checks = report.checks().stream()
                .map(check -> {
                    Worth worth = worths.get(check.id());
                    return worth == null ? check : revalued(check, worth);
                })
                .toList();
        if (checks.equals(report.checks())) {
            return report;
        }
        List<String> notes = new ArrayList<>(report.notes());
        if (!notes.contains(NOTE)) {
            notes.add(NOTE);
        }
        return new ScoreReport(
                report.assignment(),
                report.submission(),
                report.state(),
                report.problem(),
                notes,
                checks,
                report.diagnoses().stream()
                        .map(diagnosis -> hidden(diagnosis, report.checks(), checks))
                        .toList(),
                report.facts());
    }

    private static CheckResult revalued(CheckResult check, Worth worth) {
        double share = check.maxPoints() > 0
                ? check.points() / check.maxPoints()
                : check.status() == CheckResult.Status.PASSED ? 1 : 0;
        return new CheckResult(
                check.id(),
                check.number(),
                check.title(),
                share * worth.points(),
                worth.points(),
                worth.visibility(),
                check.status(),
                check.outcome(),
                check.findings(),
                check.hint(),
                check.output(),
                check.duration());
    }

    /** Whose numbers showed it is not known any more: it becomes as hidden as any check that may have, and never less hidden. */
    private static Diagnosis hidden(Diagnosis diagnosis, List<CheckResult> before, List<CheckResult> after) {
        Visibility visibility = diagnosis.visibility();
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).visibility() == diagnosis.visibility()
                    && after.get(i).visibility().compareTo(visibility) > 0) {
                visibility = after.get(i).visibility();
            }
        }
        return new Diagnosis(
                diagnosis.mistake(),
                diagnosis.headline(),
                diagnosis.sentence(),
                diagnosis.evidence(),
                diagnosis.hint(),
                diagnosis.figures(),
                visibility,
                diagnosis.detail());
    }
}
