package org.gradus.course;

/** Which of a student's attempts counts. */
public enum CountingRule {
    /** The one with the most points; of several the newest. */
    BEST,
    /** The newest. */
    LATEST,
    /** The one that the student chose; the best until then. */
    CHOSEN
}
