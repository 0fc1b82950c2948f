package org.gradus.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * More time for one student on one assignment. It only ever lengthens: see {@link DuePlan}.
 *
 * @param due the student's due date; null: the course's
 * @param lateDue until then the student's late attempts are accepted; null: as in the course
 * @param reason for staff to read, possibly empty
 */
public record Extension(@Nullable Instant due, @Nullable Instant lateDue, String reason) {
    /** Throws an {@link IllegalArgumentException} if there are {@link #problems}. */
    public Extension {
        Problems.refuse(problems(due, lateDue));
    }

    /** What is wrong with these values, a sentence each; empty if an extension can be made of them. */
    public static List<String> problems(@Nullable Instant due, @Nullable Instant lateDue) {
        List<String> problems = new ArrayList<>();
        if (due == null && lateDue == null) {
            problems.add("An extension needs a due date, a late due date, or both.");
        }
        if (due != null && lateDue != null && lateDue.isBefore(due)) {
            problems.add("The late due date must not be earlier than the due date.");
        }
        return problems;
    }
}
