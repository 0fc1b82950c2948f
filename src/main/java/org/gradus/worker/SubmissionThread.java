package org.gradus.worker;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.gradus.protocol.Codec;
import org.gradus.protocol.Frames;
import org.gradus.protocol.MalformedFrame;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.jspecify.annotations.Nullable;

/**
 * The one thread in which the student's code runs, so that the worker's own main thread is never deep in a student's stack. The
 * body of a request is parsed there too: memory that a request needs counts as the submission's.
 */
final class SubmissionThread implements AskLine {
    private final Thread thread;
    // Handed over by parking, not by an Exchanger: that spins before it waits, a millisecond of processor time for each
    // request.
    private volatile byte @Nullable [] request;
    private volatile @Nullable Reply reply;
    private final Thread asking;
    /** Who takes the next request: this thread, or whoever of the student's threads asks. */
    private volatile Thread receiver;

    private volatile boolean asked;

    SubmissionThread(Harness harness) {
        asking = Thread.currentThread();
        thread = new Thread("submission") {
            @Override
            public void run() {
                SubmissionThread.this.run(harness);
            }
        };
        receiver = thread;
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers a request; to be called from the thread that made this object. */
    Reply answer(byte[] body) {
        request = body;
        LockSupport.unpark(receiver);
        Reply answer = reply;
        while (answer == null) {
            pause();
            answer = reply;
        }
        reply = null;
        return answer;
    }

    @Override
    public Request ask(Reply.Asks question) throws Failure {
        settle();
        receiver = Thread.currentThread();
        reply = question;
        asked = true;
        LockSupport.unpark(asking);
        try {
            return Codec.decodeRequest(receive());
        } catch (MalformedFrame e) {
            throw Failure.badRequest(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void settle() {
        if (asked) {
            receiver = Thread.currentThread();
            LockSupport.unpark(asking);
            receive();
        }
    }

    private byte[] receive() {
        boolean interrupted = false;
        byte[] body = request;
        while (body == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
            body = request;
        }
        request = null;
        asked = false;
        receiver = thread;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return body;
    }

    private void run(Harness harness) {
        while (true) {
            byte[] body = request;
            if (body == null) {
                pause();
                continue;
            }
            request = null;
            Reply answer = reply(harness, body);
            // An interrupt that the student's code left behind must not disturb the next call.
            Thread.interrupted();
            reply = answer;
            LockSupport.unpark(asking);
        }
    }

    private Reply reply(Harness harness, byte[] request) {
        try {
            return harness.answer(Codec.decodeRequest(request), this);
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
