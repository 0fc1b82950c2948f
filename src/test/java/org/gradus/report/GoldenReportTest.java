package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradus.grading.ScoreReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every format, letter by letter. After an intended change, renew the files with {@code mvn test -Dtest=GoldenReportTest
 * -Dgolden.renew=true} and read the difference before committing it.
 */
class GoldenReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-reports");
    private static final Path STYLE = Path.of("templates/static/gradus.css");

    @TestFactory
    Stream<DynamicTest> everyFormatIsWrittenAsBefore() {
        return files().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> compare(file.getKey(), file.getValue())));
    }

    @Test
    void noGoldenFileIsLeftOver() throws IOException {
        try (Stream<Path> stored = Files.list(GOLDEN)) {
            assertThat(stored.map(path -> path.getFileName().toString()).toList())
                    .containsExactlyInAnyOrderElementsOf(files().keySet());
        }
    }

    private static void compare(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text)
                .as("%s; if the change is intended: mvn test -Dtest=GoldenReportTest -Dgolden.renew=true", file)
                .isEqualTo(Files.readString(file));
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        HtmlReport html = new HtmlReport(Templates.packaged(), ZoneOffset.UTC);
        Map<String, ReportView> views = new LinkedHashMap<>();
        views.put("all-right", staff(SampleReports.allRight()));
        views.put("gradient-times-n", staff(SampleReports.gradientTimesN()));
        views.put("refused", staff(SampleReports.refused()));
        views.put("not-loaded", staff(SampleReports.notLoaded()));
        views.put("grader-fault", staff(SampleReports.graderFault()));
        views.put("every-outcome", staff(SampleReports.everyOutcome()));
        views.put("before-due", ReportView.of(SampleReports.hiddenChecks(), Audience.STUDENT_BEFORE_DUE));
        views.forEach((name, view) -> {
            files.put(name + ".html", withoutStyle(html.write(view)));
            files.put(name + ".txt", TextReport.write(view, false));
        });
        files.put("report.json", JsonReport.write(staff(SampleReports.gradientTimesN())));
        files.put("report-before-due.json", JsonReport.write(views.get("before-due")));
        files.put("gradescope.json", GradescopeReport.write(staff(SampleReports.hiddenChecks())));
        files.put("gradescope-refused.json", GradescopeReport.write(staff(SampleReports.refused())));
        List<ReportView> batch = List.copyOf(views.values());
        files.put("junit.xml", JunitXmlReport.write(batch));
        files.put("results.csv", CsvReport.write(batch));
        files.put("summary.json", SummaryJson.write(batch));
        return files;
    }

    /** The style sheet may change without the words. */
    private static String withoutStyle(String html) {
        try {
            assertThat(html).contains(Files.readString(STYLE));
            return html.replace(Files.readString(STYLE), "").replaceFirst("sha256-[^&]+", "sha256-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReportView staff(ScoreReport report) {
        return ReportView.of(report, Audience.STAFF);
    }
}
