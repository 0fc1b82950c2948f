package org.gradus.numerics;

import java.util.EnumSet;
import java.util.Set;

/** A mistake in a gradient whose loss is right, or in a loss whose gradient is right. */
enum Slip {
    NONE,
    /** Right, but computed with float: loss and gradient. */
    IN_FLOAT,
    // anywhere
    FACTOR_1_0005,
    FACTOR_1_00002,
    SIGN,
    DOUBLED,
    LEARNING_RATE,
    NOT_AVERAGED,
    AVERAGED_TWICE,
    DIVIDED_BY_FEATURES,
    DATA_NEGATED,
    PENALTY_MISSING,
    PENALTY_DOUBLED,
    PENALTY_HALVED,
    PENALTY_NEGATED,
    PENALTY_OF_SUM,
    PENALTY_WITHOUT_WEIGHTS,
    ONE_COORDINATE_OFF,
    ONE_COORDINATE_ZERO,
    FIRST_ROW_ZERO,
    LABELS_SHIFTED,
    LABEL_TERM_MISSING,
    LAST_EXAMPLE_DROPPED,
    // in softmax
    ONLY_TRUE_CLASS,
    SQUASHED_TWICE,
    NOT_NORMALISED,
    // in the hinge
    TRUE_CLASS_ONCE,
    MARGIN_INSTEAD_OF_INDICATOR,
    DELTA_MISSING,
    LARGEST_VIOLATION_ONLY,
    // in the net
    MASK_MISSING,
    MASK_INVERTED,
    MASK_OF_DELTA,
    HIDDEN_NOT_RECTIFIED,
    FIRST_LAYER_ZERO,
    BIASES_OF_ONE_EXAMPLE,
    BIASES_NOT_AVERAGED,
    // in the loss
    LOSS_SUMMED,
    LOSS_PENALTY_MISSING,
    LOSS_PENALTY_WHOLE,
    LOSS_LOG10;

    static Set<Slip> wrong() {
        return EnumSet.complementOf(EnumSet.of(NONE, IN_FLOAT));
    }
}
