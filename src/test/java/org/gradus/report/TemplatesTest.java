package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    private static final ReportView VIEW = ReportView.of(SampleReports.gradientTimesN(), Audience.STAFF);

    @Test
    void theFolderAndTheJarGiveTheSamePage() {
        String packaged = new HtmlReport(Templates.packaged(), ZoneOffset.UTC).write(VIEW);
        String edited = new HtmlReport(Templates.in(Path.of("templates")), ZoneOffset.UTC).write(VIEW);
        assertThat(edited).isEqualTo(packaged);
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path empty) {
        assertThatThrownBy(() -> new HtmlReport(Templates.in(empty), ZoneOffset.UTC).write(VIEW))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("templates/static/gradus.css")
                .hasMessageContaining("is the folder of templates complete?");
    }

    @Test
    void timesAreThoseOfTheZone() {
        assertThat(new HtmlReport(Templates.packaged(), ZoneId.of("Europe/Berlin")).write(VIEW))
                .contains("Thursday 19 November 2026, 21:14:09 CET");
        assertThat(new HtmlReport(Templates.packaged(), ZoneOffset.UTC).write(VIEW))
                .contains("Thursday 19 November 2026, 20:14:09 UTC");
    }
}
