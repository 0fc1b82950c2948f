package org.gradus.benchmark;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Words;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerPool;
import org.gradus.sandbox.WorkerSettings;

/** Starts of workers, sweeps and gradient checks, in a JVM of their own; prints lines for a {@link Table}. */
final class Evaluations {
    static final double STEP = 1e-5;

    private static final int REPEATED = 20;
    private static final int USED_MEGABYTES = 512;

    private final Path cache;
    private final Assignment assignment;
    private final Path jar;
    private final Path classes;
    private final int rounds;
    private final Sandbox sandbox;

    private Evaluations(String[] arguments) {
        cache = Path.of(arguments[1]);
        assignment = new AssignmentCatalog(Path.of("reference"), cache.resolve("assignments")).load(arguments[0]);
        jar = Path.of(arguments[2]);
        classes = Path.of(arguments[3]);
        rounds = Integer.parseInt(arguments[4]);
        sandbox = Sandbox.detect(cache.resolve("worker"));
    }

    public static void main(String[] arguments) throws Exception {
        Evaluations evaluations = new Evaluations(arguments);
        Table table = new Table(System.out);
        evaluations.starts(table);
        evaluations.sweeps(table);
        evaluations.gradientChecks(table);
    }

    /** The role that is implemented with matrix products. */
    static Class<?> role(Assignment assignment) {
        return assignment.roles().stream()
                .filter(role -> role.getSimpleName().startsWith("Vectorized"))
                .findFirst()
                .orElseThrow();
    }

    static Method evaluate(Class<?> role) {
        return Arrays.stream(role.getMethods())
                .filter(method -> method.getName().equals("evaluate"))
                .findFirst()
                .orElseThrow();
    }

    /** 785 x 10 weights, 10 examples. */
    static Probe small() {
        return linear(10, 785);
    }

    private static Probe linear(int examples, int features) {
        Probes probes = new Probes(7);
        // Small weights, as after initialisation: scores of ordinary size.
        return probes.linear(examples, features, 10).with("w", probes.normal(features, 10, 0.01));
    }

    private void starts(Table table) throws IOException, WorkerEnded, InterruptedException {
        byte[] content = Files.readAllBytes(jar);
        List<Double> cold = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        try (WorkerPool none = new WorkerPool(sandbox, WorkerSettings.quick().withWarm(0))) {
            for (int round = 0; round < 2 * rounds; round++) {
                long start = System.nanoTime();
                try (Worker worker = none.take()) {
                    long ready = System.nanoTime();
                    new WorkerSubject(worker, assignment, content, role(assignment));
                    cold.add((System.nanoTime() - start) / 1e6);
                    warm.add((System.nanoTime() - ready) / 1e6);
                }
            }
        }
        table.single("worker: start, jar loaded, check begun", "ms", cold, "");
        table.single("worker kept warm: jar loaded, check begun", "ms", warm, "");
    }

    private void sweeps(Table table) throws IOException, WorkerEnded, InterruptedException {
        byte[] content = Files.readAllBytes(jar);
        Probe probe = small();
        int numbers = probe.matrix("w").getNumElements();
        int[] lines = new int[2 * numbers];
        double[] steps = new double[2 * numbers];
        for (int k = 0; k < lines.length; k++) {
            lines[k] = k / 2;
            steps[k] = k % 2 == 0 ? STEP : -STEP;
        }
        Object[] inputs = {probe.matrix("w"), probe.matrix("x"), probe.labels("y"), probe.number("reg")};
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try (WorkerPool pool = new WorkerPool(sandbox, WorkerSettings.thorough().withWarm(0))) {
            for (int round = 0; round < rounds; round++) {
                try (Worker worker = pool.take()) {
                    WorkerSubject subject = new WorkerSubject(worker, assignment, content, role(assignment));
                    long start = System.nanoTime();
                    subject.sweep(evaluate(subject.role()), inputs, 0, "loss", List.of(), lines, steps);
                    ours.add((System.nanoTime() - start) / 1e6);
                    theirs.add(plain(subject.implementation()));
                }
            }
        }
        table.ratio("sweep of 15,700 losses, 785x10, 10 examples", "ms", ours, theirs, "at most 1.15");
    }

    private double plain(String implementation) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlainSweep.class.getName(),
                        assignment.id(),
                        cache.toString(),
                        classes.toString(),
                        implementation)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return Long.parseLong(printed) / 1e6;
    }

    private void gradientChecks(Table table) throws IOException, WorkerEnded, InterruptedException {
        byte[] content = Files.readAllBytes(jar);
        Probe small = small();
        Probe large = linear(500, 3073);
        List<Double> first = new ArrayList<>();
        List<Double> next = new ArrayList<>();
        List<Double> largeFirst = new ArrayList<>();
        // A grading node runs for weeks: its memory has been in use, and the kernel need not provide it page by page.
        long used = IntStream.range(0, USED_MEGABYTES)
                .mapToLong(i -> new byte[1 << 20].length)
                .sum();
        if (used != (long) USED_MEGABYTES << 20) {
            throw new IllegalStateException("memory was not used");
        }
        try (WorkerPool pool = new WorkerPool(sandbox, WorkerSettings.thorough().withWarm(0))) {
            for (int round = 0; round < rounds; round++) {
                try (Worker worker = pool.take()) {
                    WorkerSubject subject = new WorkerSubject(worker, assignment, content, role(assignment));
                    first.add(milliseconds(subject, small));
                    for (int i = 0; i < REPEATED; i++) {
                        next.add(milliseconds(subject, small));
                    }
                    largeFirst.add(milliseconds(subject, large));
                }
            }
        }
        table.single("gradient check, 3 directions, 785x10, 10 examples: first", "ms", first, "");
        table.single("… following ones", "ms", next, "at most 5 ms");
        table.single("gradient check, 3 directions, 3073x10, 500 examples", "ms", largeFirst, "at most 300 ms");
    }

    private static double milliseconds(WorkerSubject subject, Probe probe) {
        long start = System.nanoTime();
        Words.gradientCheck(subject).withRespectTo("w").multipliedBy("x").agreesAt(List.of(probe));
        return (System.nanoTime() - start) / 1e6;
    }
}
