package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One assumption that an explanation makes about one part of the result. Marks with the same key in several parts are one slip.
 *
 * @param key the label without the parts, such as {@code data*n}
 * @param slip the assignment's slip, for {@link Kind#TERM} and {@link Kind#EXTRA}
 * @param factor the factor, for the kinds that have one
 * @param region where in the matrix
 */
record Mark(Kind kind, String key, @Nullable Slip slip, Factor factor, Region region, double cost) {
    /** What is assumed. */
    enum Kind {
        /** A wrong data term or penalty. */
        TERM,
        /** The data term has a wrong factor. */
        DATA,
        /** The penalty has a wrong factor. */
        PENALTY,
        /** Everything has a wrong factor. */
        WHOLE,
        /** A term is added with a factor of the student's own. */
        EXTRA,
        /** Rows and columns are mixed up in storage. */
        ORDER,
        /** The matrix is transposed. */
        TRANSPOSED,
        /** At most two coordinates are wrong. */
        COORDINATES,
        /** A constant is added to the loss. */
        OFFSET,
        /** Right to float precision only. */
        FLOAT
    }

    static Mark of(Slip slip) {
        return new Mark(Kind.TERM, slip.key(), slip, Factor.ONE, Region.ALL, Cost.SLIP);
    }

    static Mark extra(Slip slip, double constant) {
        return new Mark(Kind.EXTRA, slip.key(), slip, new Factor(constant, Form.ONE, false), Region.ALL, Cost.EXTRA);
    }

    static Mark of(Kind kind, double cost) {
        return new Mark(kind, kind.name().toLowerCase(Locale.ROOT), null, Factor.ONE, Region.ALL, cost);
    }

    /** Marks for a factor: one for its constant, one for its form. */
    static List<Mark> of(Kind kind, Factor factor) {
        String target = switch (kind) {
            case DATA -> "data";
            case PENALTY -> "penalty";
            case WHOLE -> "all";
            case TERM, EXTRA, ORDER, TRANSPOSED, COORDINATES, OFFSET, FLOAT ->
                throw new IllegalArgumentException(kind + " has no factor");
        };
        List<Mark> marks = new ArrayList<>();
        if (factor.constant() != 1) {
            marks.add(new Mark(
                    kind,
                    target + "*" + (factor.named() ? Factor.label(factor.constant()) : "const"),
                    null,
                    new Factor(factor.constant(), Form.ONE, factor.named()),
                    Region.ALL,
                    Cost.FACTOR + (factor.named() ? Cost.SLIP : Cost.OWN_CONSTANT)));
        }
        if (factor.form().kind() != Form.Kind.ONE) {
            marks.add(new Mark(
                    kind,
                    target + "*" + factor.form().key(),
                    null,
                    new Factor(1, factor.form(), true),
                    Region.ALL,
                    Cost.FACTOR + Cost.SLIP));
        }
        return marks;
    }

    /** The same in a region of the matrix, which costs more. */
    Mark in(Region where, double more) {
        return new Mark(kind, where.label() + key, slip, factor, where, cost + more);
    }
}
