package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradus.grading.ScoreReport;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportFilesTest {
    @Test
    void gradescopeHidesEachTestUntilItsTime() throws Exception {
        JsonNode results = read(GradescopeReport.write(staff(SampleReports.hiddenChecks())));
        Set<String> visibilities = new TreeSet<>();
        for (JsonNode test : results.at("/tests")) {
            visibilities.add(test.at("/visibility").asText());
            if (test.toString().contains(SampleReports.SECRET)) {
                assertThat(test.at("/visibility").asText()).isNotEqualTo("visible");
            }
        }
        assertThat(visibilities).containsExactly("after_due_date", "after_published", "hidden", "visible");
        ((ObjectNode) results).remove("tests");
        assertThat(results.toString())
                .as("what stands above the tests is shown to everyone")
                .doesNotContain(SampleReports.SECRET, "259", "6543", "57.04");
        assertThat(results.has("score"))
                .as("the platform adds up what may be seen")
                .isFalse();
        assertThat(results.has("execution_time")).isFalse();
    }

    @Test
    void gradescopeAlwaysHasAScore() throws Exception {
        JsonNode refused = read(GradescopeReport.write(staff(SampleReports.refused())));
        assertThat(refused.at("/score").isNumber()).isTrue();
        assertThat(refused.at("/output").asText()).contains("was refused", "org.ejml");
        JsonNode graded = read(GradescopeReport.write(staff(SampleReports.gradientTimesN())));
        assertThat(graded.at("/tests/0/max_score").isMissingNode())
                .as("a diagnosis has no points")
                .isTrue();
        assertThat(graded.at("/tests/2/score").doubleValue()).isZero();
        assertThat(graded.at("/tests/2/max_score").doubleValue()).isEqualTo(20);
        assertThat(graded.at("/tests/2/status").asText()).isEqualTo("failed");
        assertThat(graded.at("/tests/2/number").asText()).isEqualTo("2");
        assertThat(graded.at("/execution_time").doubleValue()).isEqualTo(0.412);
    }

    @Test
    void junitTellsFailuresFromErrors() throws Exception {
        Document document = parse(JunitXmlReport.write(List.of(staff(SampleReports.everyOutcome()))));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("13");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("10");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        NodeList errors = document.getElementsByTagName("error");
        Set<String> types = new TreeSet<>();
        for (int i = 0; i < errors.getLength(); i++) {
            types.add(((Element) errors.item(i)).getAttribute("type"));
        }
        assertThat(types)
                .containsExactlyInAnyOrder(
                        "THREW",
                        "TIMED_OUT",
                        "OUT_OF_MEMORY",
                        "EXITED",
                        "CRASHED",
                        "FLOODED",
                        "PROTOCOL_BROKEN",
                        "REFUSED_TO_LOAD",
                        "GRADER_FAULT");
    }

    @Test
    void junitCountsWhatCouldNotBeGraded() throws Exception {
        Document document = parse(JunitXmlReport.write(List.of(
                staff(SampleReports.refused()), staff(SampleReports.allRight()), staff(SampleReports.notLoaded()))));
        Element root = document.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(root.getAttribute("tests")).isEqualTo("7");
        assertThat(root.getAttribute("errors")).isEqualTo("2");
        assertThat(root.getAttribute("skipped")).isEqualTo("2");
        assertThat(document.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
    }

    @Test
    void aGraderFaultIsNoScore() {
        List<String> lines = CsvReport.write(
                        List.of(staff(SampleReports.graderFault()), staff(SampleReports.allRight())))
                .lines()
                .toList();
        assertThat(lines.get(0))
                .isEqualTo(
                        "student,file,score,max,state,lossEqualsReference,gradientAgrees,noOverflow,diagnoses,problem,sha256,seconds");
        assertThat(lines.get(1)).startsWith("student07,softmax-1.3.jar,,,grader fault,20,,,");
        assertThat(lines.get(2)).startsWith("student07,softmax-1.3.jar,50,50,graded,20,20,10,,,9f86d");
    }

    @Test
    void theSummaryCountsGradedSubmissionsOnly() throws Exception {
        JsonNode summary = read(SummaryJson.write(List.of(
                staff(SampleReports.allRight()),
                staff(SampleReports.gradientTimesN()),
                staff(SampleReports.gradientTimesN()),
                staff(SampleReports.refused()),
                staff(SampleReports.graderFault()))));
        assertThat(summary.at("/submissions").intValue()).isEqualTo(5);
        assertThat(summary.at("/states/GRADED").intValue()).isEqualTo(3);
        assertThat(summary.at("/states/NOT_LOADED").intValue()).isZero();
        assertThat(summary.at("/meanScore").doubleValue()).isEqualTo((50 + 42 + 42) / 3.0);
        assertThat(summary.at("/medianScore").doubleValue()).isEqualTo(42);
        assertThat(summary.at("/mistakes/0/mistake").asText()).isEqualTo("SumInsteadOfMean");
        assertThat(summary.at("/mistakes/0/submissions").intValue()).isEqualTo(2);
        assertThat(summary.at("/checks/1/id").asText()).isEqualTo("gradientAgrees");
        assertThat(summary.at("/checks/1/passRate").doubleValue()).isEqualTo(1 / 3.0);
        assertThat(summary.at("/failures")).hasSize(2);
        assertThat(summary.at("/students/4/score").isNull()).isTrue();
    }

    @Test
    void theSummaryOfNothingHasNoMean() throws Exception {
        JsonNode summary = read(SummaryJson.write(List.of()));
        assertThat(summary.at("/meanScore").isNull()).isTrue();
        assertThat(summary.at("/students")).isEmpty();
    }

    @Test
    void colourOnlyAddsToTheWords() {
        ReportView view = staff(SampleReports.gradientTimesN());
        String plain = TextReport.write(view, false);
        String coloured = TextReport.write(view, true);
        assertThat(plain).doesNotContain("\u001b").contains("✕ failed", "✓ passed", "◐ in part");
        assertThat(coloured).contains("\u001b[31m✕ failed");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
    }

    private static ReportView staff(ScoreReport report) {
        return ReportView.of(report, Audience.STAFF);
    }

    private static JsonNode read(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
