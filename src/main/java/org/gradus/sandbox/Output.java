package org.gradus.sandbox;

import java.nio.charset.StandardCharsets;

/**
 * What a student's code printed, cut: the beginning and the end of standard output and standard error, interleaved as in a terminal.
 *
 * @param head the beginning
 * @param dropped number of bytes left out between head and tail
 * @param tail the end; empty if nothing was left out
 * @param total number of bytes printed
 */
public record Output(String head, long dropped, String tail, long total) {
    /** Nothing was printed. */
    public static final Output NONE = new Output("", 0, "", 0);

    /** Returns this followed by what was printed later, by another process; keeps the first beginning and the last end. */
    public Output then(Output later) {
        if (isEmpty() || later.isEmpty()) {
            return isEmpty() ? later : this;
        }
        long all = total + later.total;
        if (dropped == 0) {
            return new Output(head + tail + later.head, later.dropped, later.tail, all);
        }
        return later.dropped == 0
                ? new Output(head, dropped, tail + later.head + later.tail, all)
                : new Output(head, all - bytes(head) - bytes(later.tail), later.tail, all);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether nothing was printed. */
    public boolean isEmpty() {
        return total == 0;
    }
}
