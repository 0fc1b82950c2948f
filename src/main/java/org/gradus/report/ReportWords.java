package org.gradus.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.check.Visibility;
import org.gradus.grading.CheckResult;
import org.gradus.grading.CheckResult.Status;
import org.gradus.grading.ScoreReport;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.WorkerOutcome;

/** The sentences of a report, the same on a page, in a terminal and in a file. */
final class ReportWords {
    private ReportWords() {}

    /** The outcome in one line. */
    static String heading(ReportView view) {
        return switch (view.state()) {
            case GRADED -> score(view);
            case REFUSED -> "Not graded: the file was refused";
            case NOT_LOADED -> "Not graded: your program could not be loaded";
            case GRADER_FAULT -> "Not graded yet: something went wrong on our side";
        };
    }

    private static String score(ReportView view) {
        if (view.checks().isEmpty()) {
            return view.hidden().isEmpty()
                    ? "Graded: there was nothing to check"
                    : "Graded: the result is not shown yet";
        }
        String points = "%s of %s %s"
                .formatted(
                        Numbers.points(view.score()),
                        Numbers.points(view.maxScore()),
                        view.hidden().isEmpty() ? "points" : "visible points");
        return points + ": " + tally(view.checks());
    }

    private static String tally(List<CheckResult> checks) {
        long passed = count(checks, Status.PASSED);
        if (passed == checks.size()) {
            return passed == 1 ? "the check passed" : "all " + Numbers.count(passed, "check") + " passed";
        }
        List<String> parts = new ArrayList<>();
        for (Status status :
                List.of(Status.PASSED, Status.FAILED, Status.PARTIAL, Status.NOT_RUN, Status.GRADER_FAULT)) {
            long n = count(checks, status);
            if (n > 0) {
                String words = switch (status) {
                    case PASSED -> "passed";
                    case FAILED -> "failed";
                    case PARTIAL -> "in part";
                    case NOT_RUN -> "did not run";
                    case GRADER_FAULT -> "to be graded again";
                };
                parts.add((parts.isEmpty() ? Numbers.count(n, "check") : Long.toString(n)) + " " + words);
            }
        }
        return String.join(", ", parts);
    }

    /** What the outcome means and what to do next. */
    static String meaning(ReportView view) {
        return switch (view.state()) {
            case GRADED -> graded(view);
            case REFUSED ->
                "It was refused before anything in it ran. Mend what is named below and hand it in again; this costs no attempt.";
            case NOT_LOADED -> "So no check could run. Mend what is named below and hand it in again.";
            case GRADER_FAULT ->
                "This is not your fault and costs you no attempt. It will be graded again; there is nothing that you have to do.";
        };
    }

    private static String graded(ReportView view) {
        List<String> sentences = new ArrayList<>();
        Optional<CheckResult> failed = first(view.checks(), Status.FAILED);
        Optional<CheckResult> partial = first(view.checks(), Status.PARTIAL);
        if (view.checks().isEmpty()) {
            sentences.add("Your submission ran; there is nothing that you have to do now.");
        } else if (count(view.checks(), Status.PASSED) == view.checks().size()) {
            sentences.add(
                    view.hidden().isEmpty()
                            ? "Everything that was checked is right. There is nothing left to do."
                            : "Every check that you can see is right.");
        } else if (view.diagnoses().size() == 1) {
            sentences.add("What went wrong is told below. Mend it first: it may be behind several failed checks.");
        } else if (view.diagnoses().size() > 1) {
            sentences.add(
                    "%d things that went wrong are told below. Mend the first one first: it may be behind several failed checks."
                            .formatted(view.diagnoses().size()));
        } else if (failed.isPresent()) {
            sentences.add("Begin with " + name(failed.get()) + ": it failed first.");
        } else if (partial.isPresent()) {
            sentences.add("Nothing failed. Points are left in " + name(partial.get()) + ".");
        }
        long faults = count(view.checks(), Status.GRADER_FAULT);
        if (faults > 0) {
            sentences.add(
                    faults == 1
                            ? "One check could not be finished through our fault: it will be run again and costs you nothing."
                            : faults
                                    + " checks could not be finished through our fault: they will be run again and cost you nothing.");
        }
        long notRun = count(view.checks(), Status.NOT_RUN);
        if (notRun > 0) {
            sentences.add(notRun == 1 ? "One check did not run." : notRun + " checks did not run.");
        }
        return String.join(" ", sentences);
    }

    private static String name(CheckResult check) {
        return "check " + check.number() + ", “" + VisibleText.line(check.title()) + "”";
    }

