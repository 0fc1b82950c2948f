package org.gradus.config;

import java.util.List;
import org.gradus.check.GradusException;

/** The configuration cannot be used: everything that is wrong with it, one sentence each. */
public final class ConfigProblems extends GradusException {
    private static final long serialVersionUID = 1L;

    ConfigProblems(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.get(0)
                        : "The configuration has " + problems.size() + " problems:\n  "
                                + String.join("\n  ", problems));
    }
}
