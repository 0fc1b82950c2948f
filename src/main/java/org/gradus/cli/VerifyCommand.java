package org.gradus.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.GradusException;
import org.gradus.grading.Grader;
import org.gradus.grading.KillMatrix;
import org.gradus.grading.Proof;
import org.gradus.grading.SampleSubmissions;
import org.gradus.grading.Verification;
import org.gradus.report.ProofJson;
import org.gradus.report.ProofReport;
import org.gradus.report.Templates;
import org.gradus.starter.Starter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves assignments: the kill matrix, and the verdict on every sample submission. */
@Command(
        name = "verify",
        description =
                "Proves assignments: reference, known mistakes and sample submissions get the verdicts they must get.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The reference must earn all points, the starter none, and each known mistake must",
            "lose points on the check that it names. What differs is listed at the end: mend the",
            "check or the mistake, and verify again. docs/write-an-assignment.md shows how to",
            "write an assignment.",
            Main.EXIT_CODES
        })
final class VerifyCommand implements Callable<Integer> {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description = "Folder of sample submissions; by default submissions/ beside the launcher script.")
    private Path samples = Installation.home().resolve("submissions");

    @Option(
            names = "--json",
            arity = "0..1",
            paramLabel = "FILE.json",
            parameterConsumer = JsonFile.class,
            description = "Print the result as JSON, or write it to a file whose name ends in .json.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--page", paramLabel = "FILE", description = "Write the result as a page, in one file.")
    private @Nullable Path page;

    @Option(names = "--out", paramLabel = "DIR", description = "Write both: DIR/verify.html and DIR/verify.json.")
    private @Nullable Path out;

    @Option(names = "--matrix-only", description = "Do not grade the sample submissions.")
    private boolean matrixOnly;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Assignments to verify; by default all.")
    private List<String> ids = List.of();

    /** Takes the next word for a file only if it looks like one: it may as well be an assignment. */
    static final class JsonFile implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            boolean isFile = !words.isEmpty() && words.peek().endsWith(".json");
            option.setValue(Optional.of(isFile ? Path.of(words.pop()) : STANDARD_OUTPUT));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        AssignmentCatalog catalog = installation.catalog();
        List<Proof> proofs = new ArrayList<>();
        try (Installation started = installation) {
            Grader grader =
                    matrixOnly ? null : started.grader(Runtime.getRuntime().availableProcessors(), false);
            for (String id : ids.isEmpty() ? catalog.ids() : ids) {
                try {
                    proofs.add(proof(started.assignment(id), started.secret(), grader));
                } catch (WrongUsage usage) {
                    throw usage;
                } catch (GradusException broken) {
                    // The other assignments are verified all the same.
                    proofs.add(Proof.broken(id, String.valueOf(broken.getMessage())));
                }
            }
        }
        write(proofs);
        int problems = 0;
        for (Proof proof : proofs) {
            for (String problem : proof.problems()) {
                System.err.println(proof.id() + ": " + problem);
                problems++;
            }
        }
        System.err.println(
                problems == 0
                        ? "Verified: everything got the verdict that it must get."
                        : problems + (problems == 1 ? " problem." : " problems."));
        return problems == 0 ? 0 : Main.INCOMPLETE;
    }

    private void write(List<Proof> proofs) throws IOException {
        if (json.isPresent() && printsJson()) {
            System.out.print(ProofJson.write(proofs));
        } else if (json.isPresent()) {
            WholeFiles.write(json.get(), ProofJson.write(proofs));
        }
        String html = page != null || out != null ? new ProofReport(Templates.packaged()).write(proofs) : "";
        if (page != null) {
            WholeFiles.write(page, html);
            System.err.println("The page is in " + page + ".");
        }
        if (out != null) {
            WholeFiles.write(out.resolve("verify.html"), html);
            WholeFiles.write(out.resolve("verify.json"), ProofJson.write(proofs));
            System.err.println("The page is in " + out.resolve("verify.html") + ".");
        }
    }

    private boolean printsJson() {
        return json.filter(STANDARD_OUTPUT::equals).isPresent();
    }

    private Proof proof(Assignment assignment, String secret, @Nullable Grader grader) throws InterruptedException {
        KillMatrix matrix = new Verification(assignment, secret).run();
        if (!printsJson()) {
            System.out.println(new KillMatrixText(matrix, assignment.checks()).write());
        }
        Proof proof = withStarter(Proof.of(assignment, matrix), assignment);
        return grader == null ? proof : proof.with(verdicts(assignment, grader));
    }

    /** Puts the starter together as students would get it: nothing in it may give anything away. */
    private static Proof withStarter(Proof proof, Assignment assignment) {
        try {
            Starter.of(assignment).notes().forEach(System.err::println);
            return proof;
        } catch (GradusException unusable) {
            return proof.but(String.valueOf(unusable.getMessage()));
        }
    }

    private List<Proof.Sample> verdicts(Assignment assignment, Grader grader) throws InterruptedException {
        // Those beside the assignments, and those that travel with the assignment's own folder.
        Map<String, Path> folders = new LinkedHashMap<>();
        Path own = assignment.folder().resolve(SampleSubmissions.OWN);
        SampleSubmissions.in(samples.resolve(assignment.id()))
                .forEach(folder -> folders.put(samples.relativize(folder).toString(), folder));
        SampleSubmissions.in(own)
                .forEach(folder ->
                        folders.put(assignment.folder().relativize(folder).toString(), folder));
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Progress progress = Progress.onStandardError(folders.size());
        List<Proof.Sample> verdicts = new ArrayList<>();
        try {
            List<Future<Proof.Sample>> running = new ArrayList<>();
            folders.forEach((name, folder) -> running.add(threads.submit(() -> {
                Proof.Sample sample = SampleSubmissions.verdict(name, folder, assignment, grader);
                progress.step(name + (sample.differences().isEmpty() ? "" : "  DIFFERS"));
                return sample;
            })));
            for (Future<Proof.Sample> one : running) {
                verdicts.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        // With --json, standard output is for the program that reads it.
        (printsJson() ? System.err : System.out)
                .printf(
                        Locale.ROOT,
                        "%s: %s graded, %s%n%n",
                        assignment.id(),
                        count(folders.size(), "sample"),
                        count(
                                verdicts.stream()
                                        .mapToInt(sample -> sample.differences().size())
                                        .sum(),
                                "difference"));
        return verdicts;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
