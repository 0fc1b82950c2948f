package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Figure;
import org.gradus.check.Probe;
import org.gradus.diagnosis.Prepared.Part;
import org.jspecify.annotations.Nullable;

/** Draws the numbers of a wrong part beside the expected ones. */
final class Pictures {
    private static final String RATIOS = "Yours divided by the expected";

    private Pictures() {}

    /** Pictures of a matrix at the first usable probe, of a loss at all usable ones; none if the shapes differ. */
    static List<Figure> of(Part part, @Nullable SimpleMatrix[] found, List<Probe> probes, int[] usable) {
        if (usable.length == 0) {
            return List.of();
        }
        return part.isLoss() ? ofLoss(part, found, probes, usable) : ofMatrix(part, found, probes, usable[0]);
    }

    private static List<Figure> ofLoss(Part part, @Nullable SimpleMatrix[] found, List<Probe> probes, int[] usable) {
        List<String> names = new ArrayList<>();
        double[] expected = new double[usable.length];
        double[] yours = new double[usable.length];
        for (int k = 0; k < usable.length; k++) {
            SimpleMatrix value = found[usable[k]];
            if (value == null) {
                return List.of();
            }
            names.add(probes.get(usable[k]).name());
            expected[k] = part.right(usable[k])[0];
            yours[k] = value.get(0, 0);
        }
        return List.of(new Figure.Ratios(
                RATIOS + " loss",
                "One loss for each probe. A right loss has the ratio 1 everywhere.",
                names,
                expected,
                yours));
    }

    private static List<Figure> ofMatrix(Part part, @Nullable SimpleMatrix[] found, List<Probe> probes, int probe) {
        SimpleMatrix matrix = found[probe];
        int rows = part.rows()[probe];
        int columns = part.columns()[probe];
        if (matrix == null || matrix.getNumRows() != rows || matrix.getNumCols() != columns) {
            return List.of();
        }
        double[] expected = part.right(probe);
        double[] yours = Diagnoser.entries(matrix);
        double[] errors = new double[yours.length];
        List<String> names = new ArrayList<>();
        double largest = Double.MIN_NORMAL;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < yours.length; i++) {
            errors[i] = (yours[i] - expected[i]) / largest;
            names.add("[" + i / columns + ", " + i % columns + "]");
        }
        String name = Wording.partWords(part.path()).replace("your ", "");
        String where = "At the probe with " + probes.get(probe).name() + ".";
        return List.of(
                new Figure.Ratios(
                        RATIOS + " " + name,
                        where + " One bar alone is a constant factor; several bars are a wrong term.",
                        names,
                        expected,
                        yours),
                new Figure.HeatMap(
                        "Error of the " + name,
                        where
                                + " Each cell is your entry minus the expected one, as a part of the largest expected entry.",
                        "error relative to the largest entry",
                        rows,
                        columns,
                        errors));
    }
}
