package org.gradus.diagnosis;

/** What assumptions cost: the explanation with the fewest wins. Differences below a whole slip decide between equals. */
final class Cost {
    /** A named slip: a wrong term, a usual constant, a count. */
    static final double SLIP = 1;
    /** A constant that nobody has a name for. */
    static final double OWN_CONSTANT = 1.4;
    /** A term with a factor of the student's own, such as a learning rate. */
    static final double EXTRA = 1.3;
    /** A part of a matrix that is explained apart from the rest. */
    static final double APART = 0.3;
    /** Single coordinates left aside. */
    static final double COORDINATES = 1.5;
    /** Between equals a named term wins over a factor. */
    static final double FACTOR = 0.02;

    private Cost() {}
}
