package org.gradus.submission;

import java.util.List;

/** What the inspection of a jar came to. */
public sealed interface Inspection {
    /**
     * The jar may go to a worker.
     *
     * @param notes what is odd about it but costs nothing
     * @param classes its own classes, sorted by name; without bundled libraries, module and version descriptions
     */
    record Accepted(List<Note> notes, List<ClassFacts> classes) implements Inspection {
        public Accepted {
            notes = List.copyOf(notes);
            classes = List.copyOf(classes);
        }
    }

    /** The jar must not go to a worker. */
    record Refused(Refusal refusal) implements Inspection {}
}
