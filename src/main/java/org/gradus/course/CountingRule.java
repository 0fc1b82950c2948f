package org.gradus.course;

/** Which of a student's attempts counts. */
public enum CountingRule {
    /** The best, after what lateness costs; of equally good ones the newest. */
    BEST,
    /** The newest that was graded, even if an older one is better. */
    LATEST,
    /** The one that the student has chosen; until then, or if that one cannot count, the best. */
    CHOSEN
}
