package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A submission writes what it likes: markup, formulas, control characters, marks that turn text around, far too much. */
class HostileReportTest {
    private static final ReportView VIEW = ReportView.of(SampleReports.hostile(), Audience.STAFF);
    private static final List<ReportView> VIEWS = List.of(VIEW);

    @Test
    void markupIsShownAsText() {
        String html = html();
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(html).doesNotContainIgnoringCase("<script", "<img", "javascript:");
    }

    @Test
    void nothingInvisibleIsLeft() {
        for (String text :
                List.of(html(), TextReport.write(VIEW, false), JunitXmlReport.write(VIEWS), CsvReport.write(VIEWS))) {
            assertThat(text.codePoints()
                            .filter(c -> c != '\n' && c != '\t')
                            .filter(c -> switch (Character.getType(c)) {
                                case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
                                    true;
                                default -> false;
                            })
                            .count())
                    .as(text.substring(0, 40))
                    .isZero();
            assertThat(text).contains("⟨U+202E⟩", "⟨U+001B⟩", "⟨U+0000⟩", "⟨U+D800⟩");
        }
    }

    @Test
    void everyFileCanBeStored() {
        for (String text : List.of(
                html(),
                JsonReport.write(VIEW),
                GradescopeReport.write(VIEW),
                TextReport.write(VIEW, true),
                JunitXmlReport.write(VIEWS),
                CsvReport.write(VIEWS),
                SummaryJson.write(VIEWS))) {
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        }
    }

    @Test
    void endlessTextsAreCut() {
        assertThat(html().length()).isLessThan(400_000);
        assertThat(TextReport.write(VIEW, false).length()).isLessThan(60_000);
        assertThat(GradescopeReport.write(VIEW).length()).isLessThan(60_000);
        assertThat(html()).contains("97,500 characters left out");
    }

    @Test
    void noCellIsAFormula() throws Exception {
        List<List<String>> rows;
        try (var read = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .readerForListOf(String.class)
                .<List<String>>readValues(CsvReport.write(VIEWS))) {
            rows = read.readAll();
        }
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).hasSameSizeAs(rows.get(0));
        assertThat(rows.get(1)).noneMatch(cell -> cell.matches("(?s)\\s*[=+@-].*"));
        assertThat(rows.get(1).get(0)).isEqualTo("'=cmd|' /C calc'!A0");
        assertThat(rows.get(1).get(1)).startsWith("'+<script>");
        assertThat(rows.get(1).get(6)).isEqualTo("'-1+1");
    }

    @Test
    void theXmlIsWellFormed() throws Exception {
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitXmlReport.write(VIEWS))));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("=cmd|' /C calc'!A0");
        Element error = (Element) document.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("type")).isEqualTo("THREW");
        assertThat(error.getAttribute("message")).contains("<script>", "]]>");
    }

    @Test
    void theJsonIsStrict() throws Exception {
        JsonNode gradescope = new ObjectMapper().readTree(GradescopeReport.write(VIEW));
        assertThat(gradescope.at("/tests/1/name").asText()).contains("<script>");
        assertThat(gradescope.at("/tests/1/score").isNumber()).isTrue();
        for (JsonNode test : gradescope.at("/tests")) {
            assertThat(test.has("output_format"))
                    .as("the default of the file is plain text")
                    .isFalse();
        }
        assertThat(gradescope.at("/test_output_format").asText()).isEqualTo("text");
        assertThat(gradescope.at("/test_name_format").asText()).isEqualTo("text");
    }

    @Test
    void linesOfATerminalAreNotTooLong() {
        for (var report : SampleReports.all()) {
            assertThat(TextReport.write(ReportView.of(report, Audience.STAFF), false)
                            .lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(TextReport.WIDTH));
        }
    }

    private static String html() {
        return new HtmlReport(Templates.packaged(), ZoneOffset.UTC).write(VIEW);
    }
}
