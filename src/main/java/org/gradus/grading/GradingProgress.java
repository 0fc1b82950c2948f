package org.gradus.grading;

/** Hears how far a grading is. */
@FunctionalInterface
public interface GradingProgress {
    /** Nobody listens. */
    GradingProgress SILENT = (number, of) -> {};

    /**
     * A check begins.
     *
     * @param number its number, from 1
     * @param of number of checks
     */
    void checkBegan(int number, int of);
}
