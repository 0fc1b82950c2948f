package org.gradus.numerics;

import java.util.Random;
import java.util.function.DoubleSupplier;

/** A kind of data on which a fixed threshold goes wrong in its own way. */
enum Regime {
    A_ORDINARY(7, 0.1),
    B_RAW_PIXELS(7, 0.1),
    C_SCORES_IN_THE_THOUSANDS(7, 0.1),
    D_STRONG_PENALTY(7, 5e4),
    E_TINY_GRADIENTS(7, 1e-3),
    F_ON_KINKS(7, 0.1),
    G_NEAR_KINKS(7, 0.1),
    H_MANY_EXAMPLES(300, 0.1);

    /** The models that are tried. */
    enum Kind {
        SOFTMAX,
        HINGE,
        NET
    }

    final int examples;
    private final double reg;

    Regime(int examples, double reg) {
        this.examples = examples;
        this.reg = reg;
    }

    boolean hasKinks() {
        return this == F_ON_KINKS || this == G_NEAR_KINKS;
    }

    PlainModel draw(Random random, Kind kind) {
        boolean net = kind == Kind.NET;
        int features = net ? 5 : 6;
        int classes = net ? 3 : 4;
        int hidden = 6;
        double[][] x = new double[examples][features];
        int[] y = new int[examples];
        for (int n = 0; n < examples; n++) {
            for (int f = 0; f < features; f++) {
                x[n][f] = input(random, f);
            }
            y[n] = n < classes ? n : random.nextInt(classes);
        }
        double[] w = new double[net ? PlainNet.parameters(features, hidden, classes) : features * classes];
        DoubleSupplier weight = weights(random);
        for (int i = 0; i < w.length; i++) {
            w[i] = weight.getAsDouble();
        }
        PlainModel model = net
                ? new PlainNet(x, y, hidden, classes, reg, w)
                : new PlainLinear(x, y, classes, kind == Kind.HINGE, reg, w);
        if (this == G_NEAR_KINKS) {
            moveToKinks(model, random, hidden);
        }
        return model;
    }

    private double input(Random random, int feature) {
        return switch (this) {
            case A_ORDINARY, G_NEAR_KINKS, H_MANY_EXAMPLES -> random.nextGaussian();
            case B_RAW_PIXELS, C_SCORES_IN_THE_THOUSANDS -> feature == 0 ? 1 : random.nextInt(256);
            case D_STRONG_PENALTY -> random.nextInt(81) - 40;
            case E_TINY_GRADIENTS -> 1e-3 * random.nextGaussian();
            case F_ON_KINKS -> random.nextInt(5) - 2;
        };
    }

    private DoubleSupplier weights(Random random) {
        return switch (this) {
            case A_ORDINARY, D_STRONG_PENALTY, E_TINY_GRADIENTS, G_NEAR_KINKS, H_MANY_EXAMPLES ->
                () -> 0.7 * random.nextGaussian();
            case B_RAW_PIXELS -> () -> 1e-3 * random.nextGaussian();
            case C_SCORES_IN_THE_THOUSANDS -> () -> 5 * random.nextGaussian();
            case F_ON_KINKS -> () -> random.nextInt(5) - 2;
        };
    }

    private static void moveToKinks(PlainModel model, Random random, int hidden) {
        for (int example = 0; example < 3; example++) {
            double distance = Math.pow(10, -8 + 5 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            if (model instanceof PlainNet net) {
                net.moveToSum(example, random.nextInt(hidden), distance);
            } else if (model instanceof PlainLinear linear) {
                int rival = (model.y[example] + 1 + random.nextInt(model.classes - 1)) % model.classes;
                linear.moveToMargin(example, rival, distance);
            }
        }
    }
}
