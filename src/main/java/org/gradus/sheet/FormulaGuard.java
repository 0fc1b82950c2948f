package org.gradus.sheet;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a text for a formula. Whoever writes a text that somebody else chose (a name, a message) into a cell
 * leads it through here.
 */
public final class FormulaGuard {
    /** What opens a formula, also in full width. */
    private static final String OPENS_FORMULA = "=+-@＝＋－＠";

    /** What some spreadsheets drop before they look for a formula. */
    private static final String DROPPED = "\t\r\n";

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");

    private FormulaGuard() {}

    /** The text, led by an apostrophe if a spreadsheet might take it for a formula; a number stays a number. */
    public static String guard(String text) {
        return isRisky(text) ? "'" + text : text;
    }

    /** The text without the apostrophe that some guard put in front of it. */
    static String unguard(String text) {
        return text.startsWith("'") && isRisky(text.substring(1)) ? text.substring(1) : text;
    }

    static boolean isRisky(String text) {
        if (text.isEmpty() || NUMBER.matcher(text).matches()) {
            return false;
        }
        if (DROPPED.indexOf(text.charAt(0)) >= 0) {
            return true;
        }
        String start = text.stripLeading();
        return !start.isEmpty() && OPENS_FORMULA.indexOf(start.charAt(0)) >= 0;
    }
}
