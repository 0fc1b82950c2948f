package org.gradus.report;

import java.util.Locale;

/**
 * Makes a text that a submission may have written safe to look at: control characters, marks that turn the direction of text, and
 * invisible characters become signs that can be seen. Escaping for HTML, XML or JSON comes after it.
 */
final class VisibleText {
    private static final int LONGEST = 2_500;
    private static final int MARKS_IN_A_ROW = 3;

    private VisibleText() {}

    /** A text of several lines, cut to a readable length. */
    static String block(String text) {
        return block(text, LONGEST);
    }

    /** A text of several lines, its middle left out if it has more than {@code longest} characters. */
    static String block(String text, int longest) {
        if (text.length() <= longest) {
            return show(text, true);
        }
        int tail = longest / 4;
        int head = longest - tail;
        return show(text.substring(0, head), true)
                + String.format(Locale.ROOT, "%n… %,d characters left out …%n", text.length() - longest)
                        .replace(System.lineSeparator(), "\n")
                + show(text.substring(text.length() - tail), true);
    }

    /** One line: line breaks are shown as signs. */
    static String line(String text) {
        return text.length() <= LONGEST
                ? show(text, false)
                : show(text.substring(0, LONGEST), false)
                        + String.format(Locale.ROOT, "… (%,d more characters)", text.length() - LONGEST);
    }

    /** One line of at most {@code longest} characters, for places that have no more room. */
    static String brief(String text, int longest) {
        String shown = show(text.substring(0, Math.min(text.length(), longest)), false);
        if (shown.length() <= longest && text.length() <= longest) {
            return shown;
        }
        int end = Math.min(longest, shown.length()) - 1;
        return shown.substring(0, Character.isLowSurrogate(shown.charAt(end)) ? end - 1 : end) + "…";
    }

    private static String show(String text, boolean lines) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            if (c == '\n') {
                shown.append(lines ? "\n" : " ⏎ ");
            } else if (c == '\t') {
                shown.append(lines ? "\t" : "    ");
            } else if (isTrick(c) || marks > MARKS_IN_A_ROW) {
                shown.append(String.format(Locale.ROOT, "⟨U+%04X⟩", c));
            } else {
                shown.appendCodePoint(c);
            }
        }
        return shown.toString();
    }

    /** Combining marks pile up over neighbouring lines when there are many. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isTrick(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                (c >= 0xFFFE && (c & 0xFFFE) == 0xFFFE) || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
        };
    }
}
