package org.gradus.worker;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.gradus.protocol.Codec;
import org.gradus.protocol.Frames;
import org.gradus.protocol.MalformedFrame;
import org.gradus.protocol.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The one thread in which the student's code runs, so that the worker's own main thread is never deep in a student's stack. The
 * body of a request is parsed there too: memory that a request needs counts as the submission's.
 */
final class SubmissionThread {
    private final Thread thread;
    // Handed over by parking, not by an Exchanger: that spins before it waits, a millisecond of processor time for each
    // request.
    private volatile byte @Nullable [] request;
    private volatile @Nullable Reply reply;

    SubmissionThread(Harness harness) {
        Thread asking = Thread.currentThread();
        thread = new Thread("submission") {
            @Override
            public void run() {
                SubmissionThread.this.run(harness, asking);
            }
        };
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers a request; to be called from the thread that made this object. */
    Reply answer(byte[] body) {
        request = body;
        LockSupport.unpark(thread);
        Reply answer = reply;
        while (answer == null) {
            pause();
            answer = reply;
        }
        reply = null;
        return answer;
    }

    private void run(Harness harness, Thread asking) {
        while (true) {
            byte[] body = request;
            if (body == null) {
                pause();
                continue;
            }
            request = null;
            Reply answer = answer(harness, body);
            // An interrupt that the student's code left behind must not disturb the next call.
            Thread.interrupted();
            reply = answer;
            LockSupport.unpark(asking);
        }
    }

    private static Reply answer(Harness harness, byte[] request) {
        try {
            return harness.answer(Codec.decodeRequest(request));
        } catch (MalformedFrame e) {
            return new Reply.Threw(
                    Reply.Kind.BAD_REQUEST, "", Frames.cut(String.valueOf(e.getMessage())), List.of(), 0, 0);
        }
    }

    private void pause() {
        LockSupport.park(this);
        // Only the student's code interrupts threads here; there is nothing to stop for, but an interrupted thread does
        // not park.
        Thread.interrupted();
    }
}
