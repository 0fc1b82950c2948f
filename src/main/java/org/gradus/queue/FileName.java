package org.gradus.queue;

import java.util.regex.Pattern;

/**
 * The name of an uploaded file as it is kept. Whoever sends it chooses it freely: it is never used as a path, and stands on pages, in
 * commands and in the names of downloads.
 */
final class FileName {
    private static final int LONGEST = 200;

    /** Line ends, other control characters, halves of pairs, and what is not seen or turns the direction of what follows. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029]+");

    private FileName() {}

    /** The last part of the path, of what can be seen, of at most 200 characters; what is nothing then is called {@code submission.jar}. */
    static String shown(String sent) {
        String seen = UNSEEN.matcher(sent).replaceAll(" ").strip();
        String last = seen.substring(Math.max(seen.lastIndexOf('/'), seen.lastIndexOf('\\')) + 1)
                .strip();
        if (last.isEmpty() || last.equals(".") || last.equals("..")) {
            return "submission.jar";
        }
        return last.codePointCount(0, last.length()) <= LONGEST
                ? last
                : last.substring(0, last.offsetByCodePoints(0, LONGEST));
    }
}
