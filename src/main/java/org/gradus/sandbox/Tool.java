package org.gradus.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of ours that looks at bytes of others: kept apart as a worker is, in a process of its own each time, which ends when it has
 * answered. It reads all of its standard input and then writes all of its answer to standard output.
 */
public final class Tool {
    private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(1);

    private final WorkerSettings settings;
    private final List<String> command;

    private Tool(WorkerSettings settings, List<String> command) {
        this.settings = settings;
        this.command = command;
    }

    /**
     * Prepares one.
     *
     * @param name of its jar in the cache
     * @param main the class that it begins with
     * @param signposts one class of each artifact that it is made of
     * @param packages what it needs of them, as folders with a slash at the end
     * @throws SandboxException if its jar cannot be made
     */
    public static Tool of(
            Sandbox sandbox,
            WorkerSettings settings,
            String name,
            String main,
            List<String> signposts,
            List<String> packages) {
        try {
            Path jar = sandbox.toolJar(name, signposts, packages);
            return new Tool(settings, sandbox.toolCommand(settings, jar, main));
        } catch (IOException e) {
            throw new SandboxException("The jar of " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    /**
     * Runs it.
     *
     * @param limit how long it may take
     * @param most bytes that the answer may have
     * @throws WorkerEnded if it does not answer within the limits
     */
    public byte[] run(byte[] input, Duration limit, int most) throws WorkerEnded {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        Process process;
        try {
            process = Starter.start(builder);
        } catch (IOException e) {
            throw Ending.fault("The process could not be started: " + e.getMessage());
        }
        Watchdog.Alarm alarm = Watchdog.in(limit, () -> ProcessTree.endStarting(process));
        PrintedText printed =
                new PrintedText(process.getErrorStream(), settings.printedBytes(), process::destroyForcibly);
        try {
            byte[] answer = exchange(process, input, most);
            boolean ended = process.waitFor(OUTPUT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!alarm.cancel()) {
                throw Ending.timedOut(limit);
            }
            if (answer.length > most) {
                throw Ending.flooded(most);
            }
            if (!ended || process.exitValue() != 0) {
                printed.await(Long.MAX_VALUE, OUTPUT_PATIENCE);
                throw ended
                        ? Ending.exited(process.exitValue(), printed.look(), settings)
                        : Ending.fault("The process did not end.");
            }
            return answer;
        } catch (IOException e) {
            throw Ending.fault("The process could not be heard: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Ending.fault("Waiting for the process was interrupted.");
        } finally {
            alarm.cancel();
            ProcessTree.endStarting(process);
        }
    }

    private static byte[] exchange(Process process, byte[] input, int most) throws IOException {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException e) {
            // It has ended without reading everything: its status says why.
        }
        try (InputStream in = process.getInputStream()) {
            return in.readNBytes(most + 1);
        }
    }
}
