package org.gradus.assignments.checker;

/**
 * What a gradient check says of a gradient.
 *
 * @param accepted whether the gradient may belong to the loss
 * @param row row of the entry that is farthest off, counted from 0; -1 if the gradient is accepted
 * @param column column of that entry, counted from 0; -1 if the gradient is accepted
 */
public record Verdict(boolean accepted, int row, int column) {}
