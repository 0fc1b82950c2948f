package org.gradus.assignment;

import java.util.List;
import org.gradus.check.GradusException;

/** An assignment folder cannot be used; lists all that is wrong with it, compile errors with file and line. */
public final class AssignmentProblem extends GradusException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    AssignmentProblem(String id, List<String> problems) {
        super("The assignment " + id + " cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each problem, a line each. */
    public List<String> problems() {
        return problems;
    }
}
