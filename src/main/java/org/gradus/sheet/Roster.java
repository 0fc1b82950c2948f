package org.gradus.sheet;

import java.util.List;

/**
 * The people of a course as a sheet lists them.
 *
 * @param lines the usable lines, in the sheet's order
 * @param problems what was left out or has to be looked at, in sentences that name the row
 */
public record Roster(Kind kind, List<Line> lines, List<String> problems) {
    /** Where the sheet seems to come from. */
    public enum Kind {
        /** A gradebook export of Canvas. */
        CANVAS,
        /** A list of participants, a grade export or a grading worksheet of Moodle. */
        MOODLE,
        /** Any other list. */
        PLAIN
    }

    /**
     * One person. What the sheet does not say is empty.
     *
     * @param row as a spreadsheet counts it, from one
     * @param name the whole name in the order in which it is spoken
     * @param givenName empty unless the sheet tells the parts of the name apart
     * @param familyName empty unless the sheet tells the parts of the name apart
     * @param email a well-formed address, or empty
     * @param studentNumber Canvas's SIS user id, Moodle's ID number, the matriculation number
     * @param login Canvas's SIS login id, Moodle's username
     */
    public record Line(
            int row,
            String name,
            String givenName,
            String familyName,
            String email,
            String studentNumber,
            String login,
            String section,
            RosterRole role) {}

    public Roster {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }
}
