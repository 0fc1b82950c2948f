package org.gradus.handout;

/** Where formulas begin and end in a line. */
final class Formulas {
    /** Stands for a pipe in a formula while tables are cut into cells; Unicode reserves it for such use within a program. */
    private static final char PIPE = '\uFDD0';

    private Formulas() {}

    /** Where the formula ends whose first dollar sign is at {@code start}; -1 if none begins there. */
    static int end(String line, int start) {
        return line.startsWith("$$", start) ? displayedEnd(line, start) : inlineEnd(line, start);
    }

    private static int displayedEnd(String line, int start) {
        for (int i = start + 2; i < line.length() && line.charAt(i) != '`'; i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.startsWith("$$", i)) {
                return line.substring(start + 2, i).isBlank() ? -1 : i + 2;
            }
        }
        return -1;
    }

    /** The first dollar sign closes or there is no formula; a backtick means that it stands in code. */
    private static int inlineEnd(String line, int start) {
        if (start + 1 >= line.length() || Character.isWhitespace(line.charAt(start + 1))) {
            return -1;
        }
        for (int i = start + 1; i < line.length() && line.charAt(i) != '`'; i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '$') {
                boolean digitFollows = i + 1 < line.length() && Character.isDigit(line.charAt(i + 1));
                return Character.isWhitespace(line.charAt(i - 1)) || digitFollows ? -1 : i + 1;
            }
        }
        return -1;
    }

    /** The same text with pipes in formulas replaced, so that they do not end a table's cell. */
    static String guardPipes(String markdown) {
        StringBuilder guarded = new StringBuilder(markdown.length());
        for (String line : markdown.split("(?<=\n)", -1)) {
            guarded.append(line.indexOf('|') >= 0 && line.indexOf('$') >= 0 ? guardLine(line) : line);
        }
        return guarded.toString();
    }

    /** Undoes {@link #guardPipes}, in what has become of the text. */
    static String restorePipes(String text) {
        return text.replace(PIPE, '|');
    }

    private static String guardLine(String line) {
        StringBuilder guarded = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); ) {
            int end = switch (line.charAt(i)) {
                case '\\' -> Math.min(i + 2, line.length());
                case '`' -> codeEnd(line, i);
                case '$' -> Math.max(i + 1, end(line, i));
                default -> i + 1;
            };
            String part = line.substring(i, end);
            guarded.append(part.startsWith("$") ? part.replace('|', PIPE) : part);
            i = end;
        }
        return guarded.toString();
    }

    /** Where the code ends that begins with the backticks at {@code start}: after as many backticks again. */
    private static int codeEnd(String line, int start) {
        int opened = ticksEnd(line, start);
        for (int i = opened; i < line.length(); i++) {
            if (line.charAt(i) == '`') {
                int closed = ticksEnd(line, i);
                if (closed - i == opened - start) {
                    return closed;
                }
                i = closed;
            }
        }
        return opened;
    }

    private static int ticksEnd(String line, int start) {
        int end = start;
        while (end < line.length() && line.charAt(end) == '`') {
            end++;
        }
        return end;
    }
}
