package org.gradus.sandbox;

import java.time.Duration;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;

/** One worker process, used for one submission by one thread at a time. Closing it ends the whole process tree. */
public interface Worker extends AutoCloseable {
    /** What the worker said of itself when it started. */
    Reply.Ready ready();

    /**
     * Sends a request and waits for its reply.
     *
     * @param limit wall-clock time after which the worker is killed
     * @throws WorkerEnded if there is no valid reply; the worker is dead then, and every later exchange throws the same
     */
    Reply exchange(Request request, Duration limit) throws WorkerEnded;

    /** What was printed since the last call of this method (or the start), everything up to the last reply included. */
    Output takeOutput();

    /** Ends the process and everything it started. Returns when nothing of it is left. */
    @Override
    void close();
}
