package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.check.Probe;

/**
 * Linear classifiers with planned slips, written with arrays and loops from the formulas: they share no line with the assignments'
 * references or variants. Each slip sits in one slot (data term, its factor, penalty, its factor) and shows in the loss, in the
 * gradient, or in both.
 */
final class LinearSlips {
    /** Where a slip shows. */
    enum Where {
        LOSS,
        GRADIENT,
        BOTH;

        boolean inLoss() {
            return this != GRADIENT;
        }

        boolean inGradient() {
            return this != LOSS;
        }

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A factor by its label. */
    interface Count {
        double of(double n, double d, double c);
    }

    private static final Map<String, Count> DATA_FACTORS = factors(true);
    private static final Map<String, Count> PENALTY_FACTORS = factors(false);

    private static final List<String> SOFTMAX_BOTH = List.of(
            "true-score-missing",
            "label-off-by-one",
            "label-of-first-example",
            "sum-over-examples",
            "scores-negated",
            "maximum-of-each-column",
            "scores-instead-of-probabilities",
            "sigmoids",
            "first-example-only",
            "first-example-missing",
            "last-example-missing",
            "last-class-missing-in-sum",
            "sum-of-all-exponentials",
            "sum-of-all-shifted-exponentials",
            "last-partial-batch-dropped-3");
    private static final List<String> SOFTMAX_GRADIENT = List.of(
            "only-true-class",
            "only-other-classes",
            "not-normalised",
            "extra-p-times-1-minus-p",
            "p-times-1-minus-p-at-true-class",
            "true-class-sign-flipped");
    private static final List<String> HINGE_BOTH = List.of(
            "delta-missing",
            "true-class-margin-counted",
            "squared-hinge",
            "largest-violation-only",
            "margin-reversed",
            "every-margin-counts",
            "smooth-maximum",
            "delta-subtracted",
            "classes-after-the-true-one-missing",
            "first-example-missing",
            "last-example-missing",
            "label-off-by-one",
            "label-of-first-example");
    private static final List<String> HINGE_GRADIENT = List.of(
            "true-class-term-missing",
            "true-class-counted-once",
            "true-class-always-minus-one",
            "true-class-sign-flipped",
            "margin-instead-of-indicator",
            "margin-at-wrong-classes");
    private static final List<String> PENALTIES = List.of(
            "bias-row-not-penalised",
            "square-of-sum",
            "absolute-values",
            "norm-not-squared",
            "penalty-without-weights",
            "penalty-without-reg");

