package org.gradus.course;

/** What a person is in one course, and what that allows there. Grade again and look: assistants too; decide: instructors. */
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

    /** Whether this role may have submissions graded again, and export what it sees. */
    public boolean mayGrade() {
        return isStaff();
    }

    /** Whether this role may give a student more time or more attempts. */
    public boolean mayExtend() {
        return this == INSTRUCTOR;
    }

    /** Whether this role may set a score by hand, or excuse a student. */
    public boolean mayOverride() {
        return this == INSTRUCTOR;
    }

    /** Whether this role may publish grades. */
    public boolean mayPublish() {
        return this == INSTRUCTOR;
    }

    /** Whether this role may change assignments of the course, their deadlines and rules. */
    public boolean mayConfigure() {
        return this == INSTRUCTOR;
    }

    /** Whether this role may add people to the course, remove them, and change their roles. */
    public boolean mayManageRoster() {
        return this == INSTRUCTOR;
    }
}
