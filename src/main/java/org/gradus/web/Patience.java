package org.gradus.web;

import java.time.Duration;

/**
 * How long the server waits for clients.
 *
 * @param idle a connection on which nothing comes or goes is closed
 * @param header from the first byte of a request to the end of its header
 * @param body from the end of the header, and beside the time that the bytes which have come may take
 * @param bytesPerSecond how fast a body must come in the end
 */
record Patience(Duration idle, Duration header, Duration body, long bytesPerSecond) {
    /**
     * A modem is fast enough; a telephone that goes through a tunnel may be silent for a while. Idle connections live longer than browsers
     * and Java's own client keep them, so that none is closed just when it is used again.
     */
    static final Patience STANDARD =
            new Patience(Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(30), 2_000);

    /** How long a body of which so many bytes have come may have taken. */
    Duration forBody(long bytes) {
        return body.plusMillis(1_000 * bytes / bytesPerSecond);
    }
}
