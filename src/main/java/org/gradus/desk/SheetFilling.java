package org.gradus.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.sheet.CanvasSheet;
import org.gradus.sheet.FillOptions;
import org.gradus.sheet.FilledSheet;
import org.gradus.sheet.KnownPerson;
import org.gradus.sheet.Mark;
import org.gradus.sheet.MoodleWorksheet;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;

/** Writes the points of an assignment into a sheet that came from Canvas or Moodle. */
public final class SheetFilling {
    private final Courses courses;
    private final Gradebooks gradebooks;
    private final LoadedAssignments catalog;

    public SheetFilling(Courses courses, Gradebooks gradebooks, LoadedAssignments catalog) {
        this.courses = courses;
        this.gradebooks = gradebooks;
        this.catalog = catalog;
    }

    /** Where a sheet comes from. */
    public enum Kind {
        CANVAS,
        MOODLE
    }

    /**
     * The sheet with its points; empty if there is no such column.
     *
     * @param column of a sheet from Canvas, its index as it came
     * @param overwrite whether points that are there already are written over
     */
    public Optional<FilledSheet> filled(
            Course course, CourseAssignment assignment, Kind kind, byte[] content, String column, boolean overwrite) {
        Map<KnownPerson, Mark> marks = marks(course, assignment);
        FillOptions all = FillOptions.outOf(catalog.get(assignment.catalogId()).points());
        FillOptions options = overwrite ? all : all.keepingOthers();
        if (kind == Kind.MOODLE) {
            return Optional.of(MoodleWorksheet.read(content).fill(marks, options));
        }
        CanvasSheet sheet = CanvasSheet.read(content);
        return sheet.columns().stream()
                .filter(found -> Integer.toString(found.index()).equals(column) && !found.readOnly())
                .findFirst()
                .map(found -> sheet.fill(found, marks, options));
    }

    /** Everybody of the course is known; who has no points, or is not graded, has no mark. */
    private Map<KnownPerson, Mark> marks(Course course, CourseAssignment assignment) {
        Map<KnownPerson, Mark> marks = new HashMap<>();
        Gradebook book = gradebooks.read(course, assignment);
        book.rows().forEach(row -> marks.put(row.person(), row.cells().get(0).mark()));
        List<Enrolment> others = courses.roster(course.id()).stream()
                .filter(enrolment -> !enrolment.active() && enrolment.role().isGraded())
                .toList();
        others.forEach(enrolment -> marks.put(new Gradebook.Row(enrolment, List.of()).person(), Mark.NONE));
        return marks;
    }

    /** The index of a column as {@link #filled} takes it, for whoever knows the column by its title. */
    public static String index(Kind kind, byte[] content, String column) {
        return kind == Kind.MOODLE
                ? column
                : CanvasSheet.read(content)
                        .find(column)
                        .map(found -> Integer.toString(found.index()))
                        .orElse(column);
    }
}
