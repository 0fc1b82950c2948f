package org.gradus.numerics;

/**
 * The numeric derivative along one line, held against the analytic one.
 *
 * @param line index of the line
 * @param analytic the derivative that was claimed
 * @param numeric the best numeric estimate
 * @param bar its error bar; at a kink {@code numeric - bar} and {@code numeric + bar} are the one-sided slopes
 * @param atKink whether the loss seems to have a kink at the base point along this line
 * @param evaluations number of loss evaluations used
 */
public record LineResult(
        int line, Verdict verdict, double analytic, double numeric, double bar, boolean atKink, int evaluations) {
    /** {@code |analytic - numeric| / max(|analytic|, |numeric|)}; 0 if both are 0, NaN if one is not finite. */
    public double relativeError() {
        double scale = Math.max(Math.abs(analytic), Math.abs(numeric));
        return scale == 0 ? 0 : Math.abs(analytic - numeric) / scale;
    }
}