    /** Slips of one implementation. Empty texts are right terms; a missing factor is 1. */
    record Plan(
            boolean hinge,
            String data,
            Where dataWhere,
            String factor,
            Where factorWhere,
            String penalty,
            Where penaltyWhere,
            String penaltyFactor,
            Where penaltyFactorWhere,
            String whole) {
        static Plan right(boolean hinge) {
            return new Plan(hinge, "", Where.BOTH, "", Where.BOTH, "", Where.BOTH, "", Where.BOTH, "");
        }

        Plan data(String key, Where where) {
            return new Plan(
                    hinge,
                    key,
                    where,
                    factor,
                    factorWhere,
                    penalty,
                    penaltyWhere,
                    penaltyFactor,
                    penaltyFactorWhere,
                    whole);
        }

        Plan factor(String key, Where where) {
            return new Plan(
                    hinge,
                    data,
                    dataWhere,
                    key,
                    where,
                    penalty,
                    penaltyWhere,
                    penaltyFactor,
                    penaltyFactorWhere,
                    whole);
        }

        Plan penalty(String key, Where where) {
            return new Plan(
                    hinge, data, dataWhere, factor, factorWhere, key, where, penaltyFactor, penaltyFactorWhere, whole);
        }

        Plan penaltyFactor(String key, Where where) {
            return new Plan(hinge, data, dataWhere, factor, factorWhere, penalty, penaltyWhere, key, where, whole);
        }

        Plan whole(String key) {
            return new Plan(
                    hinge,
                    data,
                    dataWhere,
                    factor,
                    factorWhere,
                    penalty,
                    penaltyWhere,
                    penaltyFactor,
                    penaltyFactorWhere,
                    key);
        }

        /** The labels that a perfect diagnosis gives. */
        Set<String> labels() {
            Set<String> labels = new TreeSet<>();
            add(labels, data, dataWhere);
            add(labels, factor, factorWhere);
            add(labels, penalty, penaltyWhere);
            add(labels, penaltyFactor, penaltyFactorWhere);
            add(labels, whole, Where.GRADIENT);
            return labels;
        }

        private static void add(Set<String> labels, String key, Where where) {
            if (!key.isEmpty()) {
                labels.add(key + "@" + where.label());
            }
        }

        /** A term with the factor 0 hides what else is wrong with it. */
        boolean hidesNothing() {
            boolean noData = factor.endsWith("*0") && !data.isEmpty();
            boolean noPenalty = penaltyFactor.endsWith("*0") && !penalty.isEmpty();
            return !noData && !noPenalty;
        }

        LossAndGradient evaluate(Probe probe) {
            double[][] w = array(probe.matrix("w"));
            double[][] x = array(probe.matrix("x"));
            int[] y = probe.labels("y");
            double reg = probe.number("reg");
            double delta = hinge ? probe.number("delta") : 0;
            double n = x.length;
            double d = w.length;
            double c = w[0].length;
            double[][] s = product(x, w);

            String lossData = dataWhere.inLoss() ? data : "";
            double l = hinge ? hingeLoss(s, y, delta, lossData) : softmaxLoss(s, y, lossData);
            double lossFactor = factorWhere.inLoss() ? valueOf(DATA_FACTORS, factor, n, d, c) : 1;
            double penaltyLoss = penaltyLoss(w, reg, penaltyWhere.inLoss() ? penalty : "")
                    * (penaltyFactorWhere.inLoss() ? valueOf(PENALTY_FACTORS, penaltyFactor, n, d, c) : 1);

            String gradientData = dataWhere.inGradient() ? data : "";
            double[][] ds = hinge ? hingeSlopes(s, y, delta, gradientData) : softmaxSlopes(s, y, gradientData);
            double gradientFactor = (factorWhere.inGradient() ? valueOf(DATA_FACTORS, factor, n, d, c) : 1) / n;
            double regFactor = penaltyFactorWhere.inGradient() ? valueOf(PENALTY_FACTORS, penaltyFactor, n, d, c) : 1;
            double[][] regGradient = penaltyGradient(w, reg, penaltyWhere.inGradient() ? penalty : "");
            double[][] g = new double[w.length][w[0].length];
            for (int k = 0; k < w.length; k++) {
                for (int j = 0; j < w[0].length; j++) {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        sum += x[i][k] * ds[i][j];
                    }
                    g[k][j] = gradientFactor * sum + regFactor * regGradient[k][j];
                }
            }
            return new LossAndGradient(lossFactor * l + penaltyLoss, new SimpleMatrix(structured(g, n)));
        }

