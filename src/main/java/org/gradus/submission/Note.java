package org.gradus.submission;

/**
 * Something about a jar that the student should know and that costs nothing.
 *
 * @param sentence what was seen and what the grader does about it
 */
public record Note(Kind kind, String sentence) {
    /** What may be noted, each with the reason why it is no ground for refusal. */
    public enum Kind {
        /** EJML's classes are bundled. Most "fat jar" recipes do that; the worker uses its own EJML and never the jar's. */
        BUNDLED_EJML,
        /** The assignment's interfaces or the API are bundled, as happens when they lie in the student's source folder. */
        BUNDLED_INTERFACES,
        /** A service is registered. The worker looks up no services in the jar, and bundled libraries bring such files. */
        SERVICES,
        /** The manifest names other jars. IDEs write that; the worker follows no manifest. */
        CLASS_PATH,
        /** The jar is signed. Nothing depends on the signature, so it is neither checked nor needed. */
        SIGNED,
        /** There are classes for newer Java versions. The base classes are complete by definition and are the ones used. */
        MULTI_RELEASE,
        /** A resource occurs twice, as bundled licences do. No class and no manifest: nothing depends on which one is read. */
        DUPLICATE_RESOURCE
    }
}
