package org.gradus.sandbox;

import java.util.List;

/**
 * The sandbox in use, as named in every report.
 *
 * @param level the level whose probes all passed at start-up
 * @param description its parts in words, such as {@code bubblewrap, seccomp, limits}
 * @param java version of the worker's JVM
 * @param probes what was tried at start-up and what came of it
 * @param advice what the operator can do to get a stronger one; empty at the highest level
 */
public record SandboxStatus(SandboxLevel level, String description, String java, List<Probe> probes, String advice) {
    public SandboxStatus {
        probes = List.copyOf(probes);
    }

    /**
     * One escape attempt made by a real worker at start-up.
     *
     * @param name what was tried, such as {@code reads a planted file}
     * @param contained whether the sandbox refused it
     * @param detail what happened
     */
    public record Probe(String name, boolean contained, String detail) {}
}
