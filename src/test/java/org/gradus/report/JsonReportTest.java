package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.gradus.grading.ScoreReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {
    @Test
    void theStaffsViewReadsBackAsTheSameReport() throws UnreadableReport {
        int reports = 0;
        for (ScoreReport report : SampleReports.all()) {
            String json = JsonReport.write(ReportView.of(report, Audience.STAFF));
            String stored = new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            ScoreReport back = JsonReport.read(stored);
            assertThat(back)
                    .usingRecursiveComparison()
                    .withComparatorForType(Double::compare, Double.class)
                    .isEqualTo(report);
            assertThat(JsonReport.write(ReportView.of(back, Audience.STAFF))).isEqualTo(json);
            reports++;
        }
        assertThat(reports).isEqualTo(10);
    }

    @Test
    void numbersThatAreNotFiniteAreTexts() {
        String json = JsonReport.write(ReportView.of(SampleReports.hostile(), Audience.STAFF));
        assertThat(json).contains("\"numeric\" : \"NaN\"", "\"bar\" : \"Infinity\"", "\"analytic\" : \"-Infinity\"");
    }

    @Test
    void aStudentsViewDoesNotReadBack() {
        String json = JsonReport.write(ReportView.of(SampleReports.allRight(), Audience.STUDENT_AFTER_PUBLICATION));
        assertThatThrownBy(() -> JsonReport.read(json))
                .isInstanceOf(UnreadableReport.class)
                .hasMessageContaining("written for a student");
    }

    @Test
    void anotherVersionIsNamed() {
        String json = JsonReport.write(ReportView.of(SampleReports.allRight(), Audience.STAFF))
                .replace("\"version\" : 1,", "\"version\" : 2,");
        assertThatThrownBy(() -> JsonReport.read(json))
                .isInstanceOf(UnreadableReport.class)
                .hasMessage("This is gradus-report version 2; Gradus reads gradus-report version 1.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"format\":null}",
                "not JSON",
                "{\"format\":\"gradus-report\",\"version\":1,\"audience\":\"STAFF\"}",
                "{\"format\":\"gradus-report\",\"version\":1,\"audience\":\"EVERYONE\"}"
            })
    void whatIsNoReportIsUnreadable(String json) {
        assertThatThrownBy(() -> JsonReport.read(json)).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void damageIsUnreadable() {
        String json = JsonReport.write(ReportView.of(SampleReports.gradientTimesN(), Audience.STAFF));
        for (String damaged : new String[] {
            json.substring(0, json.length() / 2),
            json.replace("2026-11-19T20:14:09Z", "yesterday"),
            json.replace("\"seconds\" : 0.412", "\"seconds\" : 1e99"),
            json.replace("\"status\" : \"PASSED\"", "\"status\" : null"),
            json.replace("\"kind\" : \"scatter\"", "\"kind\" : \"java.lang.Runtime\""),
            json.replaceFirst("\"findings\" : \\[ *\\]", "\"findings\" : null"),
            json.replaceFirst("\"findings\" : \\[ *\\]", "\"findings\" : [ null ]"),
        }) {
            assertThat(damaged).isNotEqualTo(json);
            assertThatThrownBy(() -> JsonReport.read(damaged)).isInstanceOf(UnreadableReport.class);
        }
    }
}
