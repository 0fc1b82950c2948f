package org.gradus.assignments.checker;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.ExampleLosses.Hinge;
import org.gradus.assignments.checker.ExampleLosses.Known;
import org.gradus.assignments.checker.ExampleLosses.Softmax;
import org.gradus.assignments.checker.VerdictCases.Case;
import org.gradus.assignments.checker.VerdictCases.Wrong;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Evidence;
import org.gradus.check.Finding;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;

/** The checks that compare with the reference, watch where the loss is evaluated, and put the verdict to the test. */
class GradientChecks {
    private final GradientChecker reference = new GradientCheckerReference();

    @Check(
            value = "The relative error equals the reference",
            points = 7,
            order = 60,
            hint =
                    "The largest |a - n| / (|a| + |n|) of all entries: neither their sum nor a ratio of norms, and nothing added.")
    void relativeErrorEqualsReference(@Submitted GradientChecker checker, Probes probes) {
        compare(checker).on("relativeError").with(reference).agreesAt(pairs(probes));
    }

    @Check(
            value = "The forward difference equals the reference",
            points = 7,
            order = 70,
            hint = "(f(W + h E) - f(W)) / h: one side, and divided by the step that you were given.")
    void forwardEqualsReference(@Submitted GradientChecker checker, Probes probes) {
        compare(checker).on("forward").with(reference).agreesAt(losses(probes));
    }

    @Check(
            value = "The central difference equals the reference",
            points = 10,
            order = 80,
            hint = "(f(W + h E) - f(W - h E)) / (2 h): how far are the two points from each other?")
    void centralEqualsReference(@Submitted GradientChecker checker, Probes probes) {
        compare(checker).on("central").with(reference).agreesAt(losses(probes));
    }

    @Check(
            value = "The sparse check equals the reference",
            points = 6,
            order = 90,
            hint = "Entries are counted row by row: which row and which column has the index 4 if there are 3 columns?")
    void sparseCheckEqualsReference(@Submitted GradientChecker checker, Probes probes) {
        compare(checker).on("sparseCheck").with(reference).agreesAt(losses(probes));
    }

