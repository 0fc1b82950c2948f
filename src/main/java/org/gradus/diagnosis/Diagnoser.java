package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Observation;
import org.gradus.diagnosis.Prepared.Part;
import org.jspecify.annotations.Nullable;

/** Explains what a submission answered at some probes. Calls neither the submission nor a worker. Safe for several threads. */
public final class Diagnoser {
    /** Fewer probes cannot tell a count from a constant. */
    public static final int FEWEST_PROBES = 3;

    /** The tolerance of comparisons: below it a part counts as right. */
    static final double SAME = 1e-9;

    private final Variants variants;
    private final PreparedProbes cache = new PreparedProbes();

    /** Prepares the diagnosis of one method. */
    public Diagnoser(Variants variants) {
        this.variants = variants;
    }

    /** Whether this observation is of the method that can be diagnosed, at enough probes. */
    public boolean covers(Observation observation) {
        return variants.role().isAssignableFrom(observation.role())
                && variants.method().equals(observation.method().getName())
                && observation.probes().size() >= FEWEST_PROBES;
    }

    /** Explains an observation that this diagnoser {@linkplain #covers covers}. */
    public Explanation explain(Observation observation) {
        Prepared all = cache.of(variants, observation.probes());
        Map<String, SimpleMatrix[]> answers = answers(observation, all);
        int[] usable = usable(answers, all);
        Explanation.Draft draft = new Explanation.Draft(observation, all, answers, usable);
        if (usable.length < FEWEST_PROBES) {
            return draft.unexplained();
        }
        Prepared prepared = usable.length == all.probes() ? all : all.at(usable);
        Map<String, double[][]> entries = new LinkedHashMap<>();
        answers.forEach((path, matrices) -> {
            double[][] values = new double[usable.length][];
            for (int k = 0; k < usable.length; k++) {
                SimpleMatrix matrix = matrices[usable[k]];
                values[k] = matrix == null ? new double[0] : entries(matrix);
            }
            entries.put(path, values);
        });
        boolean inFloat = areFloats(entries);
        Map<String, List<Fit>> solutions = new LinkedHashMap<>();
        for (Part part : prepared.parts().values()) {
            double[][] found = entries.get(part.path());
            if (found == null || draft.isBroken(part.path())) {
                continue;
            }
            List<Fit> fits =
                    solve(prepared, part, found, Objects.requireNonNull(answers.get(part.path())), usable, inFloat);
            if (fits.isEmpty()) {
                draft.unknown(part.path());
            } else {
                solutions.put(part.path(), fits);
            }
        }
        return draft.explained(Joined.choose(solutions));
    }

    /** Whether an explanation foretells this other observation, too. */
    public boolean foretells(Explanation explanation, Observation other) {
        return cache.of(variants, other.probes()).parts().keySet().stream()
                .allMatch(path -> foretells(explanation, path, other));
    }

    /** Whether an explanation foretells each entry of one part of another observation, none of them left aside. */
    public boolean foretellsExactly(Explanation explanation, String path, Observation other) {
        Fit fit = explanation.fits().get(path);
        return fit != null
                && fit.marks().stream().noneMatch(mark -> mark.kind() == Mark.Kind.COORDINATES)
                && cache.of(variants, other.probes()).parts().containsKey(path)
                && foretells(explanation, path, other);
    }

    /** Whether an explanation foretells one part of another observation; a part that is nowhere answered is foretold. */
    boolean foretells(Explanation explanation, String path, Observation other) {
        Prepared prepared = cache.of(variants, other.probes());
        SimpleMatrix[] answers = answers(other, prepared).get(path);
        if (answers == null) {
            return true;
        }
        Part part = prepared.part(path);
        Fit fit = explanation.fits().get(path);
        for (int p = 0; p < prepared.probes(); p++) {
            SimpleMatrix matrix = answers[p];
            if (fit == null
                    || matrix == null
                    || !hasRightSize(part, p, matrix)
                    || !isForetold(part, fit, fit.predict(prepared, part, p), entries(matrix))) {
                return false;
            }
        }
        return true;
    }

    /** Single coordinates that were left aside, and float arithmetic, are left aside here, too. */
    private static boolean isForetold(Part part, Fit fit, double[] wanted, double[] found) {
        boolean inFloat = fit.marks().stream().anyMatch(mark -> mark.kind() == Mark.Kind.FLOAT);
        double tolerance = inFloat ? 3 * BlockSearch.FLOAT_ROUNDING : SAME;
        if (fit.marks().stream().noneMatch(mark -> mark.kind() == Mark.Kind.COORDINATES)) {
            return isSame(part, wanted, found, tolerance);
        }
        double scale = Arrays.stream(wanted).map(Math::abs).max().orElse(0);
        return IntStream.range(0, wanted.length)
                        .filter(i -> !(Math.abs(found[i] - wanted[i]) <= tolerance * scale))
                        .count()
                <= 2;
    }

