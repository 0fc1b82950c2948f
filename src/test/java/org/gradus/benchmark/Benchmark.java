package org.gradus.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures Gradus against what it replaces. Times depend on the machine and its other work; only ratios within one run mean something. */
@Command(
        name = "gradus benchmark",
        mixinStandardHelpOptions = true,
        description = "Measures Gradus against one console launcher of JUnit for each submission.",
        subcommands = PagesBenchmark.class)
final class Benchmark implements Callable<Integer> {
    private static final Path WORK = Path.of("target", "benchmark").toAbsolutePath();
    private static final String ASSIGNMENT = "softmax-classifier";
    /** Its class for matrix products works on plain matrices without copies. */
    private static final String FAST = "accepted/loops";

    @Option(
            names = "--submissions",
            defaultValue = "100",
            description =
                    "How many submissions are graded, the right and the partly right samples in turn; by default 100.")
    private int submissions = 100;

    @Option(
            names = "--rounds",
            defaultValue = "7",
            description = "How often everything else is measured; by default 7.")
    private int rounds = 7;

    @Option(
            names = "--jdk",
            paramLabel = "HOME",
            description = "The JDK to measure on, for trusted process, workers and console launchers; may be repeated. "
                    + "By default the one that runs this.")
    private List<Path> jdks = new ArrayList<>();

    private final Table table = new Table(System.out);

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Assignment assignment =
                new AssignmentCatalog(Path.of("reference"), WORK.resolve("cache/assignments")).load(ASSIGNMENT);
        List<Samples.Compiled> samples = Samples.of(assignment, WORK.resolve("samples"));
        System.out.printf(
                "%s, %d processors, %s; %s with %d checks; load %.1f%n",
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                assignment.id(),
                assignment.checks().size(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        for (Path jdk : jdks.isEmpty() ? List.of(Path.of(System.getProperty("java.home"))) : jdks) {
            measure(assignment, samples, jdk.toRealPath());
        }
        return 0;
    }

    private void measure(Assignment assignment, List<Samples.Compiled> samples, Path jdk)
            throws IOException, InterruptedException {
        Path java = jdk.resolve("bin/java");
        table.head("JDK " + version(jdk) + ", " + jdk);
        try {
            Gradings.of(assignment, samples, submissions, java, WORK)
                    .print(table, version(jdk).startsWith("17") ? "at most 1/8" : "at most 1/10");
        } catch (IOException e) {
            table.note("Processor times of gradings cannot be measured here: " + e.getMessage());
        }
        Samples.Compiled sample = samples.stream()
                .filter(each -> each.name().equals(FAST))
                .findFirst()
                .orElseThrow();
        check(sample, jdk);
        List<String> evaluations = new ArrayList<>(List.of(java.toString()));
        evaluations.addAll(Gradings.launcherOptions());
        evaluations.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Evaluations.class.getName(),
                assignment.id(),
                WORK.resolve("cache").toString(),
                sample.jar().toString(),
                sample.classes().toString(),
                Integer.toString(rounds)));
        new ProcessBuilder(evaluations).inheritIO().start().waitFor();
    }

    /** What a student waits for: the launcher script, from its start to its end; the first time fills the caches and is left out. */
    private void check(Samples.Compiled sample, Path jdk) throws IOException, InterruptedException {
        List<Double> wall = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of("gradus").toAbsolutePath().toString(),
                            "check",
                            "--data",
                            WORK.resolve("data").toString(),
                            sample.jar().toString())
                    .redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", jdk.toString());
            long start = System.nanoTime();
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("gradus check: " + printed);
            }
            if (round > 0) {
                wall.add((System.nanoTime() - start) / 1e6);
            }
        }
        table.single("./gradus check of one jar", "ms", wall, "about 1 s");
    }

    private static String version(Path jdk) throws IOException {
        return Files.readAllLines(jdk.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
                .findFirst()
                .orElse("unknown");
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        return !Files.exists(file)
                ? System.getProperty("os.arch")
                : Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
    }
}
