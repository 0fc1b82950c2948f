package org.gradus.assignments.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Figure;
import org.gradus.data.Dataset;
import org.gradus.data.ImageShape;
import org.gradus.data.TwoCircles;

/** Pictures of a training: curves over the epochs, weights as images, decision regions. */
final class TrainingFigures {
    private static final int CELLS = 48;

    private final LinearTrainer reference = new TrainerReference();
    private final List<SimpleMatrix> weights;
    private final double[] epochs;

    /**
     * Shows a training.
     *
     * @param trace the recorded run
     * @param perEpoch number of batches in an epoch
     */
    TrainingFigures(Trace trace, int perEpoch) {
        weights = new ArrayList<>();
        for (int i = 0; i < trace.calls().size(); i += perEpoch) {
            weights.add(trace.calls().get(i).w());
        }
        weights.add(trace.training().weights());
        epochs = IntStream.range(0, weights.size()).asDoubleStream().toArray();
    }

    /** Loss without penalty over the epochs, on each of the sets. */
    Figure losses(GivenLosses loss, List<Part> parts) {
        return curves(
                "Loss over the epochs",
                "The loss without penalty, before the first epoch and after each.",
                "loss",
                parts,
                (w, part) -> loss.evaluate(w, part.x(), part.y(), 0).loss());
    }

    /** Part of wrong predictions over the epochs, on each of the sets. */
    Figure errors(List<Part> parts) {
        return curves(
                "Error over the epochs",
                "The part of the examples that are predicted wrongly.",
                "error",
                parts,
                (w, part) -> 1 - reference.accuracy(reference.predict(w, part.x()), part.y()));
    }

    /**
     * Examples to judge by.
     *
     * @param name as the key of the picture says
     */
    record Part(String name, SimpleMatrix x, int[] y) {}

    private interface Judge {
        double of(SimpleMatrix w, Part part);
    }

    private Figure curves(String title, String caption, String quantity, List<Part> parts, Judge judge) {
        return new Figure.Curves(
                title,
                caption,
                "epoch",
                quantity,
                parts.stream()
                        .map(part -> new Figure.Curve(
                                part.name(),
                                epochs,
                                weights.stream()
                                        .mapToDouble(w -> judge.of(w, part))
                                        .toArray()))
                        .toList());
    }

    /** The weights of each class as an image, without the first row, which meets the column of ones. */
    Figure images(ImageShape shape) {
        SimpleMatrix w = weights.get(weights.size() - 1);
        List<Figure.Image> images = new ArrayList<>();
        for (int label = 0; label < w.getNumCols(); label++) {
            double[] values = new double[shape.features()];
            for (int k = 0; k < values.length; k++) {
                values[k] = w.get(k + 1, label);
            }
            images.add(new Figure.Image("class " + label, values));
        }
        return new Figure.Images(
                "Weights of each class",
                "Where a bright pixel speaks for the class, and where against it. The weight of the column of ones is left out.",
                "weight",
                shape.rows(),
                shape.columns(),
                shape.channels(),
                Figure.Tone.DIVERGING,
                images);
    }

    /** The predicted class over the plane, with these points; the features are those of {@code TwoCircles.lifted}. */
    static Figure regions(LinearTrainer submitted, SimpleMatrix w, Dataset points) {
        double edge = 1.1 * Math.max(0.1, points.x().elementMaxAbs());
        SimpleMatrix grid = new SimpleMatrix(CELLS * CELLS, 2);
        for (int i = 0; i < CELLS * CELLS; i++) {
            int row = i / CELLS;
            int column = i % CELLS;
            grid.setRow(i, 0, edge * ((2 * column + 1.0) / CELLS - 1), edge * (1 - (2 * row + 1.0) / CELLS));
        }
        double[][] drawn = new double[points.size()][];
        Arrays.setAll(drawn, i -> new double[] {points.x().get(i, 0), points.x().get(i, 1)});
        int[] predicted = submitted.predict(w, TwoCircles.lifted(grid));
        return new Figure.Regions(
                "Decision regions",
                "What your classifier predicts at each place, and new points: those in the other region are predicted wrongly.",
                -edge,
                edge,
                -edge,
                edge,
                CELLS,
                CELLS,
                Arrays.copyOf(predicted, CELLS * CELLS),
                List.of("inner circle", "outer circle"),
                drawn,
                points.y());
    }
}
