package org.gradus.numerics;

import java.util.List;

/**
 * What the lines of one probe say together.
 *
 * @param verdict the verdict on the gradient at this probe
 * @param agreeing number of lines that agree
 * @param disagreeing number of lines that disagree
 * @param open number of lines that cannot be told
 * @param kinks number of lines that sit on a kink; they are counted above, too
 */
public record GradientVerdict(Verdict verdict, int agreeing, int disagreeing, int open, int kinks) {
    /** Out of three directions two must disagree; a single one may be deceived by a kink that it passes closely. */
    private static final double ACCUSING_SHARE = 2.0 / 3;

    /**
     * The verdict of a sweep over coordinates: agrees when every line agrees, disagrees when one does and none sits on a kink. At a
     * kink of a ReLU, backpropagation itself can differ from every one-sided slope along a line on which two kinks cancel, as in
     * {@code relu(t) - relu(-t)}; so such a probe accuses nobody. A derivative that is not finite disagrees in any case.
     */
    public static GradientVerdict of(List<LineResult> lines) {
        return count(lines, 1, lines.size());
    }

    /**
     * The verdict of random directions: disagrees when at least two, and two out of three, disagree and none sits on a kink; agrees
     * when as many agree and none disagrees.
     */
    public static GradientVerdict ofDirections(List<LineResult> directions) {
        int share = Math.max(2, (int) Math.ceil(ACCUSING_SHARE * directions.size()));
        return count(directions, share, share);
    }

    private static GradientVerdict count(List<LineResult> lines, int toAccuse, int toAgree) {
        int agreeing = 0;
        int disagreeing = 0;
        int open = 0;
        int kinks = 0;
        boolean impossible = false;
        for (LineResult line : lines) {
            switch (line.verdict()) {
                case AGREES -> agreeing++;
                case DISAGREES -> disagreeing++;
                case CANNOT_TELL -> open++;
            }
            kinks += line.atKink() ? 1 : 0;
            impossible |= line.verdict() == Verdict.DISAGREES && !Double.isFinite(line.analytic());
        }
        Verdict verdict = Verdict.CANNOT_TELL;
        if (impossible || (disagreeing >= toAccuse && kinks == 0)) {
            verdict = Verdict.DISAGREES;
        } else if (disagreeing == 0 && agreeing >= toAgree && agreeing > 0) {
            verdict = Verdict.AGREES;
        }
        return new GradientVerdict(verdict, agreeing, disagreeing, open, kinks);
    }
}
