package org.gradus.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A way to run the worker's Java kept apart from the machine. */
interface Enclosure {
    SandboxLevel level();

    /** Its parts in words. */
    String description();

    /** Where the worker's jar is found from inside: part of the class path, which archives depend on. */
    String jar();

    /** Where the jar of {@link Launch#tool} is found from inside. */
    String toolJar(Path jar);

    /** Where a class-data archive of this name is found from inside. */
    String archive(String name);

    /** Where the folder given to {@link Launch#trainingIn} is found from inside. */
    String trainingFolder(Path folder);

    /** The user whose the training folder must be, empty for this process's own. */
    Optional<Integer> user();

    /** The whole command line that runs Java. */
    List<String> command(Launch launch);

    /**
     * One run of Java.
     *
     * @param tag recognises the process as one of this server's
     * @param java arguments of the JVM, the main class and its arguments
     * @param trainingIn a folder to write to, for trusted code only: then the limits and the filter are off
     * @param tool another jar to run than the worker's
     */
    record Launch(
            WorkerSettings settings, String tag, List<String> java, Optional<Path> trainingIn, Optional<Path> tool) {
        /** A run of the worker's jar. */
        Launch(WorkerSettings settings, String tag, List<String> java, Optional<Path> trainingIn) {
            this(settings, tag, java, trainingIn, Optional.empty());
        }
    }
}
