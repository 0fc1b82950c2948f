package org.gradus.sheet;

import java.util.function.Predicate;

/** Text for places where Moodle expects HTML. */
final class PlatformHtml {
    /** What means something in HTML, and the backslash: PHP's reader would take it for an escape in front of a quotation mark. */
    private static final String SPECIAL = "&<>\\";

    private PlatformHtml() {}

    /**
     * The text as HTML on one line. What a spreadsheet would take for a formula is written as a character reference: Moodle shows it
     * as it was, and no apostrophe has to be put in front.
     *
     * @param holds whether the sheet's encoding has a sign for a character
     */
    static String of(String text, Predicate<String> holds) {
        String stripped = text.strip();
        boolean allHeld = holds.test(stripped);
        StringBuilder html = new StringBuilder(stripped.length() + 16);
        stripped.codePoints().forEach(c -> {
            String character = Character.toString(c);
            if (c == '\n') {
                html.append("<br>");
            } else if (Character.isISOControl(c)) {
                html.append(c == '\t' ? " " : "");
            } else if (SPECIAL.indexOf(c) >= 0
                    || (html.isEmpty() && FormulaGuard.isRisky(stripped))
                    || !(allHeld || holds.test(character))) {
                html.append("&#").append(c).append(';');
            } else {
                html.append(character);
            }
        });
        return html.toString();
    }
}
