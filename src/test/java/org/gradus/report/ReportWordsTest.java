package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradus.grading.ScoreReport;
import org.gradus.sandbox.Output;
import org.junit.jupiter.api.Test;

class ReportWordsTest {
    @Test
    void theHeadingSaysTheOutcome() {
        assertThat(heading(SampleReports.allRight())).isEqualTo("50 of 50 points: all 3 checks passed");
        assertThat(heading(SampleReports.gradientTimesN()))
                .isEqualTo("42 of 84 points: 3 checks passed, 2 failed, 1 in part");
        assertThat(heading(SampleReports.everyOutcome()))
                .isEqualTo("2.5 of 55 points: 10 checks failed, 1 in part, 1 did not run, 1 to be graded again");
        assertThat(heading(SampleReports.refused())).isEqualTo("Not graded: the file was refused");
        assertThat(heading(SampleReports.notLoaded())).isEqualTo("Not graded: your program could not be loaded");
        assertThat(heading(SampleReports.graderFault())).isEqualTo("Not graded yet: something went wrong on our side");
        assertThat(ReportWords.heading(ReportView.of(SampleReports.hiddenChecks(), Audience.STUDENT_BEFORE_DUE)))
                .isEqualTo("7.13 of 14.26 visible points: 1 check passed, 1 failed");
    }

    @Test
    void theNextSentenceSaysWhatToDo() {
        assertThat(meaning(SampleReports.allRight()))
                .isEqualTo("Everything that was checked is right. There is nothing left to do.");
        assertThat(meaning(SampleReports.gradientTimesN()))
                .isEqualTo("What went wrong is told below. Mend it first: it may be behind several failed checks.");
        assertThat(meaning(SampleReports.everyOutcome()))
                .isEqualTo(
                        "Begin with check 1, “The worker ends with OK”: it failed first. One check could not be finished"
                                + " through our fault: it will be run again and costs you nothing. One check did not run.");
        assertThat(meaning(SampleReports.refused())).contains("costs no attempt");
        assertThat(meaning(SampleReports.graderFault())).startsWith("This is not your fault");
    }

    @Test
    void theAmountOfOutputSaysWhatWasCut() {
        assertThat(ReportWords.amount(new Output("loss = 1\nloss = 2\n", 0, "", 18)))
                .isEqualTo("2 lines, 18 bytes. Nothing was cut.");
        assertThat(ReportWords.amount(new Output("a", 1, "b", 3)))
                .isEqualTo("3 bytes. The middle was cut: 1 byte is not shown.");
        assertThat(ReportWords.printed(new Output("a", 2_000, "b", 2_002))).isEqualTo("a\n… 2,000 bytes cut here …\nb");
        assertThat(ReportWords.printed(new Output("a\n", 2_000, "b", 2_003)))
                .isEqualTo("a\n… 2,000 bytes cut here …\nb");
    }

    private static String heading(ScoreReport report) {
        return ReportWords.heading(ReportView.of(report, Audience.STAFF));
    }

    private static String meaning(ScoreReport report) {
        return ReportWords.meaning(ReportView.of(report, Audience.STAFF));
    }
}
