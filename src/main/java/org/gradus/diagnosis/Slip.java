package org.gradus.diagnosis;

/**
 * One way to get a term of the formula wrong, as an assignment names it. The same slip may show in the loss, in the gradient, or in
 * both; each case has a sentence of its own.
 *
 * @param key stable short name, such as {@code minus-one-missing}; the same for every term that the slip changes
 * @param inLoss what is wrong when the slip shows in the loss alone, one sentence for the student
 * @param inGradient what is wrong when it shows in the gradient alone
 * @param inBoth what is wrong when it shows in both
 * @param hint where to look, one sentence that does not give the solution away
 * @param convention whether loss and gradient with this slip are another loss in use, such as the squared hinge, and not a wrong one
 * @param offset whether the slip changes the loss by a number that does not depend on the parameters, so that the gradient stays right
 * @param together whether, with this slip in both, the gradient is the gradient of the loss
 */
public record Slip(
        String key,
        String inLoss,
        String inGradient,
        String inBoth,
        String hint,
        boolean convention,
        boolean offset,
        boolean together) {
    public Slip {
        if (!key.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("A slip's key is of letters, digits and dashes, not '" + key + "'.");
        }
    }

    /** A slip with one sentence for all cases. */
    public static Slip of(String key, String sentence, String hint) {
        return new Slip(key, sentence, sentence, sentence, hint, false, false, true);
    }

    /** The same slip with this sentence for the loss alone. */
    public Slip inLoss(String sentence) {
        return new Slip(key, sentence, inGradient, inBoth, hint, convention, offset, together);
    }

    /** The same slip with this sentence for the gradient alone. */
    public Slip inGradient(String sentence) {
        return new Slip(key, inLoss, sentence, inBoth, hint, convention, offset, together);
    }

    /** The same slip as another loss in use: worth a part of the points when loss and gradient belong together. */
    public Slip asConvention() {
        return new Slip(key, inLoss, inGradient, inBoth, hint, true, offset, together);
    }

    /** The same slip as one that adds a number to the loss that does not depend on the parameters. */
    public Slip asOffset() {
        return new Slip(key, inLoss, inGradient, inBoth, hint, convention, true, together);
    }

    /** The same slip as one that leaves the gradient wrong even for the loss with the same slip. */
    public Slip asContradiction() {
        return new Slip(key, inLoss, inGradient, inBoth, hint, convention, offset, false);
    }
}
