package org.gradus.course;

import java.util.List;

/** How records refuse what their lists of problems name, so that forms and constructors say the same. */
final class Problems {
    private Problems() {}

    /** Throws an {@link IllegalArgumentException} that says all of it, if there is a problem. */
    static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }
}
