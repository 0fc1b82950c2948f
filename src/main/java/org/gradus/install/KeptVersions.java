package org.gradus.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.OtherVersions;
import org.gradus.check.GradusException;
import org.gradus.store.AssignmentVersions;
import org.jspecify.annotations.Nullable;

/**
 * Gives a process the files of the versions that the database says are in use. They are unpacked once, into
 * {@code VERSION/ID} below a folder of this process; what is deleted there is unpacked again.
 */
public final class KeptVersions implements OtherVersions {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final AssignmentVersions versions;
    private final AssignmentCatalog catalog;
    private final Path root;
    private final boolean folderCounts;
    private final Clock clock;
    private volatile @Nullable Known known;

    private KeptVersions(
            AssignmentVersions versions, AssignmentCatalog catalog, Path root, boolean folderCounts, Clock clock) {
        this.versions = versions;
        this.catalog = catalog;
        this.root = root.toAbsolutePath().normalize();
        this.folderCounts = folderCounts;
        this.clock = clock;
    }

    /** What was in use at some moment, of all assignments: pages ask for many. */
    private record Known(Map<String, AssignmentVersions.Use> uses, Instant at) {}

    /**
     * For a server: what lies in its own folder of assignments counts, unless something else was installed.
     *
     * @param root where versions are unpacked
     */
    public static KeptVersions ofServer(
            AssignmentVersions versions, AssignmentCatalog catalog, Path root, Clock clock) {
        return new KeptVersions(versions, catalog, root, true, clock);
    }

    /** For a grader on another machine: what the server's folder holds counts, and its own only as far as it is the same. */
    public static KeptVersions ofGrader(
            AssignmentVersions versions, AssignmentCatalog catalog, Path root, Clock clock) {
        return new KeptVersions(versions, catalog, root, false, clock);
    }

    private Map<String, AssignmentVersions.Use> uses() {
        Known now = known;
        if (now == null || Duration.between(now.at(), clock.instant()).compareTo(FRESH) >= 0) {
            now = new Known(versions.inUse(), clock.instant());
            known = now;
        }
        return now.uses();
    }

    /** Asks the database again at the next occasion. */
    void forget() {
        known = null;
    }

    @Override
    public Set<String> ids() {
        return uses().values().stream()
                .filter(use -> use.installed() || !folderCounts)
                .map(AssignmentVersions.Use::catalogId)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Place> instead(String id) {
        return Optional.ofNullable(uses().get(id))
                .filter(use -> use.installed() || !(folderCounts || liesInFolder(use)))
                .map(use -> new Place(use.version(), folder(id, use.version())));
    }

    private boolean liesInFolder(AssignmentVersions.Use use) {
        try {
            return catalog.ids().contains(use.catalogId())
                    && catalog.version(use.catalogId()).equals(use.version());
        } catch (GradusException | UncheckedIOException e) {
            // What cannot be read here is taken from the database.
            return false;
        }
    }

    /**
     * The folder with the files of a version, unpacked if need be.
     *
     * @throws GradusException if its files are not kept
     */
    public Path folder(String id, String version) {
        if (!version.matches("[0-9a-f]{64}")) {
            throw new GradusException("The database names a version of " + id + " that is none: " + version + ".");
        }
        Path folder = root.resolve(version).resolve(id);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Bundle bundle = Bundle.ofZip(versions.content(id, version)
                .orElseThrow(() -> new GradusException("The version " + version.substring(0, 12) + " of the assignment "
                        + id
                        + " is in use on the server, and its files are not here: they are too large to be kept in the"
                        + " database. Copy the server's folder of assignments to this machine.")));
        try {
            Files.createDirectories(root.resolve(version));
            Path fresh = Files.createTempDirectory(root.resolve(version), ".fresh");
            try {
                bundle.writeTo(fresh.resolve(id));
                move(fresh.resolve(id), folder);
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw new GradusException(
                    "The files of the assignment " + id + " cannot be unpacked into " + root + ": " + e.getMessage()
                            + ". Is the disk full, or the folder read-only?",
                    e);
        }
        return folder;
    }

    /** Another thread or process may have been faster: its files are the same. */
    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        } catch (IOException e) {
            if (!Files.isDirectory(to)) {
                throw e;
            }
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
