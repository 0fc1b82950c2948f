package org.gradus.grading;

/**
 * A file handed in.
 *
 * @param student who it belongs to: a name or key, empty if unknown
 * @param file the file's name, only ever shown
 * @param content the file
 */
public record Submission(String student, String file, byte[] content) {}
