package org.gradus.sheet;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of cells, made comparable and fit to be shown. */
final class Cells {
    private static final int LONGEST_SHOWN = 80;
    private static final int MOST_NAMED = 12;

    /** How spreadsheets are told to leave the zeros of a number alone. */
    private static final Pattern AS_TEXT = Pattern.compile("=\"([^\"]*)\"");

    /** Invisible characters; those that join letters are part of some names' spelling. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\\u200C\\u200D]]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_IN_HEADERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Cells() {}

    /** One line, without doubled spaces and invisible characters. */
    static String line(String text) {
        return SPACES.matcher(INVISIBLE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** What a cell means: one line, without what guards it. */
    static String plain(String cell) {
        String text = FormulaGuard.unguard(line(cell));
        Matcher asText = AS_TEXT.matcher(text);
        return Normalizer.normalize(asText.matches() ? asText.group(1).strip() : text, Normalizer.Form.NFC);
    }

    /** For comparing what ought to be equal but for case. */
    static String key(String text) {
        return plain(text).toLowerCase(Locale.ROOT);
    }

    /** A column's name reduced to its letters and digits, without accents: {@code E-Mail-Adresse} gives {@code emailadresse}. */
    static String header(String cell) {
        String decomposed = Normalizer.normalize(plain(cell), Normalizer.Form.NFKD);
        return NOT_IN_HEADERS
                .matcher(MARKS.matcher(decomposed).replaceAll(""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** {@code Doe, Jane} as {@code Jane Doe}; a name with no comma, or several, stays. */
    static String inSpokenOrder(String name) {
        int comma = name.indexOf(',');
        return comma < 0 || comma != name.lastIndexOf(',')
                ? name
                : (name.substring(comma + 1).strip() + " "
                                + name.substring(0, comma).strip())
                        .strip();
    }

    /** A text as part of a sentence. */
    static String shown(String cell) {
        String text = plain(cell);
        return text.codePointCount(0, text.length()) <= LONGEST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }

    /** Names of columns as part of a sentence; empty ones are left out, and so is what would be too many. */
    static String columns(List<String> headers) {
        List<String> named = headers.stream()
                .map(Cells::shown)
                .filter(name -> !name.isEmpty())
                .map(name -> "“" + name + "”")
                .toList();
        if (named.isEmpty()) {
            return "no named columns";
        }
        if (named.size() > MOST_NAMED) {
            return String.join(", ", named.subList(0, MOST_NAMED)) + " and " + (named.size() - MOST_NAMED) + " more";
        }
        return and(named);
    }

    /** {@code A, B and C}. */
    static String and(List<String> words) {
        return words.size() == 1
                ? words.get(0)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }
}
