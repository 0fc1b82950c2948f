package org.gradus.diagnosis;

/** How much of a diagnosis students are told; an assignment's setting {@code diagnosis}. Staff always see all of it. */
public enum Detail {
    /** Nothing. */
    OFF,
    /** How loss and gradient stand to each other, and where to look. */
    HINT,
    /** What is wrong as well, and how one sees it, behind the hint. */
    FULL
}
