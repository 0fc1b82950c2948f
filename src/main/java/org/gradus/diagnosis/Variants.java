package org.gradus.diagnosis;

import org.gradus.check.Probe;

/**
 * What an assignment tells the diagnosis about one of its methods: the right terms of its loss and gradient, and wrong terms by name.
 * A class of the assignment's folder that implements this interface and has a constructor without parameters is found by itself; there
 * may be one for each method. It runs in the trusted process only.
 *
 * <p>A loss or gradient is taken as <em>factor · data term + factor · penalty</em>. The diagnosis tries every data term with every
 * penalty and finds the factors itself: counts such as {@code n} or {@code 1/c}, constants such as 2, -1 or log10(e), zero. So name
 * wrong <em>terms</em> only; never list a term that is another one times a factor. Example, for {@code L = (1/n) sum_i l_i + reg/2 *
 * sum(W^2)}:
 *
 * <pre>{@code
 * public final class SoftmaxVariants implements Variants {
 *     private static final Slip SHIFTED = Slip.of(
 *             "label-off-by-one", "Your formulas take the class after the true one.", "Are labels counted from 0?");
 *
 *     public Class<?> role() { return SoftmaxLoss.class; }
 *
 *     public void describe(Probe probe, Terms terms) {
 *         terms.size("n", "number of examples", x.getNumRows()).averagedOver("n");
 *         terms.data("loss", meanLoss(x, w, y)).data("loss", meanLoss(x, w, shifted(y)), SHIFTED);
 *         terms.penalty("loss", 0.5 * reg * sumOfSquares(w));
 *         terms.data("gradient", gradient(x, w, y)).data("gradient", gradient(x, w, shifted(y)), SHIFTED);
 *         terms.penalty("gradient", w.scale(reg));
 *     }
 * }
 * }</pre>
 *
 * <p>Parts are named by their path in the method's result: {@code loss}, {@code gradient}, {@code gradients.W1}; the empty path is the
 * result itself. A network names every gradient block; the blocks are fitted one by one and joined by the slips' keys, so a slip that
 * changes several blocks has one key. The first data term and the first penalty of a part have no slips and are the right ones; a
 * part without penalty names none. A term that does not exist at a probe (a product whose shapes do not fit there) is given as NaN
 * and is then left out for all probes.
 */
public interface Variants {
    /** The interface whose implementations are diagnosed; implementations of its sub-interfaces are, too. */
    Class<?> role();

    /** The method whose results are diagnosed; {@code evaluate} if it is not said. */
    default String method() {
        return "evaluate";
    }

    /**
     * Describes the terms at one probe: the same terms in the same order at every probe. Called on the trusted side alone, at most once
     * for each probe of a check.
     *
     * @param probe not modified
     * @param terms takes the terms
     */
    void describe(Probe probe, Terms terms);
}
