package org.gradus.sandbox;

/** How strongly a worker is kept apart from the machine. */
public enum SandboxLevel {
    /** A process of its own with JVM limits only: for one's own code. */
    L1,
    /** System call allow-list, limits, no capabilities, an empty root folder, a user for each worker, but no namespaces. */
    L2,
    /** Namespaces, system call allow-list, limits, no capabilities, empty file system. */
    L3
}
