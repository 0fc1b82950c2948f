package org.gradus.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.grading.ExpectedVerdict;
import org.gradus.grading.Grader;
import org.gradus.grading.KillMatrix;
import org.gradus.grading.ScoreReport;
import org.gradus.grading.Submission;
import org.gradus.grading.Verification;
import org.gradus.submission.SubmissionSources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves assignments: the kill matrix, and the verdict on every sample submission. */
@Command(
        name = "verify",
        description =
                "Proves assignments: reference, known mistakes and sample submissions get the verdicts they must get.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "Folder of sample submissions; by default submissions/ beside the launcher script.")
    private Path samples = Installation.home().resolve("submissions");

    @Option(names = "--json", description = "Print the kill matrices as JSON.")
    private boolean json;

    @Option(names = "--matrix-only", description = "Do not grade the sample submissions.")
    private boolean matrixOnly;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Assignments to verify; by default all.")
    private List<String> ids = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        AssignmentCatalog catalog = installation.catalog();
        List<String> problems = new ArrayList<>();
        List<KillMatrix> matrices = new ArrayList<>();
        try (Installation started = installation) {
            Grader grader =
                    matrixOnly ? null : started.grader(Runtime.getRuntime().availableProcessors(), false);
            for (String id : ids.isEmpty() ? catalog.ids() : ids) {
                Assignment assignment = catalog.load(id);
                KillMatrix matrix = new Verification(assignment, started.secret()).run();
                matrices.add(matrix);
                if (!json) {
                    System.out.println(new KillMatrixText(matrix).write());
                }
                matrix.problems().forEach(problem -> problems.add(id + ": " + problem));
                Duration reference = matrix.rows().get(0).duration();
                if (reference.multipliedBy(5).compareTo(assignment.limits().submission()) > 0) {
                    problems.add(id + ": the checks take " + reference.toMillis()
                            + " ms on the reference, more than a fifth of the time limit.");
                }
                if (grader != null) {
                    problems.addAll(sampleProblems(assignment, grader));
                }
            }
        }
        if (json) {
            System.out.println(JsonMapper.builder()
                    .findAndAddModules()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(
                            matrices.stream().map(VerifyCommand::data).toList()));
        }
        problems.forEach(System.err::println);
        System.err.println(
                problems.isEmpty()
                        ? "Verified: everything got the verdict that it must get."
                        : problems.size() + " problems.");
        return problems.isEmpty() ? 0 : Main.INCOMPLETE;
    }

    private static Map<String, Object> data(KillMatrix matrix) {
        return Map.of(
                "assignment", matrix.assignment(),
                "checks", matrix.checks(),
                "redundantChecks", matrix.redundantChecks(),
                "problems", matrix.problems(),
                "rows",
                        matrix.rows().stream()
                                .map(row -> Map.of(
                                        "kind", row.kind(),
                                        "name", row.name(),
                                        "caughtBy", row.caughtBy(),
                                        "earned", row.earned(),
                                        "seconds", row.duration().toMillis() / 1000.0))
                                .toList());
    }

    private List<String> sampleProblems(Assignment assignment, Grader grader) throws InterruptedException {
        List<Path> folders = folders(samples.resolve(assignment.id()));
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Progress progress = Progress.onStandardError(folders.size());
        List<String> problems = new ArrayList<>();
        try {
            List<Future<List<String>>> running = new ArrayList<>();
            for (Path folder : folders) {
                running.add(threads.submit(() -> {
                    List<String> differences = differences(folder, assignment, grader);
                    progress.step(samples.relativize(folder) + (differences.isEmpty() ? "" : "  DIFFERS"));
                    return differences;
                }));
            }
            for (Future<List<String>> one : running) {
                problems.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d samples graded, %d differences%n%n",
                assignment.id(),
                folders.size(),
                problems.size());
        return problems;
    }

    private List<String> differences(Path folder, Assignment assignment, Grader grader) {
        String name = samples.relativize(folder).toString();
        try {
            ExpectedVerdict expected = ExpectedVerdict.read(folder.resolve(SubmissionSources.SAMPLE_MARKER));
            if (expected.sandbox() != null && grader.sandbox().compareTo(expected.sandbox()) < 0) {
                return List.of(name + ": not run, because it needs the sandbox " + expected.sandbox() + ".");
            }
            byte[] jar = SampleJars.build(folder, assignment);
            ScoreReport report = grader.grade(assignment, new Submission("", folder.getFileName() + ".jar", jar));
            return expected.differences(report).stream()
                    .map(difference -> name + ": " + difference)
                    .toList();
        } catch (SampleJars.Unreadable unreadable) {
            return List.of(name + ": " + unreadable.getMessage());
        }
    }

    private static List<Path> folders(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> file.getFileName().toString().equals(SubmissionSources.SAMPLE_MARKER))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