    /** How many checks are hidden and until when; empty if none is. */
    static String hidden(ReportView view) {
        if (view.hidden().isEmpty()) {
            return "";
        }
        String score = view.checks().isEmpty() ? "" : " The score counts only the checks that you can see.";
        if (view.hidden().size() == 1) {
            ReportView.Hidden only = view.hidden().get(0);
            return Numbers.count(only.checks(), "check") + (only.checks() == 1 ? " is " : " are ")
                    + until(only.until(), view.audience()) + "." + score;
        }
        List<String> parts = view.hidden().stream()
                .map(group -> group.checks() + " " + until(group.until(), view.audience()))
                .toList();
        return Numbers.count(view.hiddenChecks(), "check") + " are not shown: " + String.join(", ", parts) + "."
                + score;
    }

    /** Published grades are not shown to a student whose own attempts still count, so for both it is waited. */
    private static String until(Visibility visibility, Audience audience) {
        return switch (visibility) {
            case PUBLIC -> "shown";
            case AFTER_DUE -> "hidden until the last due date has passed";
            case AFTER_PUBLICATION ->
                audience == Audience.STUDENT_BEFORE_DUE
                        ? "hidden until your time is over and the grades are published"
                        : "hidden until the grades are published";
            case STAFF -> "for the staff only";
        };
    }

    /** The state of a check in one or two words. */
    static String state(CheckResult check) {
        return switch (check.status()) {
            case PASSED -> "passed";
            case PARTIAL -> "in part";
            case NOT_RUN -> "not run";
            case GRADER_FAULT -> "our fault";
            case FAILED ->
                switch (check.outcome()) {
                    case OK, PROTOCOL_BROKEN, REFUSED_TO_LOAD, GRADER_FAULT -> "failed";
                    case THREW -> "threw";
                    case TIMED_OUT -> "timed out";
                    case OUT_OF_MEMORY -> "memory";
                    case EXITED -> "exited";
                    case CRASHED -> "crashed";
                    case FLOODED -> "flooded";
                };
        };
    }

    /** A sign for the state, so that it is told without colour. */
    static String sign(Status status) {
        return switch (status) {
            case PASSED -> "✓";
            case PARTIAL -> "◐";
            case FAILED -> "✕";
            case NOT_RUN -> "–";
            case GRADER_FAULT -> "!";
        };
    }

    /** What a worker's end means, for a check that found nothing else to say; empty if there is nothing to say. */
    static String outcome(WorkerOutcome outcome) {
        return switch (outcome) {
            case OK -> "";
            case THREW -> "Your code threw an exception.";
            case TIMED_OUT -> "Your code did not answer within the time limit, so its process was ended.";
            case OUT_OF_MEMORY -> "Your code needed more memory than it may have, so its process was ended.";
            case EXITED -> "Your code ended the process, for instance with System.exit.";
            case CRASHED -> "The process of your code died.";
            case FLOODED -> "Your code printed more than it may, so its process was ended.";
            case PROTOCOL_BROKEN -> "What came back from the process of your code was not a valid answer.";
            case REFUSED_TO_LOAD -> "Your implementation could not be loaded.";
            case GRADER_FAULT -> "Something went wrong on our side.";
        };
    }

    /** How much was printed and what was cut. */
    static String amount(Output output) {
        return output.dropped() == 0
                ? Numbers.count(printed(output).lines().count(), "line") + ", " + Numbers.count(output.total(), "byte")
                        + ". Nothing was cut."
                : Numbers.count(output.total(), "byte") + ". The middle was cut: "
                        + Numbers.count(output.dropped(), "byte") + (output.dropped() == 1 ? " is" : " are")
                        + " not shown.";
    }

    /** What was printed, with a line where something was cut. */
    static String printed(Output output) {
        return output.dropped() == 0
                ? output.head() + output.tail()
                : output.head() + (output.head().endsWith("\n") ? "" : "\n") + "… "
                        + Numbers.count(output.dropped(), "byte") + " cut here …\n" + output.tail();
    }

    /** The name of a report's state for files. */
    static String word(ScoreReport.State state) {
        return switch (state) {
            case GRADED -> "graded";
            case REFUSED -> "refused";
            case NOT_LOADED -> "not loaded";
            case GRADER_FAULT -> "grader fault";
        };
    }

    private static long count(List<CheckResult> checks, Status status) {
        return checks.stream().filter(check -> check.status() == status).count();
    }

    private static Optional<CheckResult> first(List<CheckResult> checks, Status status) {
        return checks.stream().filter(check -> check.status() == status).findFirst();
    }
}
