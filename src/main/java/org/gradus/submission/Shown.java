package org.gradus.submission;

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
}
