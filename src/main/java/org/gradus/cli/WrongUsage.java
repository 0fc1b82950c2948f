package org.gradus.cli;

import org.gradus.check.GradusException;

/** The command line names something that does not exist or cannot be: exit code 2, nothing was done. */
final class WrongUsage extends GradusException {
    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
        super(message);
    }
}
