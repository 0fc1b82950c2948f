package org.gradus.desk;

import java.util.List;
import org.gradus.course.GradebookCell;
import org.gradus.sheet.KnownPerson;
import org.gradus.sheet.Mark;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Enrolment;

/**
 * The scores of a course: its active students by its assignments, over all checks and with everything that deadlines take off.
 *
 * @param columns in the course's order
 * @param rows by name
 */
public record Gradebook(List<Column> columns, List<Row> rows) {
    /** An assignment and the points that it gives now. */
    public record Column(CourseAssignment assignment, double maxPoints) {}

    /** What is known of one student and one assignment, and what staff told the student about it. */
    public record Cell(GradebookCell known, String comment) {
        /** What a sheet of another platform is told. */
        public Mark mark() {
            if (known.excused()) {
                return Mark.EXCUSED.withFeedback(comment);
            }
            Double points = known.points();
            return points == null ? Mark.NONE : Mark.of(points).withFeedback(comment);
        }
    }

    /** A student with a cell for each assignment. */
    public record Row(Enrolment student, List<Cell> cells) {
        /** All points together; what has none counts nothing. */
        public double total() {
            return cells.stream()
                    .map(cell -> cell.known().points())
                    .mapToDouble(points -> points == null ? 0 : points)
                    .sum();
        }

        /** The points that could be reached: those of all assignments from which the student is not excused. */
        public double maxTotal() {
            return cells.stream()
                    .filter(cell -> !cell.known().excused())
                    .mapToDouble(cell -> cell.known().maxPoints())
                    .sum();
        }

        public KnownPerson person() {
            return new KnownPerson(
                    student.person().id(),
                    student.person().name(),
                    student.person().email(),
                    student.studentNumber(),
                    student.login(),
                    student.section(),
                    student.active());
        }
    }
}
