package org.gradus.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.course.DuePlan;
import org.gradus.course.GradebookCell;
import org.gradus.course.Standing;
import org.gradus.store.ClassWork;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.Extensions;
import org.gradus.store.Overrides;
import org.jspecify.annotations.Nullable;

/** Reads gradebooks, with as many statements for a thousand students as for one. */
public final class Gradebooks {
    private final Courses courses;
    private final CourseAssignments assignments;
    private final ClassWork work;
    private final Extensions extensions;
    private final Overrides overrides;
    private final LoadedAssignments catalog;
    private final Clock clock;

    public Gradebooks(
            Courses courses,
            CourseAssignments assignments,
            ClassWork work,
            Extensions extensions,
            Overrides overrides,
            LoadedAssignments catalog,
            Clock clock) {
        this.courses = courses;
        this.assignments = assignments;
        this.work = work;
        this.extensions = extensions;
        this.overrides = overrides;
        this.catalog = catalog;
        this.clock = clock;
    }

    public Gradebook read(Course course) {
        List<CourseAssignment> columns = assignments.of(course.id());
        return read(course, columns, work.ofCourse(course.id()), entry -> entry);
    }

    /**
     * The gradebook of one assignment, as it would be if some attempts had other scores.
     *
     * @param work the attempts on it
     * @param changed what an attempt would be
     */
    public Gradebook read(
            Course course, CourseAssignment assignment, ClassWork.Work work, UnaryOperator<ClassWork.Entry> changed) {
        return read(course, List.of(assignment), work, changed);
    }

    /** The gradebook of one assignment. */
    public Gradebook read(Course course, CourseAssignment assignment) {
        return read(course, assignment, work.ofAssignment(assignment.id()), entry -> entry);
    }

    private Gradebook read(
            Course course,
            List<CourseAssignment> assignments,
            ClassWork.Work work,
            UnaryOperator<ClassWork.Entry> changed) {
        Instant now = clock.instant();
        Map<Long, Map<Long, DuePlan>> plans = extensions.plans(course.id(), assignments);
        Map<Long, Map<Long, Overrides.Entry>> byHand = overrides.ofCourse(course.id());
        List<Gradebook.Column> columns = assignments.stream()
                .map(assignment -> new Gradebook.Column(
                        assignment, catalog.get(assignment.catalogId()).points()))
                .toList();
        List<Gradebook.Row> rows = new ArrayList<>();
        for (Enrolment enrolment : courses.roster(course.id())) {
            if (!enrolment.active() || !enrolment.role().isGraded()) {
                continue;
            }
            long person = enrolment.person().id();
            List<Gradebook.Cell> cells = new ArrayList<>();
            for (Gradebook.Column column : columns) {
                CourseAssignment assignment = column.assignment();
                DuePlan plan = plans.getOrDefault(assignment.id(), Map.of())
                        .getOrDefault(person, DuePlan.of(assignment.schedule()));
                Standing standing = Standing.of(
                        assignment.counting(),
                        plan,
                        work.of(assignment.id(), person).stream()
                                .map(changed)
                                .map(ClassWork.Entry::attempt)
                                .toList());
                cells.add(cell(
                        standing,
                        byHand.getOrDefault(assignment.id(), Map.of()).get(person),
                        plan,
                        column.maxPoints(),
                        now));
            }
            rows.add(new Gradebook.Row(enrolment, cells));
        }
        return new Gradebook(columns, rows);
    }

    private static Gradebook.Cell cell(
            Standing standing, Overrides.@Nullable Entry entry, DuePlan plan, double maxPoints, Instant now) {
        return new Gradebook.Cell(
                GradebookCell.of(standing, entry == null ? null : entry.override(), plan, maxPoints, now),
                entry == null ? "" : entry.comment());
    }
}
