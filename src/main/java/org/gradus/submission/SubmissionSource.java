package org.gradus.submission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One student's submission, found on disk or in a bulk download, not yet read.
 *
 * @param key names the student; unique among the sources found together and fit as a file name: ASCII letters, digits, {@code
 *     - _ .}, at most 80 characters
 * @param displayName the student's name as the platform wrote it, else the file's name; only ever shown
 * @param late whether the platform marked it as late
 * @param platformIds the platform's own numbers, for writing results back: {@link #CANVAS_USER}, {@link #CANVAS_ATTACHMENT},
 *     {@link #CANVAS_ANONYMOUS}, {@link #MOODLE_PARTICIPANT}; as texts, never used as paths
 * @param fileName the file's name as the student gave it
 * @param notes what was decided on the way, such as which of two files counts
 * @param content where the jar comes from
 */
public record SubmissionSource(
        String key,
        String displayName,
        boolean late,
        Map<String, String> platformIds,
        String fileName,
        List<String> notes,
        Content content) {
    /** Canvas's number of the student. */
    public static final String CANVAS_USER = "canvas.user";
    /** Canvas's number of the uploaded file. */
    public static final String CANVAS_ATTACHMENT = "canvas.attachment";
    /** Canvas's name for a student in an anonymous assignment. */
    public static final String CANVAS_ANONYMOUS = "canvas.anonymous";
    /** Moodle's number of the participant, the one in the grading worksheet's column "Identifier". */
    public static final String MOODLE_PARTICIPANT = "moodle.participant";

    public SubmissionSource {
        platformIds = Map.copyOf(platformIds);
        notes = List.copyOf(notes);
    }

    /** Where a jar comes from. */
    public sealed interface Content {
        /** A file; reading it may fail. */
        record Upload(Loader loader) implements Content {}

        /** A folder with sources and an {@code expected.yaml}, to be built by {@link SampleBuilder}. */
        record Sample(Path folder) implements Content {}

        /**
         * There is no jar to read.
         *
         * @param sentence why, and what to do
         */
        record Unreadable(String sentence) implements Content {}
    }

    /** Reads a file when it is its turn, so that a whole course need not fit into memory. */
    @FunctionalInterface
    public interface Loader {
        /** The file's content; of a file beyond the limit only so much that its size is seen to be beyond it. */
        byte[] load() throws IOException;
    }
}
