package org.gradus.course;

/** What a person is in one course. Grade again and look: assistants too; decide: instructors. */
public enum Role {
    STUDENT,
    ASSISTANT,
    INSTRUCTOR;

    /** Whether this role sees the submissions, reports and scores of all students. */
    public boolean isStaff() {
        return this != STUDENT;
    }

    /** Whether this role may hand in for itself, be missing, and stand in the gradebook. */
    public boolean isGraded() {
        return this == STUDENT;
    }
}
