package org.gradus.submission;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's name as Canvas or Moodle writes it into the zip of all submissions, taken apart.
 *
 * @param displayName the student's name as far as the platform tells it
 * @param id tells the student from all others of the same download
 * @param version what grows with each upload of a student, 0 if the platform does not say
 * @param fileName the name that the student gave the file; empty for a folder's own entry
 * @param text whether it is a text or a link that was typed in instead of a file
 */
record PlatformName(
        Platform platform,
        String displayName,
        String id,
        boolean late,
        Map<String, String> ids,
        long version,
        String fileName,
        boolean text) {
    /** Who wrote the names. */
    enum Platform {
        CANVAS,
        MOODLE
    }

    private static final int MAX_LENGTH = 1_000;
    private static final Pattern CANVAS = Pattern.compile("^(.*?)(?:_(LATE))?_(\\d{1,18})_(\\d{1,18})_(.+)$");
    private static final Pattern CANVAS_ANONYMOUS = Pattern.compile("^(?:(LATE)_)?anon_([^_]+)_(\\d{1,18})_(.+)$");
    private static final Pattern CANVAS_TEXT =
            Pattern.compile("^(?:(?:LATE_)?anon_([^_]+)|(.*?)(?:_LATE)?_(\\d{1,18}))_(?:text|link)\\.html$");
    /**
     * The name is matched lazily: Moodle leaves no underscore in it, but what follows was chosen by the student and could repeat
     * the pattern with another student's number. A team without a group has no number.
     */
    private static final Pattern MOODLE =
            Pattern.compile("^(.+?)(?:_(\\d{1,18}))?_assignsubmission_(file|onlinetext)_?(.*)$");

    /** Takes a path within a download apart, or finds that it is none of a platform. */
    static Optional<PlatformName> parse(String path) {
        if (path.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Optional<PlatformName> moodle = moodle(path);
        return moodle.isPresent() ? moodle : canvas(lastSegment(path));
    }

    /** Moodle writes the student into a folder's name or, if so asked, in front of the file's name. */
    private static Optional<PlatformName> moodle(String path) {
        int from = 0;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            Matcher matcher = MOODLE.matcher(path.substring(from, end));
            if (matcher.matches()) {
                boolean text = matcher.group(3).equals("onlinetext");
                String id = matcher.group(2) == null ? "" : matcher.group(2);
                String inFolder = slash < 0 ? "" : lastSegment(path.substring(slash));
                return Optional.of(new PlatformName(
                        Platform.MOODLE,
                        matcher.group(1),
                        id,
                        false,
                        id.isEmpty() ? Map.of() : Map.of(SubmissionSource.MOODLE_PARTICIPANT, id),
                        0,
                        slash < 0 ? matcher.group(4) : inFolder,
                        text));
            }
            from = end + 1;
        }
        return Optional.empty();
    }

    private static Optional<PlatformName> canvas(String name) {
        Matcher anonymous = CANVAS_ANONYMOUS.matcher(name);
        if (anonymous.matches()) {
            return Optional.of(canvas(
                    "anon " + anonymous.group(2),
                    anonymous.group(2),
                    anonymous.group(1) != null,
                    SubmissionSource.CANVAS_ANONYMOUS,
                    anonymous.group(3),
                    anonymous.group(4)));
        }
        Matcher named = CANVAS.matcher(name);
        if (named.matches()) {
            return Optional.of(canvas(
                    named.group(1),
                    named.group(3),
                    named.group(2) != null,
                    SubmissionSource.CANVAS_USER,
                    named.group(4),
                    named.group(5)));
        }
        Matcher text = CANVAS_TEXT.matcher(name);
        if (text.matches()) {
            boolean anon = text.group(1) != null;
            return Optional.of(new PlatformName(
                    Platform.CANVAS,
                    anon ? "anon " + text.group(1) : text.group(2),
                    anon ? text.group(1) : text.group(3),
                    false,
                    Map.of(),
                    0,
                    name,
                    true));
        }
        return Optional.empty();
    }

    private static PlatformName canvas(
            String displayName, String id, boolean late, String idName, String attachment, String fileName) {
        return new PlatformName(
                Platform.CANVAS,
                displayName,
                id,
                late,
                Map.of(idName, id, SubmissionSource.CANVAS_ATTACHMENT, attachment),
                Long.parseLong(attachment),
                fileName,
                false);
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
