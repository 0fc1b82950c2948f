package org.gradus.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradus.check.Visibility;
import org.gradus.grading.CheckResult;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.jspecify.annotations.Nullable;

/**
 * {@code results.json} as Gradescope's autograder platform reads it. The staff's view is meant: the platform itself hides each test
 * until its time, so what stands above the tests says nothing that depends on a hidden one.
 */
public final class GradescopeReport {
    private static final String TEXT = "text";

    private GradescopeReport() {}

    /** The file's content, to be stored as UTF-8. */
    public static String write(ReportView view) {
        List<Test> tests = new ArrayList<>();
        view.diagnoses().stream().map(Test::of).forEach(tests::add);
        view.checks().stream().map(Test::of).forEach(tests::add);
        boolean scored = !view.checks().isEmpty();
        boolean allPublic = view.hidden().isEmpty()
                && view.checks().stream().allMatch(check -> check.visibility() == Visibility.PUBLIC);
        return Json.write(new Results(
                scored ? null : 0.0,
                allPublic ? Numbers.seconds(view.run().duration()) : null,
                output(view),
                TEXT,
                TEXT,
                TEXT,
                "visible",
                Map.of(
                        "assignment", view.assignment().id(),
                        "assignmentVersion", view.assignment().version(),
                        "sha256", view.submission().sha256(),
                        "state", view.state().name(),
                        "sandbox", view.run().sandboxLevel()),
                tests));
    }

    private static String output(ReportView view) {
        String problem = view.problem();
        List<String> paragraphs = new ArrayList<>();
        if (view.state() != ScoreReport.State.GRADED) {
            paragraphs.add(ReportWords.heading(view) + ".");
            paragraphs.add(ReportWords.meaning(view));
        }
        // The cause of a grader fault is the staff's business and may name a hidden check.
        if (problem != null && view.state() != ScoreReport.State.GRADER_FAULT) {
            paragraphs.add(VisibleText.block(problem));
        }
        view.notes().stream().map(VisibleText::line).forEach(paragraphs::add);
        paragraphs.add("Graded by Gradus " + VisibleText.line(view.run().gradus()) + ", assignment version "
                + VisibleText.brief(view.assignment().version(), 12) + ".");
        return String.join("\n\n", paragraphs);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Results(
            @Nullable Double score,
            @JsonProperty("execution_time") @Nullable Double executionTime,
            String output,
            @JsonProperty("output_format") String outputFormat,
            @JsonProperty("test_output_format") String testOutputFormat,
            @JsonProperty("test_name_format") String testNameFormat,
            String visibility,
            @JsonProperty("extra_data") Map<String, String> extraData,
            List<Test> tests) {
        Results {
            extraData = new TreeMap<>(extraData);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Test(
            @Nullable Double score,
            @JsonProperty("max_score") @Nullable Double maxScore,
            @Nullable String status,
            String name,
            @Nullable String number,
            String output,
            String visibility,
            @JsonProperty("extra_data") Map<String, String> extraData) {
        Test {
            extraData = new TreeMap<>(extraData);
        }

        static Test of(CheckResult check) {
            String printed = check.output().isEmpty()
                    ? ""
                    : "\nWhat your program printed (" + ReportWords.amount(check.output()) + ")\n"
                            + VisibleText.block(ReportWords.printed(check.output()));
            return new Test(
                    check.points(),
                    check.maxPoints(),
                    check.status() == CheckResult.Status.PASSED ? "passed" : "failed",
                    VisibleText.line(check.title()),
                    Integer.toString(check.number()),
                    ReportWords.state(check) + "\n" + TextReport.details(check) + printed,
                    visibility(check.visibility()),
                    Map.of(
                            "id", check.id(),
                            "status", check.status().name(),
                            "outcome", check.outcome().name(),
                            "seconds", Double.toString(Numbers.seconds(check.duration()))));
        }

        /** A test without points, because it is as visible as the diagnosis, and what stands above the tests is not. */
        static Test of(Diagnosis diagnosis) {
            return new Test(
                    null,
                    null,
                    null,
                    "What went wrong: " + VisibleText.line(diagnosis.headline()),
                    null,
                    text(diagnosis),
                    visibility(diagnosis.visibility()),
                    diagnosis.mistake().isEmpty() ? Map.of() : Map.of("mistake", diagnosis.mistake()));
        }

        private static String text(Diagnosis diagnosis) {
            String hint =
                    diagnosis.hint().isEmpty() ? "" : "Where to look: " + VisibleText.line(diagnosis.hint()) + "\n";
            return diagnosis.sentence().isEmpty()
                    ? hint.stripTrailing()
                    : hint + "What it is: " + VisibleText.line(diagnosis.sentence()) + "\n"
                            + VisibleText.block(diagnosis.evidence());
        }

        private static String visibility(Visibility visibility) {
            return switch (visibility) {
                case PUBLIC -> "visible";
                case AFTER_DUE -> "after_due_date";
                case AFTER_PUBLICATION -> "after_published";
                case STAFF -> "hidden";
            };
        }
    }
}
