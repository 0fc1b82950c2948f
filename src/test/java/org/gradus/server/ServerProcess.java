package org.gradus.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** {@code gradus serve} in a process of its own. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Gradus serves at (http://[^/]+)/");

    private final GradusProcess process;

    private ServerProcess(GradusProcess process) {
        this.process = process;
    }

    /** Starts a server on a free port, with more options if need be, and waits until it answers. */
    public static ServerProcess start(Path data, int graders, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("serve", "--data", data.toString(), "--port", "0", "--graders", Integer.toString(graders)));
        arguments.addAll(Arrays.asList(options));
        return new ServerProcess(GradusProcess.start(READY, arguments.toArray(String[]::new)));
    }

    public URI address() {
        return URI.create(process.ready().group(1));
    }

    /** What the server printed, both streams. */
    public List<String> printed() {
        return process.printed();
    }

    /** Ends the process as a power cut would, without a word. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Asks the process to stop, and returns its exit code. */
    public int stop() throws InterruptedException {
        return process.stop();
    }

    @Override
    public void close() {
        process.close();
    }
}
