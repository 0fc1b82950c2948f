package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradus.diagnosis.Fit.Piece;
import org.gradus.diagnosis.Prepared.Candidate;
import org.gradus.diagnosis.Prepared.Part;
import org.gradus.numerics.LinearFit;

/**
 * Finds the explanations of one part of the result: {@code found = a * data term + b * penalty} at every probe, with named or free
 * factors, to rounding level. Candidates are sifted with inner products first; what is left is evaluated entry by entry.
 */
final class PartSearch {
    /** What inner products can tell from zero: the square of the residual, relative to that of the answer. */
    private static final double SIEVE = 1e-11;
    /** Fewest entries, over all probes, that a factor of the student's own must explain. */
    private static final int ENOUGH = 4;

    private final Part part;
    private final List<Form> forms;
    private final double[][] formValues;
    private final double[][] found;
    private final double tolerance;
    private final double sieve;
    private final int probes;
    /** One over the square of the answer's norm, at each probe. */
    private final double[] weight;
    /** Square of the answer's norm, at each probe. */
    private final double[] own;

    private final double weighted;
    /** Weighted products of the forms' values. */
    private final double[][][] products;

    PartSearch(Part part, List<Form> forms, double[][] formValues, double[][] found, double tolerance) {
        this.part = part;
        this.forms = forms;
        this.formValues = formValues;
        this.found = found;
        this.tolerance = tolerance;
        this.sieve = Math.max(SIEVE, 100 * tolerance * tolerance);
        this.probes = found.length;
        this.weight = new double[probes];
        this.own = new double[probes];
        double sum = 0;
        for (int p = 0; p < probes; p++) {
            own[p] = LinearFit.dot(found[p], found[p]);
            double right = norm(part.data().get(0).values()[p]);
            weight[p] = own[p] > 0 ? 1 / own[p] : right > 0 ? 1 / right : 1;
            sum += weight[p] * own[p];
        }
        this.weighted = sum;
        this.products = new double[forms.size()][forms.size()][probes];
        for (int f = 0; f < forms.size(); f++) {
            for (int g = 0; g < forms.size(); g++) {
                for (int p = 0; p < probes; p++) {
                    products[f][g][p] = weight[p] * formValues[f][p] * formValues[g][p];
                }
            }
        }
    }

    private static double norm(double[] values) {
        double square = LinearFit.dot(values, values);
        return Double.isFinite(square) ? square : 0;
    }

    /** The exact explanations, those with the fewest slips first. */
    List<Fit> solve() {
        List<Fit> fits = new ArrayList<>();
        List<Candidate> penalties = part.hasPenalty() ? part.penalties() : List.of(none());
        int entries = Arrays.stream(found).mapToInt(values -> values.length).sum();
        for (int v = 0; v < part.data().size(); v++) {
            Candidate data = part.data().get(v);
            if (!data.isFinite()) {
                continue;
            }
            double[] vv = new double[probes];
            double[] vs = new double[probes];
            for (int p = 0; p < probes; p++) {
                vv[p] = LinearFit.dot(data.values()[p], data.values()[p]);
                vs[p] = LinearFit.dot(data.values()[p], found[p]);
            }
            for (int r = 0; r < penalties.size(); r++) {
                Candidate penalty = penalties.get(r);
                if (penalty.isFinite()) {
                    Grams grams = new Grams(vv, vs, penalty, data);
                    if (entries <= 2 * probes || grams.mayFit()) {
                        grams.tryForms(v, r, entries, fits);
                    }
                }
            }
        }
        return best(fits);
    }

    /** The explanations with one extra term whose factor is free. */
    List<Fit> solveWithExtras() {
        List<Fit> fits = new ArrayList<>();
        List<Candidate> penalties = part.hasPenalty() ? part.penalties() : List.of(none());
        for (int e = 0; e < part.extras().size(); e++) {
            for (int v = 0; v < part.data().size(); v++) {
                for (int r = 0; r < penalties.size(); r++) {
                    if (part.extras().get(e).isFinite()
                            && part.data().get(v).isFinite()
                            && penalties.get(r).isFinite()) {
                        tryExtra(v, r, e, penalties.get(r), fits);
                    }
                }
            }
        }
        return best(fits);
    }