    @Check(
            value = "One entry is moved at a time, by one step, and put back",
            points = 8,
            order = 100,
            hint = "Print the weights in each evaluation. All entries but one must be those that you were given.")
    void movesOneEntryAtATime(@Submitted GradientChecker checker, Probes probes) {
        Probe probe = losses(probes).get(0);
        SimpleMatrix w = probe.matrix("w");
        double h = probe.number("h");
        int[] all = new int[w.getNumElements()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        inParts(
                () -> {
                    Recorder recorder = recorded(probe, (loss, given) -> checker.forward(loss, given, h));
                    requireSingleMoves("forward", recorder, w, h);
                    requireReached("forward", recorder, w, all, h);
                },
                () -> {
                    Recorder recorder = recorded(probe, (loss, given) -> checker.central(loss, given, h));
                    requireSingleMoves("central", recorder, w, h);
                    requireReached("central", recorder, w, all, h);
                    requireReached("central", recorder, w, all, -h);
                },
                () -> {
                    int[] some = probe.labels("entries");
                    SimpleMatrix analytic = probe.matrix("analytic");
                    Recorder recorder =
                            recorded(probe, (loss, given) -> checker.sparseCheck(loss, given, analytic, some, h));
                    requireSingleMoves("sparseCheck", recorder, w, h);
                    requireReached("sparseCheck", recorder, w, some, h);
                    requireReached("sparseCheck", recorder, w, some, -h);
                });
    }

    @Check(
            value = "The loss is evaluated no more often than needed",
            points = 6,
            order = 110,
            hint =
                    "What in your inner loop is the same for all entries? What does the sparse check need the others for?")
    void evaluatesNoMoreThanNeeded(@Submitted GradientChecker checker, Probes probes) {
        Probe probe = losses(probes).get(1);
        int size = probe.matrix("w").getNumElements();
        double h = probe.number("h");
        int[] some = probe.labels("entries");
        SimpleMatrix analytic = probe.matrix("analytic");
        inParts(
                () -> requireCount("forward", recorded(probe, (loss, w) -> checker.forward(loss, w, h)), size + 1),
                () -> requireCount("central", recorded(probe, (loss, w) -> checker.central(loss, w, h)), 2 * size),
                () -> requireCount(
                        "sparseCheck",
                        recorded(probe, (loss, w) -> checker.sparseCheck(loss, w, analytic, some, h)),
                        2 * some.length));
    }

    @Check(
            value = "The verdict tells right gradients of ordinary losses from wrong ones",
            points = 8,
            order = 120,
            hint =
                    "Which entry is off the most, measured against its own size? One wrong entry makes a gradient wrong.")
    void verdictOnOrdinaryLosses(@Submitted GradientChecker checker, Probes probes) {
        judges(checker, VerdictCases.ordinary(probes));
    }

    @Check(
            value = "The verdict is right near kinks",
            points = 5,
            order = 130,
            hint =
                    "Where a kink lies within the step, the slope may be any between the backward and the forward difference.")
    void verdictNearKinks(@Submitted GradientChecker checker, Probes probes) {
        judges(checker, VerdictCases.nearKinks(probes));
    }

    @Check(
            value = "The verdict is right at every scale",
            points = 6,
            order = 140,
            hint =
                    "Multiply the loss by 1e-9: does the verdict change? A tolerance without a unit cannot be right for all.")
    void verdictAtEveryScale(@Submitted GradientChecker checker, Probes probes) {
        judges(checker, VerdictCases.unusualScales(probes));
    }

    @Check(
            value = "The verdict names the wrong entry",
            points = 4,
            order = 150,
            hint = "Row and column of the entry that is farthest off, counted from 0; which is which?")
    void verdictNamesTheEntry(@Submitted GradientChecker checker, Probes probes) {
        List<Runnable> parts = new ArrayList<>();
        while (parts.size() < 3) {
            Case drawn = VerdictCases.softmax("softmax", probes, 7, 5, 3, 1, 0.3, 1, 1e-5);
            int row = drawn.entry() / drawn.w().getNumCols();
            int column = drawn.entry() % drawn.w().getNumCols();
            // An answer that was only half computed must not be right by chance, nor one that looks for the largest
            // entry.
            if (row != column
                    && row > 0
                    && drawn.withEntry(0.5).elementMaxAbs()
                            == drawn.withEntry(0).elementMaxAbs()) {
                parts.add(() -> names(checker, drawn, row, column));
            }
        }
        inParts(parts.toArray(Runnable[]::new));
    }

    private static void names(GradientChecker checker, Case drawn, int row, int column) {
        Verdict expected = new Verdict(false, row, column);
        Verdict found = checker.verdict(drawn.loss(), drawn.w(), drawn.withEntry(0.5), drawn.h());
        if (!found.equals(expected)) {
            throw new CheckFailed(Finding.of(
                    "One entry was half as large as it should be, in row " + row + ", column " + column
                            + "; your verdict is " + words(found) + ".",
                    words(expected),
                    words(found),
                    drawn.name()));
        }
        noted("The wrong entry was named.");
    }

    /** Both sides of each case in one part: a verdict that never changes earns nothing. */
    private static void judges(GradientChecker checker, List<Case> cases) {
        inParts(cases.stream()
                .<Runnable>map(each -> () -> judges(checker, each))
                .toArray(Runnable[]::new));
    }

    private static void judges(GradientChecker checker, Case each) {
        Verdict right = checker.verdict(each.loss(), each.w(), each.right(), each.h());
        if (!right.accepted()) {
            throw new CheckFailed(Finding.of(
                    "The verdict rejects the right gradient of this loss: " + each.name() + ".",
                    "accepted",
                    words(right),
                    where(each)));
        }
        List<Wrong> wrongs = each.wrongs();
        for (Wrong wrong : wrongs) {
            Verdict verdict = checker.verdict(each.loss(), each.w(), wrong.gradient(), each.h());
            if (verdict.accepted()) {
                throw new CheckFailed(Finding.of(
                        "The verdict accepts a gradient " + wrong.name() + ", of this loss: " + each.name() + ".",
                        "not accepted",
                        words(verdict),
                        where(each)));
            }
        }
        noted(each.name() + ": the right gradient was accepted, " + wrongs.size() + " wrong ones were not.");
    }

    private static void noted(String sentence) {
        Evidence.current().add(Finding.of(sentence));
    }

    private static String words(Verdict verdict) {
        return verdict.accepted()
                ? "that the gradient is accepted"
                : "that row " + verdict.row() + ", column " + verdict.column() + " is off";
    }

    private static String where(Case each) {
        return "weights of " + each.w().getNumRows() + " x " + each.w().getNumCols() + ", step " + each.h();
    }

    private static Recorder recorded(Probe probe, BiConsumer<Loss, SimpleMatrix> call) {
        Recorder recorder = new Recorder((Loss) probe.input("loss"), probe.matrix("w"));
        call.accept(recorder, probe.matrix("w"));
        if (recorder.moves().isEmpty()) {
            throw new CheckFailed(Finding.of("The loss was not evaluated at all."));
        }
        return recorder;
    }

    private static void requireSingleMoves(String method, Recorder recorder, SimpleMatrix w, double h) {
        List<Recorder.Move> moves = recorder.moves();
        for (int i = 0; i < moves.size(); i++) {
            Recorder.Move move = moves.get(i);
            boolean oneStep = Math.abs(Math.abs(move.by()) - h) <= 1e-6 * h;
            if (move.entries() > 1 || (move.entries() == 1 && !oneStep)) {
                throw new CheckFailed(Finding.of(
                        move.entries() > 1
                                ? method + ": evaluation " + (i + 1) + " sees " + move.entries()
                                        + " entries that differ from the weights; one at a time may. Was an entry not put back?"
                                : method + ": evaluation " + (i + 1) + " sees an entry that is moved by "
                                        + number(move.by()) + "; the step is " + number(h) + ".",
                        "at most one entry moved, by " + number(h),
                        move.entries() + (move.entries() == 1 ? " entry" : " entries") + ", the first of them by "
                                + number(move.by()),
                        place(move.index(), w)));
            }
        }
        noted(method + ": every evaluation moved at most one entry, by one step.");
    }

    private static void requireReached(String method, Recorder recorder, SimpleMatrix w, int[] entries, double by) {
        for (int entry : entries) {
            if (!recorder.reached(entry, by)) {
                throw new CheckFailed(Finding.of(
                        method + ": the loss was never evaluated with this entry moved by " + number(by) + ".",
                        "an evaluation with this entry moved by " + number(by),
                        "none",
                        place(entry, w)));
            }
        }
    }

    private static void requireCount(String method, Recorder recorder, int needed) {
        int found = recorder.moves().size();
        // One more is no waste: some evaluate the loss at the weights themselves first.
        if (found > needed + 1 || found < needed - 1) {
            throw new CheckFailed(Finding.of(
                    method + ": the loss was evaluated " + found + " times; " + needed + " are needed.",
                    needed + " evaluations",
                    found + " evaluations",
                    null));
        }
        noted(method + ": " + found + " evaluations.");
    }

    private static String place(int index, SimpleMatrix w) {
        return index < 0
                ? "at the weights themselves"
                : "row " + index / w.getNumCols() + ", column " + index % w.getNumCols() + " (counted from 0)";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /** Losses of three kinds, with an analytic gradient of which every entry is off by another factor. */
    private static List<Probe> losses(Probes probes) {
        Known first = new Softmax(probes.withBiasColumn(7, 5, 1), probes.labels(7, 3), probes.between(0.05, 0.8), 1);
        Known second = new Softmax(probes.withBiasColumn(11, 4, 1), probes.labels(11, 5), probes.between(0.05, 0.8), 1);
        Known third = new Hinge(probes.withBiasColumn(5, 7, 1), probes.labels(5, 2), probes.between(0.05, 0.8), 1);
        return List.of(
                loss(probes, "softmax, weights of 5 x 3", first, 5, 3, 3e-3),
                loss(probes, "softmax, weights of 4 x 5", second, 4, 5, 1e-2),
                loss(probes, "hinge, weights of 7 x 2", third, 7, 2, 1e-3));
    }

    private static Probe loss(Probes probes, String name, Known loss, int rows, int columns, double h) {
        SimpleMatrix w = probes.normal(rows, columns, 0.7);
        SimpleMatrix analytic = loss.gradient(w);
        for (int i = 0; i < analytic.getNumElements(); i++) {
            analytic.set(i, analytic.get(i) * probes.between(0.5, 2));
        }
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("loss", loss);
        inputs.put("w", w);
        inputs.put("analytic", analytic);
        inputs.put("entries", largestEntries(analytic));
        inputs.put("h", h);
        return new Probe(name, inputs);
    }

    /** Indices of five of the largest entries, the last rows first; their relative errors are hardly touched by rounding. */
    private static int[] largestEntries(SimpleMatrix gradient) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < gradient.getNumElements(); i++) {
            indices.add(i);
        }
        indices.sort((a, b) -> Double.compare(Math.abs(gradient.get(b)), Math.abs(gradient.get(a))));
        return indices.stream()
                .limit(5)
                .sorted((a, b) -> Integer.compare(b, a))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Pairs of gradients of different sizes, with an entry that is 0 in both; the worst of most is in a corner, each in another. */
    private static List<Probe> pairs(Probes probes) {
        List<Probe> pairs = new ArrayList<>();
        double[] sizes = {1, 1e3, 1e-10, 1, 1e-6};
        double[] errors = {0.1, 0.05, 0.1, 1e-3, 1};
        for (int i = 0; i < sizes.length; i++) {
            SimpleMatrix analytic = probes.normal(5, 3 + i, sizes[i]);
            SimpleMatrix numeric =
                    analytic.elementMult(probes.normal(5, 3 + i, errors[i]).plus(1));
            analytic.set(0, 1, 0);
            numeric.set(0, 1, 0);
            if (errors[i] < 1) {
                int row = i < 2 ? 0 : 4;
                int column = i % 2 == 0 ? 0 : analytic.getNumCols() - 1;
                numeric.set(row, column, 3 * analytic.get(row, column));
            }
            pairs.add(new Probe(
                    "entries near " + sizes[i] + ", errors near " + errors[i],
                    Map.of("analytic", analytic, "numeric", numeric)));
        }
        return List.copyOf(pairs);
    }
}
