package org.gradus.config;

/**
 * A value as it was written, and where.
 *
 * @param place such as {@code default}, {@code gradus.yaml:3}, {@code GRADUS_LISTEN_PORT}, {@code --port}
 */
record Origin(String text, String place) {}
