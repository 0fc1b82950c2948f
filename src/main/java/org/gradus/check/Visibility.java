package org.gradus.check;

/** When a student may see a check: its name, points, messages, figures and what was printed while it ran. */
public enum Visibility {
    /** At once. Public checks travel with the starter. */
    PUBLIC,
    /** When the last due date of the assignment has passed, extensions and late periods included. */
    AFTER_DUE,
    /** When the instructor has published the grades. */
    AFTER_PUBLICATION,
    /** Never: for staff only. */
    STAFF
}
