package org.gradus.assignment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Versions of assignments that lie elsewhere than in the catalog's own folder, and whether they are to be used in its stead. */
public interface OtherVersions {
    /** There are none: the folder counts as it is. */
    OtherVersions NONE = new OtherVersions() {
        @Override
        public Set<String> ids() {
            return Set.of();
        }

        @Override
        public Optional<Place> instead(String id) {
            return Optional.empty();
        }
    };

    /**
     * Where a version lies.
     *
     * @param version what {@link AssignmentCatalog#version} must find there
     */
    record Place(String version, Path folder) {}

    /** Ids of the assignments that are used from elsewhere. */
    Set<String> ids();

    /**
     * The version that is used instead of the one in the catalog's folder; empty if that one counts.
     *
     * @throws org.gradus.check.GradusException if it must be used and cannot be had
     */
    Optional<Place> instead(String id);
}
