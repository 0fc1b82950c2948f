package org.gradus.sandbox;

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

    /** Whether nothing was printed. */
    public boolean isEmpty() {
        return total == 0;
    }
}
