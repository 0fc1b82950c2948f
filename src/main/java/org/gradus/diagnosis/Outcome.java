package org.gradus.diagnosis;

/** How loss and gradient stand to what was asked for, and to each other. */
public enum Outcome {
    /** Everything is as it was asked for. */
    RIGHT,
    /** The loss is right, the gradient is not its gradient. */
    GRADIENT_WRONG,
    /** The gradient is right for the loss that was asked for; the loss is not that loss. */
    LOSS_WRONG,
    /** The gradient belongs to the loss, but the loss is another one than was asked for. */
    OTHER_FUNCTION,
    /** Neither is right, and they do not belong together. */
    BOTH_WRONG,
    /** Neither is right; whether they belong together does not follow, because not every number is explained. */
    NEITHER_RIGHT,
    /** The method has no loss beside its gradient; the gradient is wrong. */
    RESULT_WRONG
}
