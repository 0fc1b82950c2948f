package org.gradus.cli;

import java.io.PrintStream;
import java.time.Duration;

/** Shows on standard error how far a long command is: a line that is rewritten on a terminal, a line each elsewhere. */
final class Progress {
    private static final int BAR = 24;

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final long start = System.nanoTime();

    private int done;
    private int fresh;

    Progress(PrintStream out, boolean terminal, int total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
    }

    static Progress onStandardError(int total) {
        return new Progress(System.err, Terminal.isError(), total);
    }

    /** One piece is done that cost no time, because it was done before. */
    synchronized void skipped() {
        done++;
    }

    /** One piece is done. */
    synchronized void step(String line) {
        done++;
        fresh++;
        String counted = "["
                + " "
                        .repeat(String.valueOf(total).length()
                                - String.valueOf(done).length()) + done + "/" + total + "] ";
        if (terminal) {
            int filled = total == 0 ? BAR : BAR * done / total;
            out.print("\r\033[K" + counted + line + "\n" + "=".repeat(filled) + "-".repeat(BAR - filled) + " "
                    + remaining());
            if (done == total) {
                out.print("\r\033[K");
            }
        } else {
            out.println(counted + line + (done == total ? "" : "  " + remaining()));
        }
        out.flush();
    }

    private String remaining() {
        long spent = System.nanoTime() - start;
        long seconds =
                Duration.ofNanos(spent / Math.max(1, fresh) * (total - done)).toSeconds();
        return seconds >= 60
                ? "about " + seconds / 60 + " min " + seconds % 60 + " s left"
                : "about " + seconds + " s left";
    }
}
