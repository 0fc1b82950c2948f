package org.gradus.check;

/** How a part of an implementation's answers stands at the probes of earlier checks. */
public enum Elsewhere {
    /** Right wherever it was compared, or never compared. */
    RIGHT,

    /** Wrong somewhere. */
    WRONG,

    /** Wrong somewhere by what foretells the answers in question exactly: these have no other cause. */
    FORETOLD
}
