package org.gradus.web;

import org.gradus.store.CourseAssignment;
import org.gradus.store.StoredSubmission;

/** The addresses of pages. */
final class Addresses {
    private Addresses() {}

    static String course(long course) {
        return "/courses/" + course;
    }

    static String assignment(CourseAssignment assignment) {
        return course(assignment.course()) + "/assignments/" + assignment.id();
    }

    static String submission(CourseAssignment assignment, long submission) {
        return assignment(assignment) + "/submissions/" + submission;
    }

    static String submission(CourseAssignment assignment, StoredSubmission submission) {
        return submission(assignment, submission.id());
    }

    static String student(CourseAssignment assignment, long person) {
        return assignment(assignment) + "/students/" + person;
    }
}
