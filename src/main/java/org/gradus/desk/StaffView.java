package org.gradus.desk;

import java.util.List;

/**
 * What staff see of a submission beside its report.
 *
 * @param person who handed it in
 * @param address of the student's work
 * @param facts names and values
 * @param command with which somebody grades the jar again by hand
 * @param attempts the others of the student
 * @param classes of the jar, with what they extend and implement
 * @param sources of the jar
 * @param cut whether there are more sources than are shown
 * @param again whether it can be graded again, after a fault of ours
 */
public record StaffView(
        String person,
        String address,
        List<Fact> facts,
        String command,
        List<Attempt> attempts,
        List<ClassRow> classes,
        List<Source> sources,
        boolean cut,
        boolean again) {
    /** A name and a value. */
    public record Fact(String name, String value) {}

    /** Another attempt. */
    public record Attempt(String address, String received, String state, String points, boolean current) {}

    /** A class of the jar. */
    public record ClassRow(String name, String kind) {}

    /** A source, by lines. */
    public record Source(String path, List<String> lines) {
        static Source of(String path, String text) {
            return new Source(path, text.lines().toList());
        }
    }
}
