package org.gradus.sheet;

/** What somebody does in the course, as a roster tells it. */
public enum RosterRole {
    STUDENT,
    ASSISTANT,
    INSTRUCTOR,
    /** The roster has no column for it, or nothing in it. */
    UNSTATED
}
