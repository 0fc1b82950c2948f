package org.gradus.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change that somebody wanted: it was made, or it was not, for reasons that are worth reading. Pages and the programming
 * interface make their changes in the same place, and each tells the outcome in its own way.
 *
 * @param value what is there now; null if the change was not made
 * @param problems why it was not made, in sentences; empty if it was
 * @param warnings whether the problems are consequences that can be confirmed
 */
public record Made<T>(@Nullable T value, List<String> problems, boolean warnings) {
    public Made {
        problems = List.copyOf(problems);
    }

    public static <T> Made<T> of(T value) {
        return new Made<>(value, List.of(), false);
    }

    public static <T> Made<T> not(List<String> problems) {
        return new Made<>(null, problems, false);
    }

    public static <T> Made<T> not(String problem) {
        return not(List.of(problem));
    }

    /** Nothing was changed before somebody confirms these consequences. */
    static <T> Made<T> toConfirm(List<String> warnings) {
        return new Made<>(null, warnings, true);
    }

    /** What is there now, after it was asked whether there were problems. */
    public T get() {
        if (value == null) {
            throw new IllegalStateException("not made: " + problems);
        }
        return value;
    }

    public boolean done() {
        return value != null;
    }
}
