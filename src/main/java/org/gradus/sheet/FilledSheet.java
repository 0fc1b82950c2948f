package org.gradus.sheet;

/**
 * A sheet that was filled.
 *
 * @param bytes the file: but for the filled cells as it was read
 * @param report what was filled, and what was not
 */
public record FilledSheet(byte[] bytes, FillReport report) {}
