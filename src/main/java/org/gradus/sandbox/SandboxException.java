package org.gradus.sandbox;

/** No worker can run on this machine; says what the operator can do. */
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
