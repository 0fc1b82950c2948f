package org.gradus.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the student's code prints: standard output and error both go to the original standard error, at once and counted. The
 * trusted side reads it there, so nothing is lost when the process dies.
 */
final class Printed extends OutputStream {
    private final OutputStream target;
    private final AtomicLong count = new AtomicLong();
    private final PrintStream stream = new PrintStream(this, true, StandardCharsets.UTF_8);

    Printed(OutputStream target) {
        this.target = target;
    }

    /** Makes {@code System.out} and {@code System.err} print here; called again before each request, in case it was undone. */
    void install() {
        if (System.out != stream) {
            System.setOut(stream);
        }
        if (System.err != stream) {
            System.setErr(stream);
        }
    }

    long count() {
        return count.get();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        target.write(bytes, from, length);
        count.addAndGet(length);
    }
}
