package org.gradus.check;

/**
 * The words with which checks are written; import them statically. Each word starts a sentence that ends with what must hold:
 *
 * <pre>{@code
 * gradientCheck(submitted).withRespectTo("w").agreesAt(probes);
 * compare(submitted).with(reference).in("loss").agreesAt(probes);
 * purity(submitted).leavesInputsUnchangedAt(probes);
 * derivativeCheck(submitted).of("sigmoid").by("sigmoidDerivative").agreesAt(-1.5, 0.5);
 * race(loops, vectorized).orTakesAtMost(6, product).isWonAt(large, atLeast, fully);
 * }</pre>
 */
public final class Words {
    private Words() {}

    /** Starts a numeric gradient check of a submission against its own loss. */
    public static GradientCheck gradientCheck(Object submitted) {
        return GradientCheck.of(Subject.of(submitted));
    }

    /** Starts a numeric check of a derivative of one of a submission's functions against that function. */
    public static DerivativeCheck derivativeCheck(Object submitted) {
        return DerivativeCheck.of(Subject.of(submitted));
    }

    /** Starts an equation between a submission's own functions of {@code x}, written as a student should read it. */
    public static Identity identity(String equation) {
        return new Identity(equation);
    }

    /** Starts a comparison of a submission's results. */
    public static Comparison compare(Object submitted) {
        return Comparison.of(Subject.of(submitted));
    }

    /** Starts an examination of how a submission treats its inputs, its results and its own state. */
    public static Purity purity(Object submitted) {
        return Purity.of(Subject.of(submitted));
    }

    /** Starts a race between two submitted implementations of the same method. */
    public static Race race(Object slower, Object faster) {
        return Race.of(Subject.of(slower), Subject.of(faster));
    }

    /** Runs several parts of a check; each that holds earns its share of the points, and the check fails if none holds. */
    public static void inParts(Runnable... parts) {
        Parts.run(parts);
    }
}
