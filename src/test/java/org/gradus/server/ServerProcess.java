package org.gradus.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code gradus serve} in a process of its own. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Gradus serves at (http://[^/]+)/");

    private final Process process;
    private final URI address;
    private final List<String> printed;

    private ServerProcess(Process process, URI address, List<String> printed) {
        this.process = process;
        this.address = address;
        this.printed = printed;
    }

    /** Starts a server on a free port and waits until it answers. */
    public static ServerProcess start(Path data, int graders) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dgradus.home=" + Path.of("").toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.gradus.cli.Main",
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        "0",
                        "--graders",
                        Integer.toString(graders))
                .redirectErrorStream(true)
                .start();
        List<String> printed = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<URI> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    printed.add(line);
                    Matcher found = READY.matcher(line);
                    if (found.find()) {
                        ready.complete(URI.create(found.group(1)));
                    }
                }
            } catch (IOException e) {
                printed.add(e.toString());
            }
            ready.completeExceptionally(new IOException("The server ended: " + printed));
        });
        reader.setDaemon(true);
        reader.start();
        try {
            return new ServerProcess(process, ready.get(180, TimeUnit.SECONDS), printed);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("The server did not start: " + printed, e);
        }
    }

    public URI address() {
        return address;
    }

    /** What the server printed, both streams. */
    public List<String> printed() {
        return List.copyOf(printed);
    }

    /** Ends the process as a power cut would, without a word. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks the process to stop, and returns its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
