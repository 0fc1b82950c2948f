package org.gradus.check;

/**
 * One row of the table <em>numeric, analytic, relative error</em>.
 *
 * @param name the coordinate or direction in words, such as {@code w[3, 1]}
 * @param numeric the numeric derivative of the student's own loss
 * @param bar error bar of {@code numeric}, same unit
 * @param analytic the student's analytic derivative
 * @param relativeError {@code |analytic - numeric| / max(|analytic|, |numeric|)}, 0 if both are 0
 * @param verdict agrees, disagrees or cannot tell, in words
 */
public record Coordinate(
        String name, double numeric, double bar, double analytic, double relativeError, String verdict) {}
