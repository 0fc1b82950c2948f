package org.gradus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gradus.assignment.Assignment;
import org.gradus.check.GradusException;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.report.Audience;
import org.gradus.report.ReportView;
import org.gradus.report.SummaryJson;
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
            "Writes results.csv, summary.json and junit.xml into the output folder, and for",
            "each student students/NAME/report.html, report.json and gradescope.json.",
            "Run the same command again after an interruption: what was graded is not",
            "graded again, unless the jar, the assignment or the version of Gradus has changed.",
            Main.EXIT_CODES
        })
final class BatchCommand implements Callable<Integer> {
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
    private Set<BatchFiles.Format> formats = EnumSet.allOf(BatchFiles.Format.class);

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
            throw new WrongUsage("--jobs is " + jobs + ", but at least one submission must be graded at a time.");
        }
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new WrongUsage("There is no file or folder " + path + ".");
            }
        }
        Assignment loaded = installation.assignment(assignment);
        SubmissionSources.Found found = SubmissionSources.find(
                paths, InspectionLimits.standard(Runtime.version().feature()).bytes());
        List<SubmissionSource> sources = found.submissions();
        if (sources.isEmpty()) {
            found.notes().forEach(System.err::println);
            throw new GradusException("There are no submissions in "
                    + paths.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ": no jar, no zip of jars, no sample.");
        }
        BatchFiles files = new BatchFiles(out, formats, view);
        files.makeFolder();
        found.notes().forEach(System.err::println);
        sources.forEach(source -> source.notes().forEach(note -> System.err.println(source.key() + ": " + note)));
        List<BatchItem.Graded> results;
        try (Installation started = installation) {
            Grader grader = started.grader(Math.min(jobs, sources.size()), false);
            results = new BatchRun(new BatchItem(loaded, grader, out), files, sources, jobs).grade();
        }
        if (Interruption.isUnderWay()) {
            return Main.INCOMPLETE;
        }
        files.writeTogether(results);
        if (json) {
            System.out.println(SummaryJson.write(results.stream()
                            .map(result -> ReportView.of(result.report(), Audience.STAFF))
                            .toList())
                    .stripTrailing());
        }
        long failed = sources.size()
                - results.stream()
                        .filter(result -> result.report().state() != ScoreReport.State.GRADER_FAULT)
                        .count();
        conclude(results, failed);
        return failed == 0 ? 0 : Main.INCOMPLETE;
    }

    private void conclude(List<BatchItem.Graded> results, long failed) {
        long fresh = results.stream().filter(BatchItem.Graded::isNew).count();
        long kept = results.size() - fresh;
        double[] scores = results.stream()
                .map(BatchItem.Graded::report)
                .filter(report -> report.state() == ScoreReport.State.GRADED)
                .mapToDouble(ScoreReport::score)
                .sorted()
                .toArray();
        System.err.println("Graded " + fresh + (fresh == 1 ? " submission" : " submissions")
                + (kept == 0 ? "" : "; kept the results of " + kept + " that were graded before")
                + (scores.length == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; the median is %.1f points",
                                (scores[(scores.length - 1) / 2] + scores[scores.length / 2]) / 2))
                + ". Results are in " + out + ".");
        if (failed > 0) {
            System.err.println(
                    failed + " could not be graded because Gradus failed. Run the same command again; if that"
                            + " does not help, please report it.");
        }
    }
}
