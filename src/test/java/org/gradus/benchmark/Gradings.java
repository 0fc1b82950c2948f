package org.gradus.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.assignment.Assignment;

/** Grades submissions in turn with Gradus and with a console launcher for each; processor time of both process trees. */
final class Gradings {
    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    /** Gradings that are not counted: a grading node runs for weeks. */
    private static final int WARM_UP = 6;

    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();
    private final List<Double> oursRight = new ArrayList<>();
    private final List<Double> theirsRight = new ArrayList<>();
    private final List<Double> ourWall = new ArrayList<>();
    private final List<Double> theirWall = new ArrayList<>();
    private String sandbox = "";

    /** As the launcher script starts Gradus. */
    static List<String> launcherOptions() throws IOException {
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        if (Files.exists(HUGE_PAGES) && !Files.readString(HUGE_PAGES).contains("[never]")) {
            options.add("-XX:+UseTransparentHugePages");
        }
        return options;
    }

    /** Grades so many submissions, the samples in turn. */
    static Gradings of(Assignment assignment, List<Samples.Compiled> samples, int submissions, Path java, Path work)
            throws IOException, InterruptedException {
        Gradings gradings = new Gradings();
        ConsoleLauncher console = ConsoleLauncher.of(assignment, java, work);
        List<String> trusted = new ArrayList<>(List.of(java.toString()));
        trusted.addAll(launcherOptions());
        trusted.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                TrustedProcess.class.getName(),
                assignment.id(),
                work.resolve("cache").toString()));
        try (ControlGroup trustedGroup = ControlGroup.named("gradus");
                ControlGroup consoleGroup = ControlGroup.named("console")) {
            Process process = new ProcessBuilder(trustedGroup.command(trusted))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (PrintStream requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
                    BufferedReader answers = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                gradings.sandbox = line(answers);
                for (int i = 0; i < WARM_UP; i++) {
                    requests.println(samples.get(i % samples.size()).jar());
                    line(answers);
                }
                for (int i = 0; i < submissions; i++) {
                    Samples.Compiled sample = samples.get(i % samples.size());
                    double before = trustedGroup.milliseconds();
                    requests.println(sample.jar());
                    double wall = Double.parseDouble(line(answers)) / 1e6;

                    double consoleBefore = consoleGroup.milliseconds();
                    long start = System.nanoTime();
                    console.await(new ProcessBuilder(consoleGroup.command(console.command(sample.classes())))
                            .redirectErrorStream(true)
                            .start());
                    double consoleWall = (System.nanoTime() - start) / 1e6;
                    // Read only now: by this time the worker for the next submission has started, which counts as well.
                    gradings.add(
                            sample,
                            trustedGroup.milliseconds() - before,
                            consoleGroup.milliseconds() - consoleBefore,
                            wall,
                            consoleWall);
                }
            }
            process.waitFor();
        }
        return gradings;
    }

    private static String line(BufferedReader answers) throws IOException {
        return Optional.ofNullable(answers.readLine())
                .orElseThrow(() -> new IllegalStateException("the trusted process has ended"));
    }

    private void add(Samples.Compiled sample, double cpu, double consoleCpu, double wall, double consoleWall) {
        ours.add(cpu);
        theirs.add(consoleCpu);
        if (sample.isRight()) {
            oursRight.add(cpu);
            theirsRight.add(consoleCpu);
        }
        ourWall.add(wall);
        theirWall.add(consoleWall);
    }

    void print(Table table, String goal) {
        table.note("Sandbox: " + sandbox);
        table.ratio("processor time per submission", "ms", ours, theirs, goal);
        table.ratio("… of right ones only", "ms", oursRight, theirsRight, "");
        table.ratio("wall time per submission", "ms", ourWall, theirWall, "");
    }
}
