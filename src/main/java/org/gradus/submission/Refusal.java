package org.gradus.submission;

/**
 * Why a jar was not run. It costs the student no attempt.
 *
 * @param sentence what is wrong and what to do, for the student
 */
public record Refusal(Kind kind, String sentence) {
    /** What is refused, each with the reason why a note would not do. */
    public enum Kind {
        /** Nothing was uploaded: there is nothing to grade. */
        EMPTY_FILE,
        /** The file exceeds the limit: storage and memory are shared with everybody else. */
        FILE_TOO_LARGE,
        /** No zip file, thus no jar: nothing could be loaded. */
        NOT_A_ZIP,
        /** The end of the archive is missing: which entries are lost, nobody can tell. */
        TRUNCATED,
        /** A password is needed, which a worker does not have. */
        ENCRYPTED,
        /** An archive without entries: there is nothing to grade. */
        NO_ENTRIES,
        /** More entries than the limit: each costs memory before anything of it is used. */
        TOO_MANY_ENTRIES,
        /** Unpacks to more than the limit: would fill the worker's memory, which would look like the student's fault. */
        UNPACKS_TOO_LARGE,
        /** Unpacks to very much more than its packed size: a decompression bomb. */
        UNPACKS_TOO_MANY_TIMES,
        /** Entries share bytes: no tool writes that, decompression bombs do. */
        OVERLAPPING_ENTRIES,
        /** Two descriptions of an entry differ: what is inspected here might not be what is loaded there. */
        INCONSISTENT_ENTRIES,
        /** The format for archives beyond 4 GiB, which no jar within the limits needs; a second place to hide sizes in. */
        ZIP64,
        /** Packed by a method that Java cannot unpack. */
        UNKNOWN_COMPRESSION,
        /** Contents that do not unpack, or not to their checksum. */
        DAMAGED_ENTRY,
        /** A class or the manifest occurs twice: which one runs would depend on the reader. */
        DUPLICATE_ENTRY,
        /** A name that leads out of the jar. Names are never used as paths here, but an honest tool writes none of these. */
        UNSAFE_NAME,
        /** A jar or zip within the jar: the JVM does not look into it, so that the classes would be missing. */
        NESTED_ARCHIVE,
        /** The whole project was packed instead of its compiled classes. */
        PROJECT_INSTEAD_OF_JAR,
        /** Sources but no class files: Gradus does not compile. */
        SOURCES_ONLY,
        /** Neither classes nor sources. */
        NO_CLASSES,
        /** Compiled for a newer Java than the worker's, which cannot load it. */
        CLASS_TOO_NEW,
        /** Compiled with preview features, which the worker's JVM does not load. */
        CLASS_WITH_PREVIEW,
        /** Not a class file that a JVM could load. */
        BROKEN_CLASS,
        /** A class in the wrong folder of the jar: no class loader would find it there. */
        MISPLACED_CLASS,
        /** A class in Gradus's own packages other than the interfaces handed out: no honest build makes one. */
        SHADOWS_GRADUS,
        /** A class in JUnit's packages: unused where the jar runs, so that it is a mistake or an attack. */
        SHADOWS_JUNIT,
        /** A class in the Java platform's packages: the JVM refuses to define it. */
        SHADOWS_JAVA,
        /** Registers itself with JUnit. It would have no effect, and no graded jar needs it. */
        JUNIT_REGISTRATION,
        /** Declares itself a Java agent. It would have no effect, and no graded jar needs it. */
        JAVA_AGENT,
        /** The manifest cannot be read: readers of jars stumble over it in different ways. */
        BROKEN_MANIFEST,
        /** A native method: the worker loads no native libraries, so that the call could only fail. */
        NATIVE_METHOD,
        /** A native library: code that the JVM cannot hold to its rules, and that the worker would not load. */
        NATIVE_LIBRARY
    }
}
