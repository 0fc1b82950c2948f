package org.gradus.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gradus.assignment.Assignment;
import org.gradus.check.GradusException;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.report.Audience;
import org.gradus.report.JsonReport;
import org.gradus.report.ReportView;
import org.gradus.report.SummaryJson;
import org.gradus.submission.InspectionLimits;
import org.gradus.submission.SubmissionSource;
import org.gradus.submission.SubmissionSources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades many submissions: what a teaching assistant runs on a download from the learning platform. */
@Command(
        name = "batch",
        description = "Grades jars, folders of jars, or a bulk download of Canvas or Moodle, here or at a server.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Writes results.csv, summary.json and junit.xml into the output folder, and for",
            "each student students/NAME/report.html, report.json and gradescope.json.",
            "Run the same command again after an interruption: what was graded is not",
            "graded again, unless the jar, the assignment or the version of Gradus has changed.",
            "",
            "With --server the files are handed in for the class at a Gradus server and graded",
            "there. That needs a token for staff, made on your account's page; it is read from",
            "the file, or from the variable GRADUS_TOKEN.",
            Main.EXIT_CODES
        })
final class BatchCommand implements Callable<Integer> {
    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--assignment",
            paramLabel = "ID",
            required = true,
            description = "The assignment to grade; at a server also its number.")
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

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Server that grades, such as https://gradus.example.org.")
    private String server = "";

    @Option(names = "--token-file", paramLabel = "FILE", description = "File that holds the token and nothing else.")
    private @Nullable Path tokenFile;

    @Option(names = "--course", paramLabel = "N", description = "Number of the course at the server.")
    private long course;

    @Option(
            names = "--skip-unmatched",
            description = "Leave files out at the server of which it is not clear whose they are.")
    private boolean skipUnmatched;

    @Option(
            names = "--by-now",
            description = "Let the present moment count at the server: what is past its deadline is late.")
    private boolean byNow;

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
        return server.isEmpty() ? here() : remotely();
    }

    private int remotely() throws IOException, InterruptedException {
        if (course < 1) {
            throw new WrongUsage(
                    "--server needs --course with the number of the course: it stands in the address of its page.");
        }
        URI site = ServerAccess.site(server);
        RemoteServer remote = new RemoteServer(site, ServerAccess.token(tokenFile));
        BatchFiles files = new BatchFiles(out, formats, view);
        files.makeFolder();
        Optional<List<BatchItem.Graded>> results = new RemoteBatch(
                        remote, site.toString().replaceAll("/+$", ""), course, skipUnmatched, byNow)
                .grade(assignment, paths, out);
        if (results.isEmpty()) {
            return Main.INCOMPLETE;
        }
        for (BatchItem.Graded result : results.get()) {
            WholeFiles.write(
                    BatchItem.folder(out, result.source()).resolve("report.json"),
                    JsonReport.write(ReportView.of(result.report(), Audience.STAFF)));
            files.writeOne(result.source(), result.report());
        }
        return finish(files, results.get(), results.get().size());
    }

    private int here() throws IOException, InterruptedException {
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
        return finish(files, results, sources.size());
    }

    private int finish(BatchFiles files, List<BatchItem.Graded> results, int submissions) throws IOException {
        files.writeTogether(results);
        if (json) {
            System.out.println(SummaryJson.write(results.stream()
                            .map(result -> ReportView.of(result.report(), Audience.STAFF))
                            .toList())
                    .stripTrailing());
        }
        long failed = submissions
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
