package org.gradus.check;

/**
 * A submission breaks the rules of a call, whatever it computes; its numbers are not to be trusted until that is mended.
 *
 * @param role the interface in whose implementation it was seen
 * @param finding how it was seen
 */
public record Fault(Kind kind, Class<?> role, Finding finding) {
    /** Which rule is broken. */
    public enum Kind {
        /** An argument is changed in place. */
        CHANGES_ARGUMENTS,
        /** A returned matrix is changed or returned again by a later call. */
        REUSES_RESULTS,
        /** The same arguments give different answers. */
        NOT_REPEATABLE,
        /** Other arguments give an old answer. */
        STALE_ANSWERS
    }
}
