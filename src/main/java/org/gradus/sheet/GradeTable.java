package org.gradus.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The gradebook of a course as a table of its own: students by assignments.
 *
 * @param assignments the columns
 * @param rows the lines, each with a mark for each assignment
 */
public record GradeTable(List<Assignment> assignments, List<Row> rows) {
    /** An assignment and the points that it is out of. */
    public record Assignment(String title, double maxPoints) {}

    /** A student with a mark for each assignment, {@link Mark#NONE} where there is none. */
    public record Row(KnownPerson person, List<Mark> marks) {
        public Row {
            marks = List.copyOf(marks);
        }
    }

    public GradeTable {
        assignments = List.copyOf(assignments);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.marks.size() != assignments.size()) {
                throw new IllegalArgumentException(
                        row.marks.size() + " marks for " + assignments.size() + " assignments");
            }
        }
    }

    /**
     * The table as CSV in UTF-8, with a byte order mark: who it is, then the points; empty where there are none, {@code EX} for the
     * excused. No text in it can become a formula.
     */
    public byte[] toCsv() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(Stream.concat(
                        Stream.of("Name", "Email", "Student number", "Login", "Section"),
                        assignments.stream()
                                .map(assignment -> CsvLines.text(assignment.title) + " (max "
                                        + points(assignment.maxPoints) + ")"))
                .toList());
        for (Row row : rows) {
            KnownPerson person = row.person;
            lines.add(Stream.concat(
                            Stream.of(
                                            person.name(),
                                            person.email(),
                                            person.studentNumber(),
                                            person.login(),
                                            person.section())
                                    .map(CsvLines::text),
                            row.marks.stream().map(GradeTable::cell))
                    .toList());
        }
        return CsvLines.write(true, lines);
    }

    /**
     * One assignment as a file for Moodle's gradebook (Grades, Import, CSV), to be mapped there by username, e-mail or ID number. It
     * holds only students with points: an empty grade would take away what Moodle has. One student whom Moodle does not know makes
     * it refuse the whole file, and what it imports overrides grades from then on; better is to fill the assignment's own
     * worksheet.
     *
     * @param assignment counts from zero
     */
    public byte[] toMoodleImport(int assignment) {
        String item = CsvLines.text(assignments.get(Objects.checkIndex(assignment, assignments.size())).title);
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("username", "email", "idnumber", item, item + " feedback"));
        for (Row row : rows) {
            Mark mark = row.marks.get(assignment);
            if (mark.kind() == Mark.Kind.POINTS) {
                KnownPerson person = row.person;
                lines.add(List.of(
                        CsvLines.text(person.login()),
                        CsvLines.text(person.email()),
                        CsvLines.text(person.studentNumber()),
                        points(mark.points()),
                        PlatformHtml.of(mark.feedback(), unused -> true)));
            }
        }
        return CsvLines.write(false, lines);
    }

    private static String cell(Mark mark) {
        return switch (mark.kind()) {
            case POINTS -> points(mark.points());
            case EXCUSED -> "EX";
            case NONE -> "";
        };
    }

    private static String points(double points) {
        return GradeCells.text(GradeCells.rounded(points), false);
    }
}