    private void tryExtra(int v, int r, int e, Candidate penalty, List<Fit> fits) {
        List<double[][]> basis = new ArrayList<>();
        basis.add(part.data().get(v).values());
        basis.add(part.extras().get(e).values());
        boolean penalised = !penalty.isZero();
        if (penalised) {
            basis.add(penalty.values());
        }
        double[] constants = joint(basis);
        if (constants.length == 0) {
            return;
        }
        Factor a = Factor.near(constants[0], Form.ONE, naming());
        Factor b = penalised ? Factor.near(constants[2], Form.ONE, naming()) : Factor.ONE;
        if (!a.named() || !b.named()) {
            return;
        }
        List<Mark> marks = new ArrayList<>();
        part.data().get(v).slips().forEach(slip -> marks.add(Mark.of(slip)));
        if (part.hasPenalty()) {
            part.penalties().get(r).slips().forEach(slip -> marks.add(Mark.of(slip)));
        }
        marks.add(Mark.extra(part.extras().get(e).slips().get(0), constants[1] / a.constant()));
        marks.addAll(Mark.of(Mark.Kind.DATA, a));
        marks.addAll(Mark.of(Mark.Kind.PENALTY, b));
        add(new Piece(Region.ALL, v, a, part.hasPenalty() ? r : -1, b, e, constants[1], 0), marks, fits);
    }

    /** Least squares over all probes together; empty if the basis is dependent or does not explain the answer. */
    private double[] joint(List<double[][]> basis) {
        int unknowns = basis.size();
        double[][] gram = new double[unknowns][unknowns];
        double[] right = new double[unknowns];
        for (int p = 0; p < probes; p++) {
            for (int i = 0; i < unknowns; i++) {
                for (int j = i; j < unknowns; j++) {
                    gram[i][j] += weight[p] * LinearFit.dot(basis.get(i)[p], basis.get(j)[p]);
                    gram[j][i] = gram[i][j];
                }
                right[i] += weight[p] * LinearFit.dot(basis.get(i)[p], found[p]);
            }
        }
        double[] against = right.clone();
        if (!LinearFit.solve(gram, right)) {
            return new double[0];
        }
        double square = weighted;
        for (int i = 0; i < unknowns; i++) {
            square -= right[i] * against[i];
        }
        return square <= sieve * probes ? right : new double[0];
    }

    /** The loss is a known one plus a number that is the same at every probe. */
    List<Fit> solveWithOffset() {
        List<Fit> fits = new ArrayList<>();
        if (probes < ENOUGH) {
            return fits;
        }
        for (int v = 0; v < part.data().size(); v++) {
            for (int r = 0; r < Math.max(1, part.penalties().size()); r++) {
                double[] rest = new double[probes];
                for (int p = 0; p < probes; p++) {
                    rest[p] = found[p][0]
                            - part.data().get(v).values()[p][0]
                            - (part.hasPenalty() ? part.penalties().get(r).values()[p][0] : 0);
                }
                double offset = Arrays.stream(rest).average().orElse(0);
                List<Mark> marks = new ArrayList<>();
                part.data().get(v).slips().forEach(slip -> marks.add(Mark.of(slip)));
                if (part.hasPenalty()) {
                    part.penalties().get(r).slips().forEach(slip -> marks.add(Mark.of(slip)));
                }
                marks.add(new Mark(
                        Mark.Kind.OFFSET, "offset", null, new Factor(offset, Form.ONE, false), Region.ALL, Cost.EXTRA));
                add(
                        new Piece(Region.ALL, v, Factor.ONE, part.hasPenalty() ? r : -1, Factor.ONE, -1, 0, offset),
                        marks,
                        fits);
            }
        }
        return best(fits);
    }

    /** Explanations that leave at most two coordinates at each probe aside. */
    List<Fit> solveButCoordinates() {
        List<Fit> fits = new ArrayList<>();
        for (double[] values : found) {
            if (values.length < 6) {
                return fits;
            }
        }
        Factor[] dataFactors = {
            Factor.ONE, new Factor(-1, Form.ONE, true), new Factor(1, forms.get(Math.min(1, forms.size() - 1)), true)
        };
        Factor[] penaltyFactors = {Factor.ONE, Factor.ZERO, new Factor(2, Form.ONE, true)};
        for (int v = 0; v < part.data().size(); v++) {
            for (int r = 0; r < Math.max(1, part.penalties().size()); r++) {
                for (Factor a : dataFactors) {
                    for (Factor b : penaltyFactors) {
                        if ((b.isOne() || (part.hasPenalty() && r == 0)) && fewAreWrong(v, a, r, b)) {
                            List<Mark> marks = new ArrayList<>();
                            part.data().get(v).slips().forEach(slip -> marks.add(Mark.of(slip)));
                            if (part.hasPenalty()) {
                                part.penalties().get(r).slips().forEach(slip -> marks.add(Mark.of(slip)));
                            }
                            marks.addAll(Mark.of(Mark.Kind.DATA, a));
                            marks.addAll(Mark.of(Mark.Kind.PENALTY, b));
                            marks.add(Mark.of(Mark.Kind.COORDINATES, Cost.COORDINATES));
                            fits.add(new Fit(
                                    List.of(new Piece(Region.ALL, v, a, part.hasPenalty() ? r : -1, b, -1, 0, 0)),
                                    Fit.Order.AS_IT_IS,
                                    marks,
                                    0));
                        }
                    }
                }
            }
        }
        return best(fits);
    }

