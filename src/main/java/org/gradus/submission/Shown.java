package org.gradus.submission;

import java.util.List;

/** Makes names that somebody else chose fit for a sentence. */
final class Shown {
    private static final int LONGEST = 120;

    private Shown() {}

    /** The name without control and direction characters, in the middle cut when it is long. */
    static String name(String name) {
        String clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
        if (clean.length() <= LONGEST) {
            return clean;
        }
        return clean.substring(0, LONGEST / 2) + "\u2026" + clean.substring(clean.length() - LONGEST / 2);
    }

    /** The names as part of a sentence: {@code A, B and C}. */
    static String enumerate(List<String> names) {
        if (names.size() == 1) {
            return names.get(0);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }
}
