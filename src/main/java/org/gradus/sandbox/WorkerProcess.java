package org.gradus.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradus.protocol.Codec;
import org.gradus.protocol.Frames;
import org.gradus.protocol.MalformedFrame;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.jspecify.annotations.Nullable;

/** A worker as an operating system process. */
final class WorkerProcess implements Worker {
    private static final SecureRandom NONCES = new SecureRandom();
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration OUTPUT_PATIENCE = Duration.ofMillis(500);
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(1);

    private final Process process;
    private final WorkerSettings settings;
    private final OutputStream requests;
    private final InputStream replies;
    private final PrintedText printed;
    private volatile List<ProcessHandle> below = List.of();
    private volatile boolean started;
    private volatile boolean flooded;
    private volatile boolean late;
    private volatile boolean closed;
    private Reply.@Nullable Ready ready;
    private @Nullable WorkerEnded ended;
    private long printedUntilReply;

    /** Starts a process; {@link #awaitReady} must follow. */
    WorkerProcess(List<String> command, WorkerSettings settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        this.settings = settings;
        process = Starter.start(builder);
        requests = process.getOutputStream();
        replies = new BufferedInputStream(process.getInputStream(), 1 << 16);
        printed = new PrintedText(process.getErrorStream(), settings.printedBytes(), this::flood);
    }

    /**
     * Waits for the worker's first frame.
     *
     * @param build what the worker must call itself
     */
    void awaitReady(String build) throws WorkerEnded {
        Watchdog.Alarm alarm = Watchdog.in(START_LIMIT, this::timeOut);
        try {
            Reply reply =
                    Codec.decodeReply(Frames.read(replies, Frames.MAX_REPLY).body());
            if (!(reply instanceof Reply.Ready first) || !first.build().equals(build)) {
                throw new MalformedFrame("the worker is of another build");
            }
            ready = first;
            below = process.descendants().toList();
            started = true;
            // What the JVM had to say at its start is not the student's.
            printed.take();
        } catch (IOException | MalformedFrame e) {
            printed.await(Long.MAX_VALUE, EXIT_PATIENCE);
            Output output = printed.take();
            throw dead(Ending.fault("A worker did not start: "
                    + (late ? "no sign of life in time" : String.valueOf(e.getMessage())) + ". " + output.head()
                    + output.tail()));
        } finally {
            alarm.cancel();
        }
    }

    @Override
    public Reply.Ready ready() {
        if (ready == null) {
            throw new IllegalStateException("the worker has not started");
        }
        return ready;
    }

    @Override
    public Reply exchange(Request request, Duration limit) throws WorkerEnded {
        if (ended != null) {
            throw new WorkerEnded(ended.outcome(), String.valueOf(ended.getMessage()));
        }
        byte[] body = Codec.encode(request);
        if (body.length > Frames.MAX_REQUEST) {
            throw dead(Ending.fault("A request of " + body.length + " bytes is too large."));
        }
        Watchdog.Alarm alarm = Watchdog.in(limit, this::timeOut);
        try {
            Reply reply = exchange(request, body);
            if (!alarm.cancel()) {
                // It came as the worker was being killed.
                throw dead(Ending.timedOut(limit));
            }
            return reply;
        } catch (MalformedFrame e) {
            // A dying JVM may print into the answer; then its status says more.
            throw dead(
                    waitForExit(Duration.ofMillis(200)) && process.exitValue() != 0
                            ? ending(limit)
                            : late || flooded ? ending(limit) : Ending.broken());
        } catch (IOException e) {
            waitForExit(EXIT_PATIENCE);
            throw dead(ending(limit));
        } finally {
            alarm.cancel();
        }
    }

    private Reply exchange(Request request, byte[] body) throws IOException, MalformedFrame, WorkerEnded {
        if (replies.available() > 0) {
            throw new MalformedFrame("an answer came before its question");
        }
        long nonce = NONCES.nextLong();
        Frames.write(requests, nonce, body);
        Frames.Frame frame = Frames.read(replies, Frames.MAX_REPLY);
        if (frame.nonce() != nonce) {
            throw new MalformedFrame("the answer belongs to another question");
        }
        Reply reply = Codec.decodeReply(frame.body());
        if (!Answers.fits(request, reply)) {
            throw new MalformedFrame("the answer does not fit the question");
        }
        printedUntilReply = reply.printed();
        Reply last = reply instanceof Reply.Several several
                ? several.replies().get(several.replies().size() - 1)
                : reply;
        if (last instanceof Reply.Threw threw && threw.type().equals("java.lang.OutOfMemoryError")) {
            throw dead(Ending.outOfMemory(threw.message(), settings));
        }
        return reply;
    }

    @Override
    public Output takeOutput() {
        printed.await(ended == null ? printedUntilReply : Long.MAX_VALUE, OUTPUT_PATIENCE);
        return printed.take();
    }

    @Override
    public void close() {
        if (ended == null) {
            ended = Ending.fault("The worker was closed.");
        }
        // First: whoever waits for an answer must not take our ending of the process for the program's own.
        closed = true;
        end();
        closeQuietly(requests);
        closeQuietly(replies);
    }

    /** Whether it can still be asked. */
    boolean isAlive() {
        return !closed && ended == null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    private WorkerEnded ending(Duration limit) {
        if (closed) {
            return Ending.fault("The worker was closed.");
        } else if (flooded) {
            return Ending.flooded(settings.printedBytes());
        } else if (late) {
            return Ending.timedOut(limit);
        } else if (process.isAlive()) {
            return Ending.broken();
        }
        printed.await(Long.MAX_VALUE, OUTPUT_PATIENCE);
        return Ending.exited(process.exitValue(), printed.look(), settings);
    }

    private WorkerEnded dead(WorkerEnded how) {
        ended = how;
        end();
        return how;
    }

    private void end() {
        if (started) {
            ProcessTree.end(process, below);
        } else {
            ProcessTree.endStarting(process);
        }
    }

    private void timeOut() {
        late = true;
        kill();
    }

    private void flood() {
        flooded = true;
        kill();
    }

    /** Ends the process at once, without waiting; from any thread. */
    private void kill() {
        if (!started) {
            ProcessTree.endStarting(process);
        } else if (below.isEmpty()) {
            process.destroyForcibly();
        } else {
            below.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private boolean waitForExit(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void closeQuietly(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception e) {
            // The other end is dead: what was not delivered never will be.
        }
    }
}
