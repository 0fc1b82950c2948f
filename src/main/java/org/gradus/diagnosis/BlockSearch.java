package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradus.diagnosis.Fit.Order;
import org.gradus.diagnosis.Fit.Piece;
import org.gradus.diagnosis.Prepared.Part;

/**
 * Finds the explanations of one part of the result: whole first; if there is none, with one more assumption about where or how it is
 * wrong: an extra term, rows and columns mixed up in storage, a row or column apart, one or two coordinates.
 */
final class BlockSearch {
    /** Rounding level: what is named leaves no more than this, relative to the answer. Honest orders of summation differ by 1e-14. */
    static final double ROUNDING = 1e-10;
    /** Rounding level of float arithmetic. */
    static final double FLOAT_ROUNDING = 3e-6;

    private static final int LARGEST_APART = 8;

    private final Prepared prepared;
    private final Part part;
    private final double[][] forms;
    private final double[][] found;
    private final double tolerance;

    BlockSearch(Prepared prepared, Part part, double[][] found, double tolerance) {
        this.prepared = prepared;
        this.part = part;
        this.found = found;
        this.tolerance = tolerance;
        this.forms = prepared.forms().stream().map(prepared::values).toArray(double[][]::new);
    }

    /** The explanations, those with the fewest slips first. */
    List<Fit> solve() {
        List<Fit> fits = new ArrayList<>(search(part, found).solve());
        if (!fits.isEmpty() && fits.get(0).cost() < 2 * Cost.SLIP) {
            return fits;
        }
        if (part.isLoss()) {
            fits.addAll(search(part, found).solveWithOffset());
            return PartSearch.best(fits);
        }
        fits.addAll(search(part, found).solveWithExtras());
        for (Order order : List.of(Order.BY_COLUMNS, Order.FROM_COLUMNS)) {
            fits.addAll(inOrder(order, Mark.of(Mark.Kind.ORDER, Cost.SLIP)));
        }
        if (fits.isEmpty() || fits.get(0).cost() > 2.5 * Cost.SLIP) {
            fits.addAll(apart());
        }
        if (fits.isEmpty()) {
            fits.addAll(search(part, found).solveButCoordinates());
        }
        return PartSearch.best(fits);
    }

    /** The explanations of a matrix that is transposed at every probe. */
    List<Fit> solveTransposed() {
        return inOrder(Order.TRANSPOSED, Mark.of(Mark.Kind.TRANSPOSED, Cost.SLIP));
    }

    private PartSearch search(Part terms, double[][] answers) {
        return new PartSearch(terms, prepared.forms(), forms, answers, tolerance);
    }

    private List<Fit> inOrder(Order order, Mark mark) {
        if (IntStream.range(0, found.length).allMatch(p -> part.rows()[p] == 1 || part.columns()[p] == 1)) {
            return List.of();
        }
        double[][] read = new double[found.length][];
        for (int p = 0; p < found.length; p++) {
            read[p] = order.read(found[p], part.rows()[p], part.columns()[p]);
        }
        return search(part, read).solve().stream()
                .map(fit -> {
                    List<Mark> marks = new ArrayList<>(List.of(mark));
                    marks.addAll(fit.marks());
                    return new Fit(fit.pieces(), order, marks, fit.residual());
                })
                .toList();
    }

    /** A row or a column apart: the bias row, the last class. */
    private List<Fit> apart() {
        List<Fit> fits = new ArrayList<>();
        List<Region> regions = new ArrayList<>();
        int rows = Math.min(LARGEST_APART, Arrays.stream(part.rows()).min().orElse(0));
        int columns =
                Math.min(LARGEST_APART, Arrays.stream(part.columns()).min().orElse(0));
        for (int i = -1; i < rows && rows > 1; i++) {
            regions.add(new Region(Region.Kind.ROW, i));
        }
        for (int j = -1; j < columns && columns > 1; j++) {
            regions.add(new Region(Region.Kind.COLUMN, j));
        }
        for (Region region : regions) {
            List<Fit> rest = in(region.rest());
            if (rest.isEmpty()) {
                continue;
            }
            for (Fit small : in(region)) {
                for (Fit large : rest) {
                    fits.add(joined(region, small, large));
                }
            }
        }
        return PartSearch.best(fits);
    }

    private List<Fit> in(Region region) {
        int[] all = IntStream.range(0, found.length).toArray();
        double[][] entries = new double[found.length][];
        for (int p = 0; p < found.length; p++) {
            entries[p] = Part.entries(found[p], part.rows()[p], part.columns()[p], region);
            if (entries[p].length == 0) {
                return List.of();
            }
        }
        return search(part.at(region, all), entries).solve();
    }

    private static Fit joined(Region region, Fit small, Fit large) {
        Set<String> everywhere = new HashSet<>();
        large.marks().forEach(mark -> everywhere.add(mark.key()));
        List<Mark> marks = new ArrayList<>(large.marks());
        for (Mark mark : small.marks()) {
            if (!everywhere.contains(mark.key())) {
                marks.add(mark.in(region, Cost.APART));
            }
        }
        // A slip of the rest that the row or column does not share shows in the rest alone; it keeps its plain name.
        List<Piece> pieces = List.of(
                large.pieces().get(0).in(region.rest()), small.pieces().get(0).in(region));
        return new Fit(pieces, Order.AS_IT_IS, marks, Math.max(small.residual(), large.residual()));
    }
}
