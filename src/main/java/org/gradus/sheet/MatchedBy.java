package org.gradus.sheet;

/** What a line and a person have in common, the surest first. */
public enum MatchedBy {
    /** The platform's own number: Canvas's user id, Moodle's participant number. */
    PLATFORM_ID,
    STUDENT_NUMBER,
    LOGIN,
    EMAIL,
    /** The sheet's login is what stands before the @ of the person's address; tried only where no login is known. */
    START_OF_EMAIL,
    /** The whole name, letter by letter. */
    NAME;

    /** Whether it tells one person from another by itself; namesakes exist. */
    boolean isSure() {
        return compareTo(EMAIL) <= 0;
    }
}
