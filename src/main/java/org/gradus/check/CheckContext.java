package org.gradus.check;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.gradus.data.DatasetFiles;
import org.jspecify.annotations.Nullable;

/**
 * What a run of checks needs from whoever runs them, and reports to: the grader, {@code verify}, or a student's own build. Handed to
 * JUnit in the store of the launcher session under {@link #KEY}.
 */
public interface CheckContext {
    /** Key and namespace part of the context in the launcher session's store. */
    String KEY = "org.gradus.check.context";

    /** The context of code that runs outside any check. */
    CheckContext NONE = new CheckContext() {
        @Override
        public Object submitted(Class<?> role) {
            throw new IllegalStateException("No submission is being checked.");
        }

        @Override
        public long seed(Method check) {
            return 0;
        }

        @Override
        public List<Object> mistakes() {
            return List.of();
        }

        @Override
        public void began(Method check) {}

        @Override
        public void ended(Method check, Evidence evidence, @Nullable Throwable failure) {}
    };

    /** Returns the implementation of a role, new for each check. */
    Object submitted(Class<?> role);

    /** Returns the seed of a check's probes: the same for all students. */
    long seed(Method check);

    /** Returns an instance of each known mistake. */
    List<Object> mistakes();

    /** Returns the files of examples that the assignment's settings name; empty if they name none. */
    default Optional<DatasetFiles> dataset() {
        return Optional.empty();
    }

    /** Returns what is known of the mistakes' answers: kept between gradings where that is worth it. */
    default MistakeAnswers answers() {
        return new MistakeAnswers();
    }

    /**
     * Returns whether the answers, which differ from the reference's, follow another convention: loss and gradient belong together and
     * are explained exactly, such as a sum in place of a mean.
     */
    default boolean followsConvention(Observation observation) {
        return false;
    }

    /**
     * Returns how a part of these answers stands in earlier checks.
     *
     * @param part such as {@code gradient}; empty for the whole answer
     */
    default Elsewhere elsewhere(Observation observation, String part) {
        return Elsewhere.RIGHT;
    }

    /** Returns whether an earlier check has lost points, so that the answers of this one help to say what is wrong. */
    default boolean hasLostPoints() {
        return false;
    }

    /** A check begins. */
    void began(Method check);

    /**
     * A check has ended.
     *
     * @param failure why it failed, null if it passed
     */
    void ended(Method check, Evidence evidence, @Nullable Throwable failure);

    /**
     * What JUnit is told after {@link #ended}; null lets the test pass.
     *
     * @param failure why the check failed, null if it passed
     */
    default @Nullable Throwable told(Method check, Evidence evidence, @Nullable Throwable failure) {
        return failure;
    }
}
