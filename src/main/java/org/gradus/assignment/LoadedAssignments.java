package org.gradus.assignment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.gradus.check.GradusException;
import org.jspecify.annotations.Nullable;

/**
 * Assignments kept in memory, compiled: each in the version that is in use, which lies in the catalog's folder or elsewhere. Whether
 * something has changed is looked at again after a moment, so that an edit shows without a restart and a page does not read a hundred
 * files.
 */
public final class LoadedAssignments {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final AssignmentCatalog catalog;
    private final OtherVersions others;
    private final Consumer<Assignment> seen;
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

    /** The assignments of a folder, as they lie there. */
    public LoadedAssignments(AssignmentCatalog catalog) {
        this(catalog, OtherVersions.NONE, assignment -> {});
    }

    /**
     * The assignments of a folder and those from elsewhere.
     *
     * @param seen hears of each version that is loaded from the catalog's folder, once; it must not wait for anything
     */
    public LoadedAssignments(AssignmentCatalog catalog, OtherVersions others, Consumer<Assignment> seen) {
        this.catalog = catalog;
        this.others = others;
        this.seen = seen;
    }

    /** The ids of all assignments, sorted. */
    public List<String> ids() {
        TreeSet<String> ids = new TreeSet<>(catalog.ids());
        ids.addAll(others.ids());
        return List.copyOf(ids);
    }

    /**
     * The assignment as it is now.
     *
     * @throws AssignmentProblem if it does not compile or fit together
     * @throws GradusException if there is none of this id, or not in the version that must be used
     */
    public Assignment get(String id) {
        Loaded known = loaded.get(id);
        if (known != null && isFresh(known)) {
            return known.assignment;
        }
        // Asked outside of the map's lock: the answer may wait for a database that somebody holds who waits for the
        // lock.
        Optional<OtherVersions.Place> instead = others.instead(id);
        return loaded.compute(id, (key, now) -> now != null && isFresh(now) ? now : refresh(id, now, instead))
                .assignment;
    }

    /** Looks again at the next occasion: another version is in use from now on. */
    public void forget(String id) {
        loaded.remove(id);
    }

    private static boolean isFresh(Loaded known) {
        return System.nanoTime() - known.at < FRESH;
    }

    private Loaded refresh(String id, @Nullable Loaded known, Optional<OtherVersions.Place> instead) {
        Assignment current = instead.isPresent() ? fromElsewhere(id, known, instead.get()) : fromFolder(id, known);
        return new Loaded(current, System.nanoTime());
    }

    private Assignment fromFolder(String id, @Nullable Loaded known) {
        if (known != null && catalog.version(id).equals(known.assignment.version())) {
            return known.assignment;
        }
        Assignment current = catalog.load(id);
        seen.accept(current);
        return current;
    }

    private Assignment fromElsewhere(String id, @Nullable Loaded known, OtherVersions.Place place) {
        if (known != null && place.version().equals(known.assignment.version())) {
            return known.assignment;
        }
        Assignment current = catalog.load(id, place.folder());
        if (!current.version().equals(place.version())) {
            throw new GradusException("The files in " + place.folder() + " are not those of the version of " + id
                    + " that is in use, or the files of examples that its settings name are others on this machine. Delete"
                    + " the folder, it is made anew; then compare the files of examples with the server's.");
        }
        return current;
    }

    private record Loaded(Assignment assignment, long at) {}
}