    private boolean fewAreWrong(int v, Factor a, int r, Factor b) {
        boolean some = false;
        for (int p = 0; p < probes; p++) {
            double[] data = part.data().get(v).values()[p];
            int wrong = 0;
            double largest = 0;
            for (double value : found[p]) {
                largest = Math.max(largest, Math.abs(value));
            }
            double factor = a.constant() * valueOf(a.form(), p);
            for (int i = 0; i < data.length; i++) {
                double penalty = part.hasPenalty()
                        ? b.constant() * part.penalties().get(r).values()[p][i]
                        : 0;
                // Written so that NaN is wrong.
                if (!(Math.abs(found[p][i] - factor * data[i] - penalty) <= tolerance * largest)) {
                    wrong++;
                }
            }
            if (wrong > 2 || 3 * wrong > data.length) {
                return false;
            }
            some |= wrong > 0;
        }
        return some;
    }

    private double valueOf(Form form, int probe) {
        for (int f = 0; f < forms.size(); f++) {
            if (forms.get(f).equals(form)) {
                return formValues[f][probe];
            }
        }
        return Double.NaN;
    }

    private Candidate none() {
        return new Candidate(
                List.of(),
                Arrays.stream(found).map(values -> new double[values.length]).toArray(double[][]::new));
    }

    private double naming() {
        return Math.max(1e-8, 10 * tolerance);
    }

    /** Keeps the cheapest of those that assume the same, and of all those that are little dearer than the cheapest. */
    static List<Fit> best(List<Fit> fits) {
        List<Fit> sorted =
                fits.stream().sorted(Comparator.comparingDouble(Fit::cost)).toList();
        List<Fit> kept = new ArrayList<>();
        Set<Set<String>> known = new HashSet<>();
        for (Fit fit : sorted) {
            Set<String> keys = new HashSet<>();
            fit.marks().forEach(mark -> keys.add(mark.key()));
            if (fit.cost() <= sorted.get(0).cost() + 1.1 && kept.size() < 16 && known.add(keys)) {
                kept.add(fit);
            }
        }
        return kept;
    }

    private void add(Piece piece, List<Mark> marks, List<Fit> fits) {
        double residual = residual(piece);
        if (residual <= tolerance) {
            fits.add(new Fit(List.of(piece), Fit.Order.AS_IT_IS, List.copyOf(marks), residual));
        }
    }

    /** Largest norm of the residual over the probes, relative to the answer's. */
    private double residual(Piece piece) {
        double worst = 0;
        for (int p = 0; p < probes; p++) {
            double a =
                    piece.dataFactor().constant() * valueOf(piece.dataFactor().form(), p);
            double b = piece.penaltyFactor().constant()
                    * valueOf(piece.penaltyFactor().form(), p);
            double[] data = part.data().get(piece.data()).values()[p];
            double[] penalty =
                    piece.penalty() >= 0 ? part.penalties().get(piece.penalty()).values()[p] : null;
            double[] extra =
                    piece.extra() >= 0 ? part.extras().get(piece.extra()).values()[p] : null;
            double square = 0;
            for (int i = 0; i < data.length; i++) {
                double rest = found[p][i]
                        - a * data[i]
                        - (penalty == null ? 0 : b * penalty[i])
                        - (extra == null ? 0 : piece.extraFactor() * extra[i])
                        - piece.offset();
                square += rest * rest;
            }
            worst = Math.max(worst, Math.sqrt(square * weight[p]));
        }
        return worst;
    }

    /** The inner products of one data term and one penalty with the answer. */
    private final class Grams {
        private final double[] vv;
        private final double[] vs;
        private final double[] vr = new double[probes];
        private final double[] rr = new double[probes];
        private final double[] rs = new double[probes];
        private final boolean penalised;

        Grams(double[] vv, double[] vs, Candidate penalty, Candidate data) {
            this.vv = vv;
            this.vs = vs;
            for (int p = 0; p < probes; p++) {
                vr[p] = LinearFit.dot(data.values()[p], penalty.values()[p]);
                rr[p] = LinearFit.dot(penalty.values()[p], penalty.values()[p]);
                rs[p] = LinearFit.dot(penalty.values()[p], found[p]);
            }
            penalised = Arrays.stream(rr).anyMatch(square -> square > 0);
        }

