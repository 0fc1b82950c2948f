package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.report.Audience.STAFF;
import static org.gradus.report.Audience.STUDENT_AFTER_DUE;
import static org.gradus.report.Audience.STUDENT_AFTER_PUBLICATION;
import static org.gradus.report.Audience.STUDENT_BEFORE_DUE;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.check.Visibility;
import org.gradus.grading.CheckResult;
import org.gradus.grading.ScoreReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportViewTest {
    private static final ScoreReport REPORT = SampleReports.hiddenChecks();

    @Test
    void eachAudienceSeesItsChecks() {
        assertThat(seen(STUDENT_BEFORE_DUE)).containsOnly(Visibility.PUBLIC);
        assertThat(seen(STUDENT_AFTER_DUE)).containsOnly(Visibility.PUBLIC, Visibility.AFTER_DUE);
        assertThat(seen(STUDENT_AFTER_PUBLICATION))
                .containsOnly(Visibility.PUBLIC, Visibility.AFTER_DUE, Visibility.AFTER_PUBLICATION);
        assertThat(seen(STAFF)).containsOnly(Visibility.values());
    }

    @Test
    void theScoreCountsVisibleChecksOnly() {
        assertThat(view(STUDENT_BEFORE_DUE).score()).isEqualTo(7.13);
        assertThat(view(STUDENT_BEFORE_DUE).maxScore()).isEqualTo(14.26);
        assertThat(view(STAFF).score()).isEqualTo(REPORT.score());
        assertThat(view(STAFF).maxScore()).isEqualTo(REPORT.maxScore());
    }

    @Test
    void hiddenChecksAreCountedByWhatTheyWaitFor() {
        assertThat(view(STUDENT_AFTER_DUE).hidden())
                .containsExactly(
                        new ReportView.Hidden(Visibility.AFTER_PUBLICATION, 2),
                        new ReportView.Hidden(Visibility.STAFF, 2));
        assertThat(ReportWords.hidden(view(STUDENT_BEFORE_DUE)))
                .isEqualTo(
                        "6 checks are not shown: 2 hidden until the last due date has passed, 2 hidden until your time is"
                                + " over and the grades are published, 2 for the staff only. The score counts only the checks that you can see.");
        assertThat(ReportWords.hidden(view(STUDENT_AFTER_PUBLICATION)))
                .isEqualTo("2 checks are for the staff only. The score counts only the checks that you can see.");
        assertThat(ReportWords.hidden(view(STAFF))).isEmpty();
    }

    @Test
    void theTimeAndTheWorkersOfHiddenChecksAreHidden() {
        assertThat(view(STUDENT_BEFORE_DUE).run().duration()).isEqualTo(Duration.ofMillis(20));
        assertThat(view(STUDENT_BEFORE_DUE).run().workers()).isEmpty();
        assertThat(view(STAFF).run().workers()).hasValue(6543);
    }

    @Test
    void aStudentDoesNotLearnTheCauseOfAGraderFault() {
        ScoreReport fault = SampleReports.graderFault();
        assertThat(ReportView.of(fault, STUDENT_AFTER_PUBLICATION).problem()).doesNotContain(SampleReports.SECRET);
        assertThat(ReportView.of(fault, STAFF).problem()).contains(SampleReports.SECRET);
    }

    @ParameterizedTest
    @EnumSource(
            value = Audience.class,
            names = {"STUDENT_BEFORE_DUE", "STUDENT_AFTER_DUE", "STUDENT_AFTER_PUBLICATION"})
    void noFormatTellsAStudentOfHiddenChecks(Audience audience) {
        Map<String, String> files = new LinkedHashMap<>();
        for (ScoreReport report : List.of(REPORT, SampleReports.graderFault())) {
            ReportView view = ReportView.of(report, audience);
            List<ReportView> views = List.of(view);
            String of = " of " + report.state();
            files.put("HTML" + of, new HtmlReport(Templates.packaged(), ZoneOffset.UTC).write(view));
            files.put("JSON" + of, JsonReport.write(view));
            files.put("Gradescope" + of, GradescopeReport.write(view));
            files.put("JUnit XML" + of, JunitXmlReport.write(views));
            files.put("CSV" + of, CsvReport.write(views));
            files.put("summary" + of, SummaryJson.write(views));
            files.put("text" + of, TextReport.write(view, false));
        }
        // The number of workers, the whole time, the time of one hidden check, the points over all checks.
        List<String> hidden = List.of("6543", "6,543", "259.28", "259 s", "43.21", "43 s", "57.04");
        assertThat(files).hasSize(14);
        files.forEach((format, text) -> {
            assertThat(text).as(format).isNotEmpty().doesNotContain(hidden);
            REPORT.checks().stream()
                    .map(CheckResult::visibility)
                    .filter(visibility -> !audience.sees(visibility))
                    .forEach(visibility ->
                            assertThat(text).as(format).doesNotContain(SampleReports.SECRET + visibility));
        });
    }

    private static ReportView view(Audience audience) {
        return ReportView.of(REPORT, audience);
    }

    private static List<Visibility> seen(Audience audience) {
        return view(audience).checks().stream().map(CheckResult::visibility).toList();
    }
}
