package org.gradus.store;

import org.gradus.check.GradusException;

/** The database cannot be used; the message says why and what the operator can do. */
public final class StoreException extends GradusException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
