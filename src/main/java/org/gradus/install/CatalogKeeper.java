package org.gradus.install;

import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.store.AssignmentVersions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works beside the server: compiles the whole catalog once, so that no visitor waits for it, and keeps each version that is seen in the
 * server's own folder in the database, for graders on other machines and for whoever asks later what changed.
 */
public final class CatalogKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogKeeper.class);

    private final AssignmentVersions versions;
    private final AssignmentCatalog catalog;
    private final ExecutorService thread;
    private volatile boolean closing;

    public CatalogKeeper(AssignmentVersions versions, AssignmentCatalog catalog) {
        this.versions = versions;
        this.catalog = catalog;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "catalog");
            made.setDaemon(true);
            return made;
        });
    }

    /** Loads every assignment, in the background. What cannot be loaded is told in the log. */
    public void warm(LoadedAssignments loaded) {
        later(() -> {
            for (String id : loaded.ids()) {
                if (closing) {
                    return;
                }
                try {
                    loaded.get(id);
                } catch (GradusException e) {
                    LOG.warn("{}", e.getMessage());
                }
            }
            LOG.info("the catalog is compiled");
        });
    }

    /** Keeps a version that was loaded from the server's folder, in the background. */
    public void seen(Assignment assignment) {
        later(() -> keep(assignment));
    }

    private void later(Runnable work) {
        try {
            thread.execute(() -> {
                if (closing) {
                    return;
                }
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.warn("the catalog could not be looked after: {}", e.toString());
                }
            });
        } catch (RejectedExecutionException closing) {
            LOG.debug("the server is being closed");
        }
    }

    private void keep(Assignment assignment) {
        String id = assignment.id();
        String version = assignment.version();
        if (versions.find(id, version).isEmpty()) {
            try {
                Bundle files = Bundle.ofFolder(assignment.folder());
                if (!catalog.version(id, assignment.folder()).equals(version)) {
                    LOG.info("{} has changed again meanwhile; the next version is kept instead", id);
                    return;
                }
                versions.add(
                        id,
                        version,
                        assignment.title(),
                        AssignmentVersions.Origin.FOLDER,
                        "",
                        files.zip(),
                        VersionFacts.of(assignment).write(),
                        null);
            } catch (GradusException | UncheckedIOException e) {
                LOG.warn("the version {} of {} is not kept: {}", version.substring(0, 12), id, e.getMessage());
            }
        }
        versions.seenInFolder(id, version);
    }

    /** Waits for what it is doing, for at most some seconds; an interrupted compiler would complain about files that are there. */
    @Override
    public void close() {
        closing = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the catalog is still being compiled; it is left to the end of the process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
