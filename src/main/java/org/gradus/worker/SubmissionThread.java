package org.gradus.worker;

import java.util.List;
import java.util.concurrent.Exchanger;
import org.gradus.protocol.Codec;
import org.gradus.protocol.Frames;
import org.gradus.protocol.MalformedFrame;
import org.gradus.protocol.Reply;

/**
 * The one thread in which the student's code runs, so that the worker's own main thread is never deep in a student's stack. The
 * body of a request is parsed there too: memory that a request needs counts as the submission's.
 */
final class SubmissionThread {
    private final Exchanger<Object> border = new Exchanger<>();

    SubmissionThread(Harness harness) {
        Thread thread = new Thread(() -> run(harness), "submission");
        thread.setDaemon(true);
        thread.start();
    }

    Reply answer(byte[] request) {
        pass(request);
        return (Reply) pass(request);
    }

    private void run(Harness harness) {
        while (true) {
            byte[] request = (byte[]) pass(this);
            pass(answer(harness, request));
            // An interrupt that the student's code left behind must not disturb the next call.
            Thread.interrupted();
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

    private Object pass(Object object) {
        while (true) {
            try {
                return border.exchange(object);
            } catch (InterruptedException e) {
                // Only the student's code interrupts threads here; there is nothing to stop for.
            }
        }
    }
}
