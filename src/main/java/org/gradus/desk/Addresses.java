package org.gradus.desk;

import org.gradus.store.CourseAssignment;
import org.gradus.store.StoredSubmission;

/** The addresses of pages. */
public final class Addresses {
    private Addresses() {}

    public static String course(long course) {
        return "/courses/" + course;
    }

    public static String assignment(CourseAssignment assignment) {
        return course(assignment.course()) + "/assignments/" + assignment.id();
    }

    public static String submission(CourseAssignment assignment, long submission) {
        return assignment(assignment) + "/submissions/" + submission;
    }

    public static String submission(CourseAssignment assignment, StoredSubmission submission) {
        return submission(assignment, submission.id());
    }

    public static String student(CourseAssignment assignment, long person) {
        return assignment(assignment) + "/students/" + person;
    }
}