    Variants variants() {
        return variants;
    }

    private static List<Fit> solve(
            Prepared prepared,
            Part part,
            double[][] found,
            @Nullable SimpleMatrix[] matrices,
            int[] usable,
            boolean inFloat) {
        boolean straight = true;
        boolean transposed = true;
        for (int k = 0; k < usable.length; k++) {
            SimpleMatrix matrix = matrices[usable[k]];
            if (matrix == null) {
                return List.of();
            }
            straight &= part.hasShape(k, matrix.getNumRows(), matrix.getNumCols());
            transposed &= part.hasShape(k, matrix.getNumCols(), matrix.getNumRows());
        }
        if (!straight && !transposed) {
            return List.of();
        }
        BlockSearch search = new BlockSearch(prepared, part, found, BlockSearch.ROUNDING);
        if (!straight) {
            return search.solveTransposed();
        }
        boolean right = IntStream.range(0, found.length).allMatch(p -> isSame(part, part.right(p), found[p], SAME));
        if (right) {
            return List.of(new Fit(
                    List.of(new Fit.Piece(Region.ALL, 0, Factor.ONE, part.hasPenalty() ? 0 : -1, Factor.ONE, -1, 0, 0)),
                    Fit.Order.AS_IT_IS,
                    List.of(),
                    0));
        }
        List<Fit> fits = search.solve();
        if (!fits.isEmpty() || !inFloat) {
            return fits;
        }
        List<Fit> rough = new BlockSearch(prepared, part, found, BlockSearch.FLOAT_ROUNDING).solve();
        return rough.stream()
                .map(fit -> {
                    List<Mark> marks = new ArrayList<>(List.of(Mark.of(Mark.Kind.FLOAT, Cost.SLIP)));
                    marks.addAll(fit.marks());
                    return new Fit(fit.pieces(), fit.order(), marks, fit.residual());
                })
                .toList();
    }

    /** The same within the tolerance of comparisons: of a loss relative to at least 1, of a matrix to its largest entry. */
    static boolean isSame(Part part, double[] wanted, double[] found, double tolerance) {
        double scale = part.isLoss() ? 1 : 0;
        for (double value : wanted) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < wanted.length; i++) {
            // Written so that NaN is different.
            if (!(Math.abs(found[i] - wanted[i]) <= tolerance * scale)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasRightSize(Part part, int probe, SimpleMatrix matrix) {
        return part.hasShape(probe, matrix.getNumRows(), matrix.getNumCols())
                || part.hasShape(probe, matrix.getNumCols(), matrix.getNumRows());
    }

    /** The parts of the answers, by path; parts that a submission may leave out and has left out everywhere are not in it. */
    private static Map<String, SimpleMatrix[]> answers(Observation observation, Prepared prepared) {
        Map<String, SimpleMatrix[]> answers = new LinkedHashMap<>();
        for (String path : prepared.parts().keySet()) {
            SimpleMatrix[] matrices = new SimpleMatrix[observation.probes().size()];
            boolean some = false;
            for (int p = 0; p < matrices.length; p++) {
                matrices[p] = observation.part(p, path).orElse(null);
                some |= matrices[p] != null;
            }
            if (some) {
                answers.put(path, matrices);
            }
        }
        return answers;
    }

    /** The probes at which every part is finite that is finite anywhere. */
    private static int[] usable(Map<String, SimpleMatrix[]> answers, Prepared prepared) {
        return IntStream.range(0, prepared.probes())
                .filter(p -> answers.values().stream()
                        .filter(matrices -> Arrays.stream(matrices).anyMatch(Diagnoser::isFinite))
                        .allMatch(matrices -> isFinite(matrices[p])))
                .toArray();
    }

    static boolean isFinite(@Nullable SimpleMatrix matrix) {
        return matrix != null && Arrays.stream(entries(matrix)).allMatch(Double::isFinite);
    }

    /** Whether every number is exactly one that float holds, and not all of them are whole. */
    private static boolean areFloats(Map<String, double[][]> entries) {
        boolean fractions = false;
        for (double[][] part : entries.values()) {
            for (double[] values : part) {
                for (double value : values) {
                    if ((double) (float) value != value) {
                        return false;
                    }
                    fractions |= value != Math.rint(value);
                }
            }
        }
        return fractions;
    }

    static double[] entries(SimpleMatrix matrix) {
        double[] values = new double[matrix.getNumElements()];
        for (int row = 0; row < matrix.getNumRows(); row++) {
            for (int column = 0; column < matrix.getNumCols(); column++) {
                values[row * matrix.getNumCols() + column] = matrix.get(row, column);
            }
        }
        return values;
    }
}
