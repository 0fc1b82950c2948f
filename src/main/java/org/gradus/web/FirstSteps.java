package org.gradus.web;

import java.util.ArrayList;
import java.util.List;
import org.gradus.desk.Addresses;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseStart;

/** Leads the instructor of a new course by the hand, from the empty course to the first graded submission. */
final class FirstSteps {
    private FirstSteps() {}

    /**
     * A step.
     *
     * @param key of its texts in the message file
     * @param address where it is done; empty if there is nothing to be done yet
     * @param next whether it is the first that is left
     */
    public record Step(String key, String address, boolean done, boolean next) {}

    /** The steps; none when all are done. */
    static List<Step> of(CourseStart start, long course, List<CourseAssignment> assignments) {
        String place = Addresses.course(course);
        String first = assignments.isEmpty() ? "" : Addresses.assignment(assignments.get(0));
        List<Step> steps = new ArrayList<>();
        add(steps, "assignment", place + "/catalog", start.assignments() > 0);
        add(steps, "publish", first.isEmpty() ? "" : first + "/settings", start.published() > 0);
        add(steps, "try", first, start.graded() > 0);
        add(steps, "people", place + "/roster/import", start.students() > 0);
        add(steps, "invite", start.students() == 0 ? "" : place + "/roster", start.students() > start.invited());
        return steps.stream().allMatch(Step::done) ? List.of() : steps;
    }

    private static void add(List<Step> steps, String key, String address, boolean done) {
        boolean next = !done && steps.stream().allMatch(Step::done);
        steps.add(new Step(key, address, done, next));
    }
}
