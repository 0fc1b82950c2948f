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
import org.gradus.check.GradusException;
import org.gradus.grading.ScoreReport;
import org.gradus.submission.SubmissionSource;

/**
 * Grades the submissions of a batch, several at the same time, and shows each one's line. All reports are kept until the end: a usual
 * one takes 50 KB, one of a program that floods its output 300 KB, so a course of 500 fits into any heap.
 */
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
        keyWidth = width(sources.stream().map(SubmissionSource::key).toList());
    }

    /** How wide the column of the keys is. */
    static int width(List<String> keys) {
        return Math.min(WIDEST_KEY, keys.stream().mapToInt(String::length).max().orElse(0));
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
                progress.step(line(source.key(), keyWidth, score(report)));
            } else {
                progress.skipped();
            }
            return graded;
        } catch (GradusException operator) {
            throw operator;
        } catch (RuntimeException ours) {
            // The others are graded all the same: a course must not wait for one jar that we cannot cope with.
            progress.step(line(source.key(), keyWidth, "  Gradus itself failed: " + ours));
            return Optional.empty();
        }
    }

    private static String score(ScoreReport report) {
        String remark = switch (report.state()) {
            case GRADED ->
                report.diagnoses().stream()
                        .findFirst()
                        .map(diagnosis -> diagnosis.sentence())
                        .or(() -> firstLoss(report))
                        .orElse("");
            case REFUSED, NOT_LOADED, GRADER_FAULT -> String.valueOf(report.problem());
        };
        return String.format(Locale.ROOT, "%6.1f / %.0f  %s", report.score(), report.maxScore(), remark);
    }

    private static Optional<String> firstLoss(ScoreReport report) {
        return report.checks().stream()
                .filter(check -> check.points() < check.maxPoints())
                .flatMap(check -> check.findings().stream().limit(1))
                .map(finding -> finding.sentence())
                .findFirst();
    }

    /** The line of one submission. */
    static String line(String key, int width, String rest) {
        String name = String.format(Locale.ROOT, "%-" + width + "s", shorten(key, width));
        return name + " "
                + shorten(rest.lines().findFirst().orElse(""), WIDEST_REMARK).stripTrailing();
    }

    private static String shorten(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
