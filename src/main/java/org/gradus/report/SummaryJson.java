package org.gradus.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradus.grading.CheckResult;
import org.gradus.grading.CheckResult.Status;
import org.gradus.grading.Diagnosis;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.ScoreReport.State;
import org.jspecify.annotations.Nullable;

/**
 * {@code summary.json}: many gradings of one assignment at a glance. The names below are the format; they change only together with
 * {@link #VERSION}. Mean and median are over the submissions that were graded, and null if none was.
 */
public final class SummaryJson {
    /** Name of the format, in the field {@code format}. */
    public static final String FORMAT = "gradus-summary";

    /** Version of the format, in the field {@code version}. */
    public static final int VERSION = 1;

    private SummaryJson() {}

    /** The file's content, to be stored as UTF-8. */
    public static String write(List<ReportView> views) {
        double[] scores = views.stream()
                .filter(view -> view.state() == State.GRADED)
                .mapToDouble(ReportView::score)
                .sorted()
                .toArray();
        return Json.write(new Document(
                FORMAT,
                VERSION,
                views.stream()
                        .map(ReportView::assignment)
                        .distinct()
                        .map(AssignmentJson::of)
                        .toList(),
                views.size(),
                states(views),
                views.stream()
                        .filter(view -> view.state() == State.GRADED)
                        .mapToDouble(ReportView::maxScore)
                        .max()
                        .orElse(0),
                scores.length == 0 ? null : Arrays.stream(scores).average().orElseThrow(),
                scores.length == 0 ? null : (scores[(scores.length - 1) / 2] + scores[scores.length / 2]) / 2,
                checks(views),
                mistakes(views),
                views.stream()
                        .filter(view -> view.state() != State.GRADED)
                        .map(FailureJson::of)
                        .toList(),
                views.stream().map(StudentJson::of).toList()));
    }

    private static Map<State, Long> states(List<ReportView> views) {
        Map<State, Long> counts = new TreeMap<>();
        for (State state : State.values()) {
            counts.put(
                    state, views.stream().filter(view -> view.state() == state).count());
        }
        return counts;
    }

    private static List<CheckJson> checks(List<ReportView> views) {
        Map<String, List<CheckResult>> results = new LinkedHashMap<>();
        views.stream()
                .flatMap(view -> view.checks().stream())
                .sorted(Comparator.comparingInt(CheckResult::number))
                .forEach(check -> results.computeIfAbsent(check.id(), id -> new ArrayList<>())
                        .add(check));
        return results.values().stream().map(CheckJson::of).toList();
    }

    private static List<MistakeJson> mistakes(List<ReportView> views) {
        Map<String, List<Diagnosis>> found = new TreeMap<>();
        views.stream()
                .flatMap(view -> view.diagnoses().stream())
                .filter(diagnosis -> !diagnosis.mistake().isEmpty())
                .forEach(diagnosis -> found.computeIfAbsent(diagnosis.mistake(), name -> new ArrayList<>())
                        .add(diagnosis));
        return found.entrySet().stream()
                .map(entry -> new MistakeJson(
                        entry.getKey(),
                        entry.getValue().get(0).sentence(),
                        entry.getValue().size()))
                .sorted(Comparator.comparingInt(MistakeJson::submissions).reversed())
                .toList();
    }

    private record Document(
            String format,
            int version,
            List<AssignmentJson> assignments,
            int submissions,
            Map<State, Long> states,
            double maxScore,
            @Nullable Double meanScore,
            @Nullable Double medianScore,
            List<CheckJson> checks,
            List<MistakeJson> mistakes,
            List<FailureJson> failures,
            List<StudentJson> students) {}

    private record AssignmentJson(String id, String title, String version) {
        static AssignmentJson of(ScoreReport.AssignmentFacts facts) {
            return new AssignmentJson(facts.id(), facts.title(), facts.version());
        }
    }

    /**
     * @param passRate share of passed among those that ran; null if none did
     */
    private record CheckJson(
            int number,
            String id,
            String title,
            double maxPoints,
            long passed,
            long partial,
            long failed,
            long notRun,
            long graderFault,
            @Nullable Double passRate) {
        static CheckJson of(List<CheckResult> results) {
            CheckResult first = results.get(0);
            long passed = count(results, Status.PASSED);
            long partial = count(results, Status.PARTIAL);
            long failed = count(results, Status.FAILED);
            long ran = passed + partial + failed;
            return new CheckJson(
                    first.number(),
                    first.id(),
                    first.title(),
                    first.maxPoints(),
                    passed,
                    partial,
                    failed,
                    count(results, Status.NOT_RUN),
                    count(results, Status.GRADER_FAULT),
                    ran == 0 ? null : (double) passed / ran);
        }

        private static long count(List<CheckResult> results, Status status) {
            return results.stream().filter(check -> check.status() == status).count();
        }
    }

    private record MistakeJson(String mistake, String sentence, int submissions) {}

    private record FailureJson(
            String student,
            String file,
            State state,
            @Nullable String problem) {
        static FailureJson of(ReportView view) {
            return new FailureJson(
                    view.submission().student(), view.submission().file(), view.state(), view.problem());
        }
    }

    /**
     * @param score null after a grader fault
     */
    private record StudentJson(
            String student,
            String file,
            State state,
            @Nullable Double score,
            double maxScore,
            String sha256) {
        static StudentJson of(ReportView view) {
            return new StudentJson(
                    view.submission().student(),
                    view.submission().file(),
                    view.state(),
                    view.state() == State.GRADER_FAULT ? null : view.score(),
                    view.maxScore(),
                    view.submission().sha256());
        }
    }
}
