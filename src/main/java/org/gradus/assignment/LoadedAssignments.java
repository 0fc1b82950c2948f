package org.gradus.assignment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Assignments kept in memory, compiled. Whether a folder has changed is looked at again after a moment, so that an edit shows without a
 * restart and a page does not read a hundred files.
 */
public final class LoadedAssignments {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final AssignmentCatalog catalog;
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

    public LoadedAssignments(AssignmentCatalog catalog) {
        this.catalog = catalog;
    }

    /** The ids of all assignments, sorted. */
    public List<String> ids() {
        return catalog.ids();
    }

    /**
     * The assignment as it is now.
     *
     * @throws AssignmentProblem if it does not compile or fit together
     * @throws org.gradus.check.GradusException if there is none of this id
     */
    public Assignment get(String id) {
        return loaded.compute(
                        id,
                        (key, known) ->
                                known != null && System.nanoTime() - known.at < FRESH ? known : refresh(key, known))
                .assignment;
    }

    private Loaded refresh(String id, @org.jspecify.annotations.Nullable Loaded known) {
        Assignment current = known != null && catalog.version(id).equals(known.assignment.version())
                ? known.assignment
                : catalog.load(id);
        return new Loaded(current, System.nanoTime());
    }

    private record Loaded(Assignment assignment, long at) {}
}
