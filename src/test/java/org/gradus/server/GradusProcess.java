package org.gradus.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of Gradus that runs until it is asked to stop, in a process of its own. */
final class GradusProcess implements AutoCloseable {
    private final Process process;
    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Matcher> ready = new CompletableFuture<>();

    private final Thread reader;

    private GradusProcess(Process process, Pattern readiness) {
        this.process = process;
        reader = new Thread(() -> read(readiness));
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts the command and waits until it says that it is ready.
     *
     * @throws IOException with all that it printed, if it ends before
     */
    static GradusProcess start(Pattern readiness, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dgradus.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.gradus.cli.Main"));
        command.addAll(Arrays.asList(arguments));
        GradusProcess started = new GradusProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), readiness);
        try {
            started.ready.get(180, TimeUnit.SECONDS);
            return started;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            started.close();
            throw new IOException(arguments[0] + " did not start: " + started.printed, e);
        }
    }

    private void read(Pattern readiness) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                Matcher found = readiness.matcher(line);
                if (found.find()) {
                    ready.complete(found);
                }
            }
        } catch (IOException e) {
            printed.add(e.toString());
        }
        ready.completeExceptionally(new IOException("The process ended."));
    }

    /** What matched when it said that it was ready. */
    Matcher ready() {
        return ready.join();
    }

    /** What it printed, both streams. */
    List<String> printed() {
        return List.copyOf(printed);
    }

    /** Ends it as a power cut would, without a word. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and returns its exit code when all that it printed was read. */
    int stop() throws InterruptedException {
        // Not Process.destroy(): that also stops reading.
        process.toHandle().destroy();
        int code = process.waitFor();
        reader.join();
        return code;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
