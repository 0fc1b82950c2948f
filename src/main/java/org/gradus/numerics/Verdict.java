package org.gradus.numerics;

/** What a numeric check can say of an analytic derivative. */
public enum Verdict {
    /** The analytic derivative lies within the error bar of the numeric one. */
    AGREES,
    /** Two consistent levels of the ladder exclude it. */
    DISAGREES,
    /** A kink, noise or a non-finite loss leaves it open: nobody may be accused. */
    CANNOT_TELL
}
