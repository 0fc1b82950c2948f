package org.gradus.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gradus.check.Finding;
import org.gradus.check.GradusException;
import org.gradus.grading.CheckResult;
import org.gradus.grading.ScoreReport;
import org.gradus.submission.SubmissionSource;

/** Grades the submissions of a batch, several at the same time, and shows each one's line. */
final class BatchRun {
    private static final int WIDEST_KEY = 40;
    private static final int WIDEST_REMARK = 90;

    private final BatchItem item;
    private final BatchFiles files;
    private final List<SubmissionSource> sources;
    private final int jobs;
    private final Progress progress;
    private final int keyWidth;

    BatchRun(BatchItem item, BatchFiles files, List<SubmissionSource> sources, int jobs) {
        this.item = item;
        this.files = files;
        this.sources = sources;
        this.jobs = jobs;
        progress = Progress.onStandardError(sources.size());
        keyWidth = Math.min(
                WIDEST_KEY,
                sources.stream().mapToInt(source -> source.key().length()).max().orElse(0));
    }

    /**
     * Grades all; returns the results in the order of the submissions. Those are missing that could not be graded because Gradus
     * failed in an unforeseen way, or because the process is ending.
     */
    List<BatchItem.Graded> grade() throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(jobs, sources.size()));
        Interruption interruption = new Interruption(() -> "Interrupted: " + progress.done() + " of " + sources.size()
                + " submissions are graded. Run the same command again to grade the others.");
        try {
            List<Future<Optional<BatchItem.Graded>>> running = new ArrayList<>();
            for (SubmissionSource source : sources) {
                running.add(threads.submit(() -> grade(source)));
            }
            List<BatchItem.Graded> results = new ArrayList<>();
            for (Future<Optional<BatchItem.Graded>> one : running) {
                one.get().ifPresent(results::add);
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException disk) {
                throw disk;
            }
            if (e.getCause() instanceof GradusException ours) {
                throw ours;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
            interruption.close();
        }
    }

    private Optional<BatchItem.Graded> grade(SubmissionSource source) throws IOException, InterruptedException {
        if (Interruption.isUnderWay()) {
            return Optional.empty();
        }
        try {
            Optional<BatchItem.Graded> graded = item.grade(source);
            if (graded.isEmpty()) {
                return Optional.empty();
            }
            ScoreReport report = graded.get().report();
            files.writeOne(source, report);
            if (graded.get().isNew()) {
                progress.step(line(source.key(), score(report)));
            } else {
                progress.skipped();
            }
            return Optional.of(new BatchItem.Graded(
                    source, withoutFigures(report), graded.get().isNew()));
        } catch (GradusException operator) {
            throw operator;
        } catch (RuntimeException ours) {
            // The others are graded all the same: a course must not wait for one jar that we cannot cope with.
            progress.step(line(source.key(), "  Gradus itself failed: " + ours));
            return Optional.empty();
        }
    }

    /** The files on all students show no figures; a course's figures would fill the memory. */
    private static ScoreReport withoutFigures(ScoreReport report) {
        return new ScoreReport(
                report.assignment(),
                report.submission(),
                report.state(),
                report.problem(),
                report.notes(),
                report.checks().stream().map(BatchRun::withoutFigures).toList(),
                report.diagnoses(),
                report.facts());
    }

    private static CheckResult withoutFigures(CheckResult check) {
        return new CheckResult(
                check.id(),
                check.number(),
                check.title(),
                check.points(),
                check.maxPoints(),
                check.visibility(),
                check.status(),
                check.outcome(),
                check.findings().stream()
                        .map(finding -> new Finding(
                                finding.sentence(),
                                finding.expected(),
                                finding.found(),
                                finding.where(),
                                finding.coordinates(),
                                List.of()))
                        .toList(),
                check.hint(),
                check.output(),
                check.duration());
    }

    private static String score(ScoreReport report) {
        String remark = switch (report.state()) {
            case GRADED ->
                report.diagnoses().stream()
                        .findFirst()
                        .map(diagnosis -> diagnosis.sentence())
                        .orElse("");
            case REFUSED, NOT_LOADED, GRADER_FAULT -> String.valueOf(report.problem());
        };
        return String.format(Locale.ROOT, "%6.1f / %.0f  %s", report.score(), report.maxScore(), remark);
    }

    private String line(String key, String rest) {
        String name = String.format(Locale.ROOT, "%-" + keyWidth + "s", shorten(key, keyWidth));
        return name + " "
                + shorten(rest.lines().findFirst().orElse(""), WIDEST_REMARK).stripTrailing();
    }

    private static String shorten(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
