package org.gradus.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Checks a gradient that a model claims with or without a slip, by all coordinates or by three directions for each block. */
final class Probe {
    private static final int DIRECTIONS = 3;

    private final PlainModel model;
    private final Slip slip;
    private final boolean hinted;
    private final double[] claimed;
    private final double[] right;
    private final double lossAtBase;
    private final double[] scale;
    private final double sigma;
    final Noise noise;

    Probe(PlainModel model, Slip slip, boolean hinted, long seed) {
        this.model = model;
        this.slip = slip;
        this.hinted = hinted;
        claimed = model.gradient(slip);
        right = model.gradientOfLoss(slip);
        lossAtBase = model.loss(model.weights, slip);
        scale = Arrays.stream(model.reach()).map(reach -> 1 / reach).toArray();
        double[][] direction = Directions.random(seed, scale, 1);
        noise = Noise.estimate(along(direction), 0, 1e-9);
        sigma = noise.sigma();
    }

    /** How much the slip changes the gradient, relative to its largest entry. */
    double effect() {
        double largest = 0;
        for (int i = 0; i < right.length; i++) {
            largest = Math.max(largest, Math.abs(claimed[i] - right[i]));
        }
        return largest / largest(right);
    }

    /** The loss along the coordinates. */
    LineLosses coordinates() {
        return (lines, steps) -> {
            double[] losses = new double[lines.length];
            double[] w = model.weights.clone();
            for (int k = 0; k < lines.length; k++) {
                w[lines[k]] += steps[k];
                losses[k] = model.loss(w, slip);
                w[lines[k]] = model.weights[lines[k]];
            }
            return losses;
        };
    }

    List<LineResult> sweep() {
        double[] firstSteps = Arrays.stream(scale)
                .map(s -> GradientLadder.FIRST_STEP * (hinted ? s : 1))
                .toArray();
        return new GradientLadder().check(coordinates(), lossAtBase, claimed, firstSteps, sigma, largest(claimed));
    }

    /**
     * What the directions of one block say, and how much the slip changes the second most changed of the three, relative to the
     * largest slope along a direction of any block.
     *
     * @param glance what a glance says of the same directions
     * @param glanceWithSlopes the same of a glance that looks at the claimed slopes as well
     */
    record Block(
            List<LineResult> lines,
            double[] right,
            double effect,
            List<LineResult> glance,
            List<LineResult> glanceWithSlopes) {
        /** Whether a glance is content with all directions. */
        boolean believed() {
            return agree(glance);
        }

        boolean believedWithSlopes() {
            return agree(glanceWithSlopes);
        }
    }

    List<Block> directions(long seed) {
        List<double[][]> directions = new ArrayList<>();
        double largest = 0;
        for (int[] range : model.blocks()) {
            double[] moved = new double[scale.length];
            System.arraycopy(scale, range[0], moved, range[0], range[1] - range[0]);
            double[][] ofBlock = Directions.random(seed++, moved, DIRECTIONS);
            directions.add(ofBlock);
            largest = Math.max(largest, largest(slopes(right, ofBlock)));
        }
        List<Block> blocks = new ArrayList<>();
        for (double[][] ofBlock : directions) {
            double[] slopes = slopes(claimed, ofBlock);
            double[] rightSlopes = slopes(right, ofBlock);
            double[] firstSteps = new double[DIRECTIONS];
            Arrays.fill(firstSteps, Directions.firstStep(model.features()));
            List<LineResult> lines =
                    new GradientLadder().check(along(ofBlock), lossAtBase, slopes, firstSteps, sigma, largest(slopes));
            double[] changes = new double[DIRECTIONS];
            for (int i = 0; i < DIRECTIONS; i++) {
                changes[i] = Math.abs(slopes[i] - rightSlopes[i]) / largest;
            }
            Arrays.sort(changes);
            GradientLadder ladder = new GradientLadder();
            List<LineResult> glance = ladder.glance(along(ofBlock), lossAtBase, slopes, firstSteps, largest(slopes));
            SlopedLosses sloped = slopesAlong(ofBlock, GradientLadder.slopedPoints(firstSteps));
            List<LineResult> glanceWithSlopes =
                    ladder.glanceWithSlopes(sloped, firstSteps).lines();
            blocks.add(new Block(lines, rightSlopes, changes[DIRECTIONS - 2], glance, glanceWithSlopes));
        }
        return blocks;
    }

    private LineLosses along(double[][] directions) {
        return (lines, steps) -> {
            double[] losses = new double[lines.length];
            double[] w = new double[model.weights.length];
            for (int k = 0; k < lines.length; k++) {
                for (int i = 0; i < w.length; i++) {
                    w[i] = model.weights[i] + steps[k] * directions[lines[k]][i];
                }
                losses[k] = model.loss(w, slip);
            }
            return losses;
        };
    }

    /** The same with the slopes that the model with its slip claims at each point. */
    private SlopedLosses slopesAlong(double[][] directions, GradientLadder.SlopedPoints points) {
        int[] lines = points.lines();
        double[] steps = points.steps();
        double[] losses = along(directions).at(lines, steps);
        double[] slopes = new double[DIRECTIONS * lines.length];
        double[] base = model.weights.clone();
        for (int k = 0; k < lines.length; k++) {
            double[] direction = directions[lines[k]];
            for (int i = 0; i < base.length; i++) {
                model.weights[i] = base[i] + steps[k] * direction[i];
            }
            System.arraycopy(slopes(model.gradient(slip), directions), 0, slopes, DIRECTIONS * k, DIRECTIONS);
        }
        System.arraycopy(base, 0, model.weights, 0, base.length);
        return new SlopedLosses(losses, slopes);
    }

    private static boolean agree(List<LineResult> lines) {
        return lines.stream().allMatch(line -> line.verdict() == Verdict.AGREES);
    }

    private static double[] slopes(double[] gradient, double[][] directions) {
        return Arrays.stream(directions)
                .mapToDouble(direction -> Directions.derivative(gradient, direction))
                .toArray();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }
}
