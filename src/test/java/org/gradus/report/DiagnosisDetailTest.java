package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.gradus.check.Figure;
import org.gradus.check.Visibility;
import org.gradus.diagnosis.Detail;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.junit.jupiter.api.Test;

/** The assignment's setting {@code diagnosis} decides what students are told, in every format. */
class DiagnosisDetailTest {
    private static final String NAME = "NamedSlip";

    private static ReportView view(Detail detail, Audience audience) {
        ScoreReport report = SampleReports.gradientTimesN();
        Diagnosis diagnosis = new Diagnosis(
                NAME,
                "How things stand.",
                NAME + " sentence",
                NAME + " evidence",
                "Where the hint points.",
                List.of(new Figure.Bars(NAME, NAME, NAME, List.of(new Figure.Bar(NAME, 1)))),
                Visibility.PUBLIC,
                detail);
        return ReportView.of(
                new ScoreReport(
                        report.assignment(),
                        report.submission(),
                        report.state(),
                        report.problem(),
                        report.notes(),
                        report.checks(),
                        List.of(diagnosis),
                        report.facts()),
                audience);
    }

    private static List<String> formats(ReportView view) {
        return List.of(
                TextReport.write(view, false),
                JsonReport.write(view),
                new HtmlReport(Templates.packaged(), ZoneOffset.UTC).write(view));
    }

    @Test
    void offTellsStudentsNothing() {
        assertThat(view(Detail.OFF, Audience.STUDENT_AFTER_PUBLICATION).diagnoses())
                .isEmpty();
        assertThat(view(Detail.OFF, Audience.STAFF).diagnoses()).hasSize(1);
    }

    @Test
    void hintTellsHeadlineAndHintAlone() {
        ReportView view = view(Detail.HINT, Audience.STUDENT_BEFORE_DUE);

        assertThat(formats(view))
                .allMatch(text -> text.contains("How things stand.") && text.contains("Where the hint points."))
                .noneMatch(text -> text.contains(NAME));
        assertThat(formats(view(Detail.HINT, Audience.STAFF))).allMatch(text -> text.contains(NAME + " evidence"));
    }

    @Test
    void fullTellsTheNameAfterTheHint() {
        for (String text : formats(view(Detail.FULL, Audience.STUDENT_BEFORE_DUE))) {
            assertThat(text).contains(NAME + " sentence", NAME + " evidence", "Where the hint points.");
        }
        assertThat(TextReport.write(view(Detail.FULL, Audience.STUDENT_BEFORE_DUE), false))
                .containsSubsequence("How things stand.", "Where the hint points.", NAME + " sentence");
    }
}
