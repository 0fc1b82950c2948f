package org.gradus.assignments.perceptron;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Probe;

/** The steps forwards and backwards in their order, each with what it must be for what it is given. */
enum Step {
    HA("ha", "W1 x + b1", "x") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.hiddenActivation(probe.matrix("x"), probe.matrix("w1"), probe.matrix("b1"));
        }
    },
    HS("hs", "rect(ha)", "ha") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.rectified(forward.ha());
        }
    },
    OA("oa", "W2 hs + b2", "hs") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.outputActivation(forward.hs(), probe.matrix("w2"), probe.matrix("b2"));
        }
    },
    OS("os", "softmax(oa), column by column", "oa") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.softmax(forward.oa());
        }
    },
    GRAD_OA("gradOa", "os - onehot(y)", "os") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.outputGradient(forward.os(), probe.labels("y"));
        }
    },
    GRAD_B2("gradB2", "the mean of the columns of gradOa", "gradOa") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.biasGradient(backward.gradOa());
        }
    },
    GRAD_W2("gradW2", "gradOa hs' / K", "gradOa and hs") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.weightGradient(backward.gradOa(), forward.hs());
        }
    },
    GRAD_HS("gradHs", "W2' gradOa", "gradOa") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.hiddenGradient(probe.matrix("w2"), backward.gradOa());
        }
    },
    GRAD_HA("gradHa", "gradHs where ha > 0, else 0", "gradHs and ha") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.rectifierGradient(backward.gradHs(), forward.ha());
        }
    },
    GRAD_B1("gradB1", "the mean of the columns of gradHa", "gradHa") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.biasGradient(backward.gradHa());
        }
    },
    GRAD_W1("gradW1", "gradHa x' / K", "gradHa") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.weightGradient(backward.gradHa(), probe.matrix("x"));
        }
    },
    GRAD_X("gradX", "W1' gradHa", "gradHa") {
        @Override
        SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward) {
            return RIGHT.inputGradient(probe.matrix("w1"), backward.gradHa());
        }
    };

    static final List<Step> FORWARDS = List.of(HA, HS, OA, OS);
    static final List<Step> BACKWARDS = List.of(GRAD_OA, GRAD_B2, GRAD_W2, GRAD_HS, GRAD_HA, GRAD_B1, GRAD_W1, GRAD_X);

    private static final PerceptronReference RIGHT = new PerceptronReference();

    private final String component;
    private final String formula;
    private final String givens;

    Step(String component, String formula, String givens) {
        this.component = component;
        this.formula = formula;
        this.givens = givens;
    }

    /** The component of {@link ForwardPass} or {@link BackwardPass} that this step computes. */
    String component() {
        return component;
    }

    /** What this step computes, for messages. */
    String formula() {
        return formula;
    }

    /** The earlier steps that this one is computed from, for messages. */
    String givens() {
        return givens;
    }

    /** The method whose result holds this step. */
    String method() {
        return FORWARDS.contains(this) ? "forward" : "backward";
    }

    /** Returns what this step must be when the steps before it are as given; shapes must be right. */
    abstract SimpleMatrix from(Probe probe, ForwardPass forward, BackwardPass backward);

    /** Reads this step out of the passes. */
    SimpleMatrix of(ForwardPass forward, BackwardPass backward) {
        return switch (this) {
            case HA -> forward.ha();
            case HS -> forward.hs();
            case OA -> forward.oa();
            case OS -> forward.os();
            case GRAD_OA -> backward.gradOa();
            case GRAD_B2 -> backward.gradB2();
            case GRAD_W2 -> backward.gradW2();
            case GRAD_HS -> backward.gradHs();
            case GRAD_HA -> backward.gradHa();
            case GRAD_B1 -> backward.gradB1();
            case GRAD_W1 -> backward.gradW1();
            case GRAD_X -> backward.gradX();
        };
    }
}