        private double[][] structured(double[][] g, double n) {
            int rows = g.length;
            int columns = g[0].length;
            double[][] changed = new double[rows][columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    switch (whole) {
                        case "" -> changed[i][j] = g[i][j];
                        case "order" -> {
                            int at = j * rows + i;
                            changed[at / columns][at % columns] = g[i][j];
                        }
                        case "row-0:all*0" -> changed[i][j] = i == 0 ? 0 : g[i][j];
                        case "column-last:all*0" -> changed[i][j] = j == columns - 1 ? 0 : g[i][j];
                        case "coordinates" -> changed[i][j] = i == 1 && j == 1 ? 1.7 * g[i][j] + 0.1 : g[i][j];
                        case "all*-1" -> changed[i][j] = -g[i][j];
                        case "all*0.01" -> changed[i][j] = 0.01 * g[i][j];
                        case "all*const" -> changed[i][j] = 0.0137 * g[i][j];
                        default -> throw new IllegalArgumentException(whole);
                    }
                }
            }
            return changed;
        }
    }

    private LinearSlips() {}

    private static Map<String, Count> factors(boolean data) {
        String target = data ? "data*" : "penalty*";
        Map<String, Count> factors = new LinkedHashMap<>();
        factors.put(target + "0", (n, d, c) -> 0);
        factors.put(target + "-1", (n, d, c) -> -1);
        factors.put(target + "2", (n, d, c) -> 2);
        factors.put(target + "0.5", (n, d, c) -> 0.5);
        factors.put(target + "n", (n, d, c) -> n);
        factors.put(target + "1/n", (n, d, c) -> 1 / n);
        factors.put(target + "1/c", (n, d, c) -> 1 / c);
        if (data) {
            factors.put("data*n/d", (n, d, c) -> n / d);
            factors.put("data*n/c", (n, d, c) -> n / c);
            factors.put("data*1/(c-1)", (n, d, c) -> 1 / (c - 1));
            factors.put("data*n^2", (n, d, c) -> n * n);
            factors.put("data*0.4343", (n, d, c) -> Math.log10(Math.E));
            factors.put("data*4", (n, d, c) -> 4);
        } else {
            factors.put("penalty*1/d", (n, d, c) -> 1 / d);
        }
        return factors;
    }

    private static double valueOf(Map<String, Count> factors, String key, double n, double d, double c) {
        return key.isEmpty() ? 1 : factors.get(key).of(n, d, c);
    }

    /** Every single slip. */
    static List<Plan> singles(boolean hinge) {
        List<Plan> plans = new ArrayList<>();
        Plan right = Plan.right(hinge);
        for (Where where : Where.values()) {
            (hinge ? HINGE_BOTH : SOFTMAX_BOTH).forEach(key -> plans.add(right.data(key, where)));
            DATA_FACTORS.keySet().forEach(key -> plans.add(right.factor(key, where)));
            PENALTIES.forEach(key -> plans.add(right.penalty(key, where)));
            PENALTY_FACTORS.keySet().forEach(key -> plans.add(right.penaltyFactor(key, where)));
        }
        (hinge ? HINGE_GRADIENT : SOFTMAX_GRADIENT).forEach(key -> plans.add(right.data(key, Where.GRADIENT)));
        for (String whole : List.of(
                "order", "row-0:all*0", "column-last:all*0", "coordinates", "all*-1", "all*0.01", "all*const")) {
            plans.add(right.whole(whole));
        }
        return plans;
    }

    /** Two to four slips at once, in different slots. */
    static Plan several(boolean hinge, Random random) {
        while (true) {
            int count = 2 + random.nextInt(3);
            Plan plan = Plan.right(hinge);
            List<Integer> slots = new ArrayList<>(List.of(0, 1, 2, 3));
            java.util.Collections.shuffle(slots, random);
            for (int slot : slots.subList(0, count)) {
                Where where = Where.values()[random.nextInt(3)];
                plan = switch (slot) {
                    case 0 -> {
                        boolean own = random.nextInt(3) == 0;
                        yield own
                                ? plan.data(pick(hinge ? HINGE_GRADIENT : SOFTMAX_GRADIENT, random), Where.GRADIENT)
                                : plan.data(pick(hinge ? HINGE_BOTH : SOFTMAX_BOTH, random), where);
                    }
                    case 1 -> plan.factor(pick(List.copyOf(DATA_FACTORS.keySet()), random), where);
                    case 2 -> plan.penalty(pick(PENALTIES, random), where);
                    default -> plan.penaltyFactor(pick(List.copyOf(PENALTY_FACTORS.keySet()), random), where);
                };
            }
            if (plan.hidesNothing()) {
                return plan;
            }
        }
    }

    private static String pick(List<String> from, Random random) {
        List<String> sorted = from.stream().sorted().toList();
        return sorted.get(random.nextInt(sorted.size()));
    }

    private static double[][] array(SimpleMatrix matrix) {
        double[][] values = new double[matrix.getNumRows()][matrix.getNumCols()];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                values[i][j] = matrix.get(i, j);
            }
        }
        return values;
    }

    private static double[][] product(double[][] x, double[][] w) {
        double[][] s = new double[x.length][w[0].length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < w[0].length; j++) {
                for (int k = 0; k < w.length; k++) {
                    s[i][j] += x[i][k] * w[k][j];
                }
            }
        }
        return s;
    }

    // ---- softmax ----

    private static double[][] softmax(double[][] s) {
        double[][] p = new double[s.length][];
        for (int i = 0; i < s.length; i++) {
            p[i] = new double[s[i].length];
            double sum = 0;
            for (int j = 0; j < s[i].length; j++) {
                p[i][j] = Math.exp(s[i][j]);
                sum += p[i][j];
            }
            for (int j = 0; j < s[i].length; j++) {
                p[i][j] /= sum;
            }
        }
        return p;
    }

    private static double[][] probabilities(double[][] s, String key) {
        return switch (key) {
            case "sum-over-examples" -> overExamples(s);
            case "last-class-missing-in-sum" -> overOtherSums(s, s[0].length - 1, false, false);
            case "sum-of-all-exponentials" -> overOtherSums(s, s[0].length, true, false);
            case "sum-of-all-shifted-exponentials" -> overOtherSums(s, s[0].length, true, true);
            default -> softmax(s);
        };
    }

    /** Exponentials over the sum of those of the first classes, of their own row or of all rows. */
    private static double[][] overOtherSums(double[][] s, int classes, boolean ofAllRows, boolean shifted) {
        double[][] e = new double[s.length][s[0].length];
        double[] sums = new double[s.length];
        double all = 0;
        for (int i = 0; i < s.length; i++) {
            double largest = s[i][0];
            for (double score : s[i]) {
                largest = Math.max(largest, score);
            }
            for (int j = 0; j < s[i].length; j++) {
                e[i][j] = Math.exp(shifted ? s[i][j] - largest : s[i][j]);
                sums[i] += j < classes ? e[i][j] : 0;
            }
            all += sums[i];
        }
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < s[i].length; j++) {
                e[i][j] /= ofAllRows ? all : sums[i];
            }
        }
        return e;
    }

    private static double[][] overExamples(double[][] s) {
        double[][] p = new double[s.length][s[0].length];
        for (int j = 0; j < s[0].length; j++) {
            double sum = 0;
            for (double[] row : s) {
                sum += Math.exp(row[j]);
            }
            for (int i = 0; i < s.length; i++) {
                p[i][j] = Math.exp(s[i][j]) / sum;
            }
        }
        return p;
    }

    private static double[][] shiftedScores(double[][] s, String key) {
        double[][] t = new double[s.length][s[0].length];
        for (int j = 0; j < s[0].length; j++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double[] row : s) {
                largest = Math.max(largest, row[j]);
            }
            for (int i = 0; i < s.length; i++) {
                t[i][j] = key.equals("scores-negated")
                        ? -s[i][j]
                        : key.equals("maximum-of-each-column") ? s[i][j] - largest : s[i][j];
            }
        }
        return t;
    }

    private static int label(int[] y, int i, int classes, String key) {
        return switch (key) {
            case "label-off-by-one" -> (y[i] + 1) % classes;
            case "label-of-first-example" -> y[0];
            default -> y[i];
        };
    }

    private static boolean isUsed(int i, int n, String key) {
        return switch (key) {
            case "first-example-only" -> i == 0;
            case "first-example-missing" -> i > 0;
            case "last-example-missing" -> i < n - 1;
            case "last-partial-batch-dropped-3" -> i < n / 3 * 3;
            default -> true;
        };
    }

    private static double softmaxLoss(double[][] scores, int[] y, String key) {
        double[][] s = shiftedScores(scores, key);
        double[][] p = probabilities(s, key);
        double sum = 0;
        for (int i = 0; i < s.length; i++) {
            int label = label(y, i, s[i].length, key);
            if (isUsed(i, s.length, key)) {
                double own = 0;
                switch (key) {
                    case "true-score-missing" -> {
                        for (double score : s[i]) {
                            own += Math.exp(score);
                        }
                        own = Math.log(own);
                    }
                    case "scores-instead-of-probabilities" -> {
                        for (int j = 0; j < s[i].length; j++) {
                            double error = s[i][j] - (j == label ? 1 : 0);
                            own += 0.5 * error * error;
                        }
                    }
                    case "sigmoids" -> {
                        for (int j = 0; j < s[i].length; j++) {
                            double q = 1 / (1 + Math.exp(-s[i][j]));
                            own -= Math.log(j == label ? q : 1 - q);
                        }
                    }
                    default -> own = -Math.log(p[i][label]);
                }
                sum += own;
            }
        }
        return sum / s.length;
    }

    private static double[][] softmaxSlopes(double[][] scores, int[] y, String key) {
        double[][] s = shiftedScores(scores, key);
        double[][] p = probabilities(s, key);
        double[][] ds = new double[s.length][s[0].length];
        for (int i = 0; i < s.length; i++) {
            int label = label(y, i, s[i].length, key);
            double largest = Double.NEGATIVE_INFINITY;
            for (double score : s[i]) {
                largest = Math.max(largest, score);
            }
            for (int j = 0; j < s[i].length; j++) {
                double truth = j == label ? 1 : 0;
                double q = p[i][j];
                double slope = switch (key) {
                    case "true-score-missing" -> q;
                    case "scores-negated" -> truth - q;
                    case "only-true-class" -> j == label ? q - 1 : 0;
                    case "only-other-classes" -> j == label ? 0 : q;
                    case "not-normalised" -> Math.exp(s[i][j] - largest) - truth;
                    case "extra-p-times-1-minus-p" -> (q - truth) * q * (1 - q);
                    case "p-times-1-minus-p-at-true-class" -> j == label ? q * (1 - q) : q;
                    case "scores-instead-of-probabilities" -> s[i][j] - truth;
                    case "sigmoids" -> 1 / (1 + Math.exp(-s[i][j])) - truth;
                    case "true-class-sign-flipped" -> j == label ? 1 - q : q;
                    default -> q - truth;
                };
                ds[i][j] = isUsed(i, s.length, key) ? slope : 0;
            }
        }
        return ds;
    }

    // ---- hinge ----

    private static double margin(double[][] s, int i, int j, int label, double delta, String key) {
        double wide = switch (key) {
            case "delta-missing" -> 0;
            case "delta-subtracted" -> -delta;
            default -> delta;
        };
        return key.equals("margin-reversed") ? s[i][label] - s[i][j] + wide : s[i][j] - s[i][label] + wide;
    }

    private static double hingeLoss(double[][] s, int[] y, double delta, String key) {
        double sum = 0;
        for (int i = 0; i < s.length; i++) {
            int label = label(y, i, s[i].length, key);
            double largest = 0;
            for (int j = 0; j < s[i].length; j++) {
                double m = margin(s, i, j, label, delta, key);
                if (!isUsed(i, s.length, key) || (j > label && key.equals("classes-after-the-true-one-missing"))) {
                    continue;
                }
                if (j == label) {
                    sum += key.equals("true-class-margin-counted") ? delta : 0;
                } else {
                    double hinge = m > 0 ? m : 0;
                    largest = Math.max(largest, hinge);
                    sum += switch (key) {
                        case "squared-hinge" -> hinge * hinge;
                        case "largest-violation-only" -> 0;
                        case "every-margin-counts" -> m;
                        case "smooth-maximum" -> Math.log(1 + Math.exp(m));
                        default -> hinge;
                    };
                }
            }
            sum += key.equals("largest-violation-only") ? largest : 0;
        }
        return sum / s.length;
    }

    private static double[][] hingeSlopes(double[][] s, int[] y, double delta, String key) {
        double[][] ds = new double[s.length][s[0].length];
        for (int i = 0; i < s.length; i++) {
            int label = label(y, i, s[i].length, key);
            int rival = -1;
            double total = 0;
            for (int j = 0; j < s[i].length; j++) {
                if (j != label) {
                    rival = rival < 0 || s[i][j] > s[i][rival] ? j : rival;
                }
            }
            for (int j = 0; j < s[i].length; j++) {
                if (j == label
                        || !isUsed(i, s.length, key)
                        || (j > label && key.equals("classes-after-the-true-one-missing"))) {
                    continue;
                }
                double m = margin(s, i, j, label, delta, key);
                double step = m > 0 ? 1 : 0;
                double slope = switch (key) {
                    case "squared-hinge" -> 2 * m * step;
                    case "margin-instead-of-indicator", "margin-at-wrong-classes" -> m * step;
                    case "largest-violation-only" -> j == rival ? step : 0;
                    case "every-margin-counts" -> 1;
                    case "smooth-maximum" -> 1 / (1 + Math.exp(-m));
                    default -> step;
                };
                ds[i][j] = key.equals("margin-reversed") ? -slope : slope;
                total += key.equals("margin-at-wrong-classes") ? step : ds[i][j];
            }
            ds[i][label] = switch (key) {
                case "true-class-term-missing" -> 0;
                case "true-class-counted-once" -> total > 0 ? -1 : 0;
                case "true-class-always-minus-one" -> -1;
                case "true-class-sign-flipped" -> total;
                case "true-class-margin-counted" -> -total - 1;
                default -> -total;
            };
        }
        return ds;
    }

    // ---- penalties ----

    private static double penaltyLoss(double[][] w, double reg, String key) {
        double squares = 0;
        double biases = 0;
        double sum = 0;
        double absolute = 0;
        for (int k = 0; k < w.length; k++) {
            for (double weight : w[k]) {
                squares += weight * weight;
                biases += k == 0 ? weight * weight : 0;
                sum += weight;
                absolute += Math.abs(weight);
            }
        }
        return switch (key) {
            case "bias-row-not-penalised" -> reg / 2 * (squares - biases);
            case "square-of-sum" -> reg / 2 * sum * sum;
            case "absolute-values" -> reg * absolute;
            case "norm-not-squared" -> reg / 2 * Math.sqrt(squares);
            case "penalty-without-weights" -> reg;
            case "penalty-without-reg" -> squares / 2;
            default -> reg / 2 * squares;
        };
    }

    private static double[][] penaltyGradient(double[][] w, double reg, String key) {
        double sum = 0;
        double squares = 0;
        for (double[] row : w) {
            for (double weight : row) {
                sum += weight;
                squares += weight * weight;
            }
        }
        double[][] gradient = new double[w.length][w[0].length];
        for (int k = 0; k < w.length; k++) {
            for (int j = 0; j < w[0].length; j++) {
                gradient[k][j] = switch (key) {
                    case "bias-row-not-penalised" -> k == 0 ? 0 : reg * w[k][j];
                    case "square-of-sum" -> reg * sum;
                    case "absolute-values" -> reg * Math.signum(w[k][j]);
                    case "norm-not-squared" -> reg / 2 * w[k][j] / Math.sqrt(squares);
                    case "penalty-without-weights" -> reg;
                    case "penalty-without-reg" -> w[k][j];
                    default -> reg * w[k][j];
                };
            }
        }
        return gradient;
    }
}
