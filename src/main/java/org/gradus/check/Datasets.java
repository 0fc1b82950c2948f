package org.gradus.check;

import java.util.Optional;
import java.util.function.LongFunction;
import org.gradus.data.DatasetFiles;
import org.gradus.data.Splits;

/**
 * The examples on which a check trains and judges: real ones from the files that the assignment's settings name, drawn ones if they
 * name none. A check asks for it with a parameter of this type.
 */
public final class Datasets {
    private final Optional<DatasetFiles> files;
    private final long seed;

    /**
     * Serves one check.
     *
     * @param files what the settings name
     * @param seed the check's seed: the same for all students
     */
    public Datasets(Optional<DatasetFiles> files, long seed) {
        this.files = files;
        this.seed = seed;
    }

    /**
     * Returns the real examples, or draws some.
     *
     * @param drawn draws examples from a seed; not asked if there are real ones
     */
    public Splits realOr(LongFunction<Splits> drawn) {
        return files.isPresent() ? files.get().load() : drawn.apply(seed);
    }

    /** Whether the examples are real ones, which may be harder than those that would be drawn. */
    public boolean real() {
        return files.isPresent();
    }
}
