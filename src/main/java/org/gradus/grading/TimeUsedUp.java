package org.gradus.grading;

/** The submission's time was used up before this check began. */
final class TimeUsedUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    TimeUsedUp(String message) {
        super(message);
    }
}
