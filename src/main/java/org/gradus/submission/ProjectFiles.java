package org.gradus.submission;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Tells a packed project folder from a jar by the names of its entries. */
final class ProjectFiles {
    private static final Set<String> MARKERS = Set.of(
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "settings.gradle",
            "settings.gradle.kts",
            "gradlew",
            ".project",
            ".idea");
    private static final Set<String> BUILD_FOLDERS = Set.of("target", "build", "out", "bin", "classes");

    private ProjectFiles() {}

    /** Whether these are the files of a project, with no class file outside of its build folders. */
    static boolean isProject(List<String> names) {
        return names.stream().anyMatch(ProjectFiles::isMarker)
                && names.stream()
                        .filter(name -> name.endsWith(".class"))
                        .allMatch(name -> folders(name).stream().anyMatch(BUILD_FOLDERS::contains));
    }

    private static boolean isMarker(String name) {
        // Maven packs a project's pom.xml into every jar, under META-INF.
        if (name.startsWith("META-INF/")) {
            return false;
        }
        List<String> segments = Arrays.asList(name.split("/"));
        return segments.stream().anyMatch(MARKERS::contains)
                || name.endsWith(".iml")
                || (name.endsWith(".java") && segments.contains("src"));
    }

    private static List<String> folders(String name) {
        List<String> segments = Arrays.asList(name.split("/"));
        return segments.subList(0, segments.size() - 1);
    }
}