        /** Whether some factors explain the answer at each probe by itself: a necessary condition. */
        boolean mayFit() {
            for (int p = 0; p < probes; p++) {
                double determinant = vv[p] * rr[p] - vr[p] * vr[p];
                double explained;
                if (determinant > 1e-12 * vv[p] * rr[p]) {
                    double a = (vs[p] * rr[p] - rs[p] * vr[p]) / determinant;
                    double b = (rs[p] * vv[p] - vs[p] * vr[p]) / determinant;
                    explained = a * vs[p] + b * rs[p];
                } else if (vv[p] > 0) {
                    explained = vs[p] * vs[p] / vv[p];
                } else {
                    explained = rr[p] > 0 ? rs[p] * rs[p] / rr[p] : 0;
                }
                if (!(own[p] - explained <= sieve * own[p])) {
                    return false;
                }
            }
            return true;
        }

        void tryForms(int v, int r, int entries, List<Fit> fits) {
            int penaltyForms = penalised ? forms.size() : 1;
            double[] penaltySquares = new double[penaltyForms];
            double[] penaltyAnswers = new double[penaltyForms];
            for (int g = 0; g < penaltyForms; g++) {
                for (int p = 0; p < probes; p++) {
                    penaltySquares[g] += products[g][g][p] * rr[p];
                    penaltyAnswers[g] += weight[p] * formValues[g][p] * rs[p];
                }
            }
            for (int f = 0; f < forms.size(); f++) {
                double aa = 0;
                double as = 0;
                for (int p = 0; p < probes; p++) {
                    aa += products[f][f][p] * vv[p];
                    as += weight[p] * formValues[f][p] * vs[p];
                }
                for (int g = 0; g < penaltyForms; g++) {
                    double ab = 0;
                    double[] product = products[f][g];
                    for (int p = 0; p < probes; p++) {
                        ab += product[p] * vr[p];
                    }
                    double bb = penaltySquares[g];
                    double bs = penaltyAnswers[g];
                    double a;
                    double b;
                    double determinant = aa * bb - ab * ab;
                    if (penalised && determinant > 1e-13 * aa * bb) {
                        a = (as * bb - bs * ab) / determinant;
                        b = (bs * aa - as * ab) / determinant;
                    } else if (!penalised && aa > 0) {
                        a = as / aa;
                        b = 1;
                    } else if (penalised && bb > 0 && aa == 0) {
                        a = 1;
                        b = bs / bb;
                    } else {
                        continue;
                    }
                    double explained = (penalised ? b * bs : 0) + (aa > 0 ? a * as : 0);
                    if (weighted - explained > sieve * Math.max(weighted, 1)) {
                        continue;
                    }
                    boolean noData = Math.abs(a) * Math.sqrt(aa) < 1e-9 * Math.sqrt(probes);
                    boolean noPenalty = penalised && Math.abs(b) * Math.sqrt(bb) < 1e-9 * Math.sqrt(probes);
                    Factor dataFactor = noData && aa > 0 ? Factor.ZERO : Factor.near(a, forms.get(f), naming());
                    Factor penaltyFactor = noPenalty ? Factor.ZERO : Factor.near(b, forms.get(g), naming());
                    if ((dataFactor.isZero() && (f > 0 || v > 0))
                            || (penaltyFactor.isZero() && (g > 0 || r > 0))
                            || (aa == 0 && f > 0)) {
                        continue;
                    }
                    accept(v, dataFactor, r, penaltyFactor, entries, fits);
                }
            }
        }

        private void accept(int v, Factor a, int r, Factor b, int entries, List<Fit> fits) {
            int unnamed = (a.named() ? 0 : 1) + (b.named() ? 0 : 1);
            if (unnamed > 0 && (entries < ENOUGH - 1 || entries - 2 < unnamed)) {
                return;
            }
            Piece piece = new Piece(Region.ALL, v, a, part.hasPenalty() ? r : -1, b, -1, 0, 0);
            double residual = residual(piece);
            if (!(residual <= tolerance)) {
                return;
            }
            List<Mark> terms = new ArrayList<>();
            if (!a.isZero()) {
                part.data().get(v).slips().forEach(slip -> terms.add(Mark.of(slip)));
            }
            if (part.hasPenalty() && !b.isZero()) {
                part.penalties().get(r).slips().forEach(slip -> terms.add(Mark.of(slip)));
            }
            for (List<Mark> factors : Factoring.of(a, b, penalised)) {
                List<Mark> marks = new ArrayList<>(terms);
                marks.addAll(factors);
                fits.add(new Fit(List.of(piece), Fit.Order.AS_IT_IS, marks, residual));
            }
        }
    }
}
