package org.gradus.grading;

/** Hears how far a grading is. */
@FunctionalInterface
public interface GradingProgress {
    /** Nobody listens. */
    GradingProgress SILENT = (number, of) -> {};

    /**
     * A check begins.
     *
     * @param number how many checks have begun, this one included
     * @param of number of checks that run
     */
    void checkBegan(int number, int of);
}
