package org.gradus.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gradus.assignment.Assignment;
import org.gradus.check.GradusException;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.report.Audience;
import org.gradus.report.CsvReport;
import org.gradus.report.GradescopeReport;
import org.gradus.report.HtmlReport;
import org.gradus.report.JunitXmlReport;
import org.gradus.report.ReportView;
import org.gradus.report.SummaryJson;
import org.gradus.report.Templates;
import org.gradus.submission.InspectionLimits;
import org.gradus.submission.SubmissionSource;
import org.gradus.submission.SubmissionSources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades many submissions: what a teaching assistant runs on a download from the learning platform. */
@Command(
        name = "batch",
        description = "Grades jars, folders of jars, or a bulk download of Canvas or Moodle.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Writes results.csv, summary.json and junit.xml into the output folder, and for each student",
            "students/NAME/report.html, report.json and gradescope.json. Run the same command again after an",
            "interruption: what was graded is not graded again."
        })
final class BatchCommand implements Callable<Integer> {
    /** A kind of file to write. */
    enum Format {
        HTML,
        JSON,
        GRADESCOPE,
        JUNIT,
        CSV
    }

    @Mixin
    private Installation installation = new Installation();

    @Option(names = "--assignment", paramLabel = "ID", required = true, description = "The assignment to grade.")
    private String assignment = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results are written; by default ${DEFAULT-VALUE}.")
    private Path out = Path.of("out");

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Submissions graded at the same time; by default one for each processor.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "KIND",
            description = "What to write: ${COMPLETION-CANDIDATES}; by default all. report.json is always written.")
    private Set<Format> formats = EnumSet.allOf(Format.class);

    @Option(
            names = "--view",
            paramLabel = "WHO",
            description = "Whom report.html is for: ${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
    private Audience view = Audience.STUDENT_AFTER_PUBLICATION;

    @Option(names = "--json", description = "Print the summary as JSON when done.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Jars, folders, or zips of a bulk download.")
    private List<Path> paths = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (jobs < 1) {
            throw new GradusException("--jobs must be at least 1.");
        }
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new GradusException("There is no file or folder " + path + ".");
            }
        }
        Assignment loaded = installation.catalog().load(assignment);
        SubmissionSources.Found found = SubmissionSources.find(
                paths, InspectionLimits.standard(Runtime.version().feature()).bytes());
        found.notes().forEach(System.err::println);
        if (found.submissions().isEmpty()) {
            throw new GradusException("There are no submissions in " + paths + ": no jar, no zip of jars, no sample.");
        }
        List<ScoreReport> reports;
        try (Installation started = installation) {
            Grader grader = started.grader(Math.min(jobs, found.submissions().size()), false);
            reports = gradeAll(loaded, grader, found.submissions());
        }
        writeTogether(reports);
        long faults = reports.stream()
                .filter(report -> report.state() == ScoreReport.State.GRADER_FAULT)
                .count();
        conclude(reports, faults);
        return faults == 0 && reports.size() == found.submissions().size() ? 0 : Main.INCOMPLETE;
    }

    private List<ScoreReport> gradeAll(Assignment loaded, Grader grader, List<SubmissionSource> submissions)
            throws IOException, InterruptedException {
        Progress progress = Progress.onStandardError(submissions.size());
        BatchItem item = new BatchItem(loaded, grader, out);
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<ScoreReport>> running = new ArrayList<>();
            for (SubmissionSource source : submissions) {
                running.add(threads.submit(() -> {
                    BatchItem.Graded graded = item.grade(source);
                    writeOne(source, graded.report());
                    if (graded.isNew()) {
                        progress.step(line(source, graded.report()));
                    } else {
                        progress.skipped();
                    }
                    return graded.report();
                }));
            }
            List<ScoreReport> reports = new ArrayList<>();
            for (Future<ScoreReport> one : running) {
                reports.add(one.get());
            }
            return reports;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException disk) {
                throw disk;
            }
            if (e.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void writeOne(SubmissionSource source, ScoreReport report) throws IOException {
        Path folder = BatchItem.folder(out, source);
        if (formats.contains(Format.HTML)) {
            WholeFiles.write(
                    folder.resolve("report.html"),
                    new HtmlReport(Templates.packaged(), ZoneId.systemDefault()).write(ReportView.of(report, view)));
        }
        if (formats.contains(Format.GRADESCOPE)) {
            WholeFiles.write(
                    folder.resolve("gradescope.json"), GradescopeReport.write(ReportView.of(report, Audience.STAFF)));
        }
    }

    private void writeTogether(List<ScoreReport> reports) throws IOException {
        List<ReportView> views = reports.stream()
                .map(report -> ReportView.of(report, Audience.STAFF))
                .toList();
        if (formats.contains(Format.CSV)) {
            WholeFiles.write(out.resolve("results.csv"), CsvReport.write(views));
        }
        if (formats.contains(Format.JSON)) {
            WholeFiles.write(out.resolve("summary.json"), SummaryJson.write(views));
        }
        if (formats.contains(Format.JUNIT)) {
            WholeFiles.write(out.resolve("junit.xml"), JunitXmlReport.write(views));
        }
        if (json) {
            new PrintStream(System.out, true, StandardCharsets.UTF_8).println(SummaryJson.write(views));
        }
    }

    private void conclude(List<ScoreReport> reports, long faults) {
        double[] scores =
                reports.stream().mapToDouble(ScoreReport::score).sorted().toArray();
        System.err.printf(
                Locale.ROOT,
                "Graded %d submissions; median %.1f of %.0f points. Results are in %s.%n",
                reports.size(),
                scores[scores.length / 2],
                reports.stream().mapToDouble(ScoreReport::maxScore).max().orElse(0),
                out);
        if (faults > 0) {
            System.err.println(faults + " could not be graded because Gradus failed; run the same command again.");
        }
    }

    private static String line(SubmissionSource source, ScoreReport report) {
        String score = String.format(Locale.ROOT, "%6.1f / %.0f", report.score(), report.maxScore());
        String state = switch (report.state()) {
            case GRADED ->
                report.diagnoses().stream()
                        .findFirst()
                        .map(diagnosis -> "  " + diagnosis.sentence())
                        .orElse("");
            case REFUSED, NOT_LOADED, GRADER_FAULT -> "  " + report.problem();
        };
        return String.format(Locale.ROOT, "%-28s %s%s", source.key(), score, shorten(state));
    }

    private static String shorten(String text) {
        return text.length() <= 90 ? text : text.substring(0, 89) + "…";
    }
}
