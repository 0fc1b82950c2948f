package org.gradus.course;

/** What somebody is in a course. */
public enum Role {
    STUDENT,
    ASSISTANT,
    INSTRUCTOR;

    /** Whether this is one of those who see everybody's work. */
    public boolean isStaff() {
        return this != STUDENT;
    }
}
