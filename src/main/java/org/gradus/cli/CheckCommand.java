package org.gradus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.GradusException;
import org.gradus.check.Visibility;
import org.gradus.grading.Grader;
import org.gradus.grading.GradingProgress;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Submission;
import org.gradus.report.Audience;
import org.gradus.report.HtmlReport;
import org.gradus.report.JsonReport;
import org.gradus.report.ReportView;
import org.gradus.report.Templates;
import org.gradus.report.TextReport;
import org.gradus.submission.Implementations;
import org.gradus.submission.Inspection;
import org.gradus.submission.InspectionLimits;
import org.gradus.submission.JarInspector;
import org.gradus.submission.SubmissionSources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the public checks on one jar: what a student does before uploading. */
@Command(
        name = "check",
        description = "Runs the public checks on your jar, with the same words and the same report as the grader.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--assignment",
            paramLabel = "ID",
            description = "The assignment; by default the one whose interfaces the jar implements.")
    private @Nullable String assignment;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page to this file, too.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Parameters(paramLabel = "JAR", description = "The jar to check, or the folder of a sample submission.")
    private Path jar = Path.of("");

    @Override
    public Integer call() throws IOException, SampleJars.Unreadable {
        AssignmentCatalog catalog = installation.catalog();
        byte[] content;
        Assignment chosen;
        if (Files.isRegularFile(jar.resolve(SubmissionSources.SAMPLE_MARKER))) {
            chosen = catalog.load(sampleAssignment(catalog));
            content = SampleJars.build(jar, chosen);
        } else if (Files.isRegularFile(jar)) {
            content = Files.readAllBytes(jar);
            chosen = assignment == null ? recognised(catalog, content) : catalog.load(assignment);
        } else {
            throw new GradusException(
                    "There is no file " + jar + ". Build your jar first, for example with: mvn package");
        }
        try (Installation started = installation) {
            Grader grader = started.grader(0, true);
            ScoreReport report = grader.grade(
                    chosen,
                    new Submission("", jar.getFileName().toString(), content),
                    visibility -> visibility == Visibility.PUBLIC,
                    GradingProgress.SILENT);
            ReportView view = ReportView.of(report, Audience.STUDENT_BEFORE_DUE);
            if (html != null) {
                WholeFiles.write(html, new HtmlReport(Templates.packaged(), ZoneId.systemDefault()).write(view));
            }
            System.out.println(json ? JsonReport.write(view) : TextReport.write(view, Terminal.isOutput()));
            return report.state() == ScoreReport.State.GRADER_FAULT ? Main.INCOMPLETE : 0;
        }
    }

    /** A sample lies in a folder that is named after its assignment. */
    private String sampleAssignment(AssignmentCatalog catalog) {
        if (assignment != null) {
            return assignment;
        }
        for (Path part : jar.toAbsolutePath().normalize()) {
            if (catalog.ids().contains(part.toString())) {
                return part.toString();
            }
        }
        throw new GradusException("Name the assignment of this sample with --assignment.");
    }

    /** Finds the assignment whose interfaces the jar implements; the only one there is, if it implements none. */
    private Assignment recognised(AssignmentCatalog catalog, byte[] content) {
        List<String> ids = catalog.ids();
        Inspection inspection = JarInspector.inspect(
                content,
                jar.getFileName().toString(),
                InspectionLimits.standard(Runtime.version().feature()));
        if (inspection instanceof Inspection.Refused refused) {
            throw new GradusException(refused.refusal().sentence());
        }
        Inspection.Accepted accepted = (Inspection.Accepted) inspection;
        List<Assignment> matching = ids.stream()
                .map(catalog::load)
                .filter(candidate -> ids.size() == 1 || implementsSome(candidate, accepted))
                .toList();
        if (matching.size() != 1) {
            throw new GradusException((matching.isEmpty()
                            ? "No class of this jar implements an interface of an assignment."
                            : "This jar implements interfaces of several assignments.")
                    + " Name the assignment with --assignment, one of: " + String.join(", ", ids) + ".");
        }
        return matching.get(0);
    }

    private static boolean implementsSome(Assignment candidate, Inspection.Accepted accepted) {
        return candidate.roleNames().stream()
                .anyMatch(role -> Implementations.find(
                                accepted.classes(), List.of(role), Implementations.hierarchy(candidate.interfaces()))
                        instanceof Implementations.Found);
    }
}
