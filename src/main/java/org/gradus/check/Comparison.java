package org.gradus.check;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.numerics.Agreement;
import org.gradus.numerics.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * Compares a submission's results with a reference's, or with another submission's. A matrix agrees if no entry is off by more than
 * {@code 1e-9} of the largest expected entry, a number if it is off by at most {@code 1e-9 * max(1, |expected|)}: correct
 * implementations in any order of summation differ by less than {@code 1e-13}.
 */
public final class Comparison {
    /** Tolerance of every comparison with a reference, relative to the largest expected entry. */
    public static final double TOLERANCE = 1e-9;

    /** What an answer by another convention earns of a comparison with the reference. */
    public static final double CONVENTION_CREDIT = 0.5;

    /** Beyond this a whole factor is more likely chance than a count of examples, features or classes. */
    private static final double LARGEST_FACTOR = 10_000;

    private final Subject submitted;
    private final @Nullable Subject expected;
    private final boolean isReference;
    private final String methodName;
    private final Component component;
    private final Manner manner;

    private Comparison(
            Subject submitted,
            @Nullable Subject expected,
            boolean isReference,
            String methodName,
            Component component,
            Manner manner) {
        this.submitted = submitted;
        this.expected = expected;
        this.isReference = isReference;
        this.methodName = methodName;
        this.component = component;
        this.manner = manner;
    }

    /**
     * How it compares.
     *
     * @param isRelative whether numbers are held to a part of themselves, however small they are
     * @param lenience which mistakes, that belong to other checks, cost nothing
     * @param explanation a sentence about a wrong number
     */
    private record Manner(boolean isRelative, Lenience lenience, DoubleFunction<Optional<String>> explanation) {}

    private enum Lenience {
        NONE,
        /** A constant factor. */
        FACTOR,
        /** What earlier checks foretell. */
        FORETOLD
    }

    static Comparison of(Subject submitted) {
        return new Comparison(
                submitted,
                null,
                true,
                "evaluate",
                Component.WHOLE,
                new Manner(false, Lenience.NONE, found -> Optional.empty()));
    }

    /** Takes the expected results from a reference, which need only have the method that is compared. */
    public Comparison with(Object reference) {
        return new Comparison(
                submitted, new LocalSubject(submitted.role(), () -> reference), true, methodName, component, manner);
    }

    /** Takes the expected results from another submitted implementation. */
    public Comparison withSubmitted(Object other) {
        return new Comparison(submitted, Subject.of(other), false, methodName, component, manner);
    }

    /** Compares results of this method; {@code evaluate} if it is not said. */
    public Comparison on(String method) {
        return new Comparison(submitted, expected, isReference, method, component, manner);
    }

    /** Compares this part of the result: {@code loss}, {@code gradient}, {@code gradients.W1}. */
    public Comparison in(String part) {
        return new Comparison(submitted, expected, isReference, methodName, new Component(part), manner);
    }

    /** Holds numbers to {@code 1e-9} of the expected number, however small it is, instead of at least {@code 1e-9}. */
    public Comparison relativeToItself() {
        return in(new Manner(true, manner.lenience(), manner.explanation()));
    }

    /** Adds to what is said about a wrong number the sentence that this has for it, if it has one. */
    public Comparison explainedBy(DoubleFunction<Optional<String>> guess) {
        return in(new Manner(manner.isRelative(), manner.lenience(), guess));
    }

    /**
     * Lets pass what is wrong by a mistake that earlier checks have told, and by nothing else: in a check that is about something else,
     * such as overflow, it would cost points again, under a hint that has nothing to do with it. What is not finite, or zero
     * everywhere, or {@linkplain #explainedBy explained} as a mistake of this check, never passes; nor does a known mistake that is
     * {@linkplain Mistake#caughtBy caught by} this check.
     */
    public Comparison apartFromOtherMistakes() {
        return in(new Manner(manner.isRelative(), Lenience.FORETOLD, manner.explanation()));
    }

    /**
     * Lets pass a matrix that is the expected one times a constant: as much work, which is what a check of speed needs to know. Zero
     * everywhere never passes.
     */
    public Comparison upToAFactor() {
        return in(new Manner(manner.isRelative(), Lenience.FACTOR, manner.explanation()));
    }

    private Comparison in(Manner other) {
        return new Comparison(submitted, expected, isReference, methodName, component, other);
    }

    /** Holds if the results agree at every probe. */
    public void agreesAt(List<Probe> probes) {
        Probe.requireSome(probes);
        Subject other = missingUnless(expected);
        Method others = other.method(methodName);
        Method method = submitted.method(methodName);
        List<Object> found = new ArrayList<>();
        List<Object> wanted = new ArrayList<>();
        if (isReference) {
            answers(Subject.Call.at(probes, submitted, method)).forEach(answer -> found.add(answer.value()));
            other.callAll(Subject.Call.at(probes, other, others)).forEach(answer -> wanted.add(answer.value()));
        } else {
            // In turns: what two implementations keep together would not show otherwise.
            List<Subject.Call> calls = new ArrayList<>();
            for (Probe probe : probes) {
                calls.add(new Subject.Call(submitted, method, probe.arguments(method)));
                calls.add(new Subject.Call(other, others, probe.arguments(others)));
            }
            List<Answer> answers = answers(calls);
            for (int i = 0; i < answers.size(); i++) {
                (i % 2 == 0 ? found : wanted).add(answers.get(i).value());
            }
        }
        Observation observation =
                new Observation(submitted.role(), method, probes, found, isReference ? wanted : List.of());
        if (isReference) {
            Evidence.current().observe(observation);
        }
        Finding first = null;
        int failures = 0;
        double worst = 0;
        for (int i = 0; i < probes.size(); i++) {
            Deviation deviation = deviation(component.of(found.get(i)), component.of(wanted.get(i)), probes.get(i));
            worst = Math.max(worst, deviation.error());
            if (deviation.finding() != null) {
                failures++;
                first = first == null ? deviation.finding() : first;
            }
        }
        if (first == null) {
            Evidence.current()
                    .add(Finding.of(submitted.label() + ": " + words() + " agrees at " + places(probes.size(), probes)
                            + "; largest error " + Numbers.error(worst) + "."));
            return;
        }
        boolean lenient = manner.lenience() != Lenience.NONE && isReference && isMeaningful(found);
        boolean isMultiple = lenient && manner.lenience() == Lenience.FACTOR && isProportional(found, wanted);
        // Asked only where it is needed: at the large probes of races it takes a while.
        Elsewhere elsewhere = lenient && !isMultiple && !isExplained(found, wanted)
                ? Evidence.current().context().elsewhere(observation, component.path())
                : Elsewhere.RIGHT;
        if (isMultiple || (elsewhere == Elsewhere.FORETOLD && manner.lenience() == Lenience.FORETOLD)) {
            Evidence.current()
                    .add(Finding.of(submitted.label() + ": " + words() + " is wrong at " + places(failures, probes)
                            + ", but only by a mistake that this check is not about: it costs nothing here."));
            return;
        }
        if (isReference) {
            Recognition.recognise(observation);
        }
        Finding finding = failures == probes.size()
                ? first
                : first.at("; " + failures + " of " + probes.size() + " probes disagree");
        if (elsewhere != Elsewhere.RIGHT) {
            throw new CheckFailed(finding.saying(" Mend first what other checks say of " + words()
                    + ": this check cannot tell the one from the other."));
        }
        if (isReference && Evidence.current().context().followsConvention(observation)) {
            throw CheckFailed.worth(
                    CONVENTION_CREDIT,
                    finding.saying(
                            " Your loss and your gradient belong together, but follow another convention: half of the points."));
        }
        throw new CheckFailed(finding);
    }

    /** So many of the probes; the only one by its name. */
    private static String places(int count, List<Probe> probes) {
        return probes.size() == 1 ? "the probe with " + probes.get(0).name() : Numbers.count(count, "probe");
    }

    /** Whether each answer is the expected one times a number of its own, which is not zero. */
    private boolean isProportional(List<Object> answers, List<Object> expectedAnswers) {
        for (int i = 0; i < answers.size(); i++) {
            SimpleMatrix answer = component.matrix(answers.get(i));
            SimpleMatrix wanted = component.matrix(expectedAnswers.get(i));
            boolean sameShape = Agreement.ofMatrices(wanted, answer, TOLERANCE).shape() == Agreement.Shape.SAME;
            double factor = sameShape
                    ? Ratio.fit(Content.rowMajor(wanted), Content.rowMajor(answer), TOLERANCE)
                            .factor()
                    : 0;
            if (Double.isNaN(factor) || factor == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a wrong number has an explanation that belongs to this check. */
    private boolean isExplained(List<Object> answers, List<Object> expectedAnswers) {
        for (int i = 0; i < answers.size(); i++) {
            if (component.of(answers.get(i)) instanceof Number found
                    && component.of(expectedAnswers.get(i)) instanceof Number wanted
                    && !Agreement.ofLosses(wanted.doubleValue(), found.doubleValue(), TOLERANCE)
                            .equal()
                    && manner.explanation().apply(found.doubleValue()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the compared part of the answers is finite, and not zero everywhere. */
    private boolean isMeaningful(List<Object> answers) {
        List<Content.Part> parts = answers.stream()
                .flatMap(answer -> Content.parts(component.of(answer)).stream())
                .toList();
        return parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(part.values()))
                        .allMatch(Double::isFinite)
                && parts.stream().anyMatch(part -> part.largest() > 0);
    }

    /** Holds if the results agree at this probe. */
    public void agreesAt(Probe probe) {
        agreesAt(List.of(probe));
    }

    /** Holds if the result at this probe is this number. */
    public void is(double number, Probe probe) {
        require(deviation(component.of(answer(probe)), number, probe));
    }

    /** Holds if the result at this probe is this matrix. */
    public void is(SimpleMatrix matrix, Probe probe) {
        if (matrix.elementMaxAbs() > 0) {
            Evidence.current().judgesMatrix();
        }
        require(deviation(component.of(answer(probe)), matrix, probe));
    }

    private Object answer(Probe probe) {
        return answers(Subject.Call.at(List.of(probe), submitted, submitted.method(methodName)))
                .get(0)
                .value();
    }

    private List<Answer> answers(List<Subject.Call> calls) {
        return Evidence.current().answers().to(calls, submitted);
    }

    private void require(Deviation deviation) {
        Finding finding = deviation.finding();
        if (finding != null) {
            // The numbers of a worked example are in the student's hands; a picture would add nothing.
            throw new CheckFailed(finding.with(List.of(), List.of()));
        }
        Evidence.current()
                .add(Finding.of(submitted.label() + ": " + words() + " has the expected value; error "
                        + Numbers.error(deviation.error()) + "."));
    }

    private static Subject missingUnless(@Nullable Subject subject) {
        if (subject == null) {
            throw new IllegalStateException("compare(...) needs with(reference) or withSubmitted(other).");
        }
        return subject;
    }

    private record Deviation(double error, @Nullable Finding finding) {}

    private Deviation deviation(Object found, Object wanted, Probe probe) {
        if (wanted instanceof Number number && found instanceof Number other) {
            return deviation(other.doubleValue(), number.doubleValue(), probe);
        }
        if (isReference
                && manner.lenience() != Lenience.FACTOR
                && wanted instanceof SimpleMatrix matrix
                && matrix.elementMaxAbs() > 0) {
            Evidence.current().judgesMatrix();
        }
        return deviation(matrix(found), matrix(wanted), probe);
    }

    /** Arrays are compared as matrices of one row. */
    private SimpleMatrix matrix(Object value) {
        if (value instanceof SimpleMatrix matrix) {
            return matrix;
        }
        if (value instanceof int[] || value instanceof double[]) {
            Content.Part row = Content.parts(value).get(0);
            return SimpleMatrix.wrap(DMatrixRMaj.wrap(1, row.columns(), row.values()));
        }
        throw new IllegalArgumentException(
                words() + " is neither a number nor a matrix; name a part of it with in(...), such as loss.");
    }

    private Deviation deviation(double found, double wanted, Probe probe) {
        Agreement agreement = manner.isRelative()
                ? Agreement.ofArrays(new double[] {wanted}, new double[] {found}, TOLERANCE)
                : Agreement.ofLosses(wanted, found, TOLERANCE);
        if (agreement.equal()) {
            return new Deviation(agreement.largestError(), null);
        }
        if (!isReference && found == wanted) {
            // Both are infinite.
            return new Deviation(0, null);
        }
        if (!isReference) {
            return new Deviation(
                    agreement.largestError(),
                    difference(
                            Numbers.showApart(found, wanted),
                            Numbers.showApart(wanted, found),
                            found / wanted,
                            probe,
                            ""));
        }
        String subject = submitted.label() + ": " + words();
        String sentence = Double.isNaN(found) || Double.isInfinite(found)
                ? subject + " is " + Numbers.show(found) + ", which is not a finite number."
                : subject + " is " + Numbers.showApart(found, wanted) + "; expected was "
                        + Numbers.showApart(wanted, found) + "." + ratioWords(found / wanted)
                        + manner.explanation()
                                .apply(found)
                                .map(words -> " " + words)
                                .orElse("");
        return new Deviation(
                agreement.largestError(),
                Finding.of(
                        sentence,
                        Numbers.showApart(wanted, found),
                        Numbers.showApart(found, wanted),
                        "probe with " + probe.name()));
    }

    private Deviation deviation(SimpleMatrix found, SimpleMatrix wanted, Probe probe) {
        String subject = submitted.label() + ": " + words();
        Agreement agreement = Agreement.ofMatrices(wanted, found, TOLERANCE);
        double relative = agreement.largestError() / Math.max(wanted.elementMaxAbs(), Double.MIN_NORMAL);
        if (agreement.equal()) {
            return new Deviation(relative, null);
        }
        String where = "probe with " + probe.name();
        if (!isReference) {
            boolean sameShape = agreement.shape() == Agreement.Shape.SAME;
            int row = sameShape ? agreement.row() : 0;
            int column = sameShape ? agreement.column() : 0;
            Finding finding = sameShape
                    ? difference(
                            Numbers.showApart(found.get(row, column), wanted.get(row, column)),
                            Numbers.showApart(wanted.get(row, column), found.get(row, column)),
                            Ratio.fit(Content.rowMajor(wanted), Content.rowMajor(found), TOLERANCE)
                                    .factor(),
                            probe,
                            ", in row " + row + " and column " + column + " (counted from 0)")
                    : difference(Numbers.shape(found), Numbers.shape(wanted), Double.NaN, probe, "");
            return new Deviation(
                    sameShape ? relative : Double.POSITIVE_INFINITY,
                    sameShape ? finding.with(List.of(), List.of(errorMap(found, wanted, probe))) : finding);
        }
        if (agreement.shape() != Agreement.Shape.SAME) {
            boolean transposed = agreement.shape() == Agreement.Shape.TRANSPOSED;
            return new Deviation(
                    Double.POSITIVE_INFINITY,
                    Finding.of(
                            subject + " must be " + Numbers.shape(wanted) + "; yours is " + Numbers.shape(found) + "."
                                    + (transposed ? " Is it transposed?" : ""),
                            "shape " + Numbers.shape(wanted),
                            "shape " + Numbers.shape(found),
                            where));
        }
        int row = agreement.row();
        int column = agreement.column();
        double entry = found.get(row, column);
        String at = where + ", row " + row + ", column " + column + " (counted from 0)";
        if (Double.isNaN(entry) || Double.isInfinite(entry)) {
            return new Deviation(
                    Double.POSITIVE_INFINITY,
                    Finding.of(
                            subject + " holds " + Numbers.show(entry) + ", which is not a finite number.",
                            Numbers.show(wanted.get(row, column)),
                            Numbers.show(entry),
                            at));
        }
        double ratio = Ratio.fit(Content.rowMajor(wanted), Content.rowMajor(found), TOLERANCE)
                .factor();
        Finding finding = Finding.of(
                subject + " is off by up to " + Numbers.error(relative) + " of the largest expected entry."
                        + ratioWords(ratio),
                Numbers.showApart(wanted.get(row, column), entry),
                Numbers.showApart(entry, wanted.get(row, column)),
                at);
        return new Deviation(relative, finding.with(List.of(), List.of(errorMap(found, wanted, probe))));
    }

    /** Where an interface has several methods, a result needs the name of its own. */
    private String words() {
        return component.equals(Component.WHOLE) && submitted.role().getMethods().length > 1
                ? component.words() + " of " + methodName
                : component.words();
    }

    /** Two submitted implementations differ: nobody knows here which of them is wrong. */
    private Finding difference(String found, String other, double ratio, Probe probe, String at) {
        String rival = missingUnless(expected).label();
        return Finding.of(
                submitted.label() + " and " + rival + " give different results: " + words() + " is " + found + " from "
                        + submitted.label() + " and " + other + " from " + rival + at + "." + ratioWords(ratio),
                "the same from both",
                found + " from " + submitted.label() + ", " + other + " from " + rival,
                "probe with " + probe.name());
    }

    private String ratioWords(double ratio) {
        String it = isReference ? " It" : " The first";
        String one = isReference ? " the expected one." : " the second.";
        if (isAbout(ratio, -1)) {
            return it + " has the opposite sign.";
        }
        double times = Math.rint(ratio);
        if (Math.abs(times) > 1 && Math.abs(times) <= LARGEST_FACTOR && isAbout(ratio, times)) {
            return it + " is exactly " + Numbers.show(times) + " times" + one;
        }
        double part = Math.rint(1 / ratio);
        if (Math.abs(part) > 1 && Math.abs(part) <= LARGEST_FACTOR && isAbout(1 / ratio, part)) {
            return it + " is exactly " + (part < 0 ? "-1/" : "1/") + Numbers.show(Math.abs(part)) + " of" + one;
        }
        return "";
    }

    private static boolean isAbout(double ratio, double factor) {
        return Math.abs(ratio - factor) <= TOLERANCE * Math.abs(factor);
    }

    private Figure errorMap(SimpleMatrix found, SimpleMatrix wanted, Probe probe) {
        double[] expectedEntries = Content.rowMajor(wanted);
        double[] foundEntries = Content.rowMajor(found);
        double scale = Math.max(wanted.elementMaxAbs(), Double.MIN_NORMAL);
        double[] errors = new double[expectedEntries.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = (foundEntries[i] - expectedEntries[i]) / scale;
        }
        String cell = isReference
                ? "your entry minus the expected one, as a part of the largest expected entry"
                : "the entry of " + submitted.label() + " minus that of "
                        + missingUnless(expected).label() + ", as a part of the largest of the latter";
        return new Figure.HeatMap(
                (isReference ? "Error of " : "Difference in ") + words(),
                "Each cell is " + cell + ", at the probe with " + probe.name() + ".",
                (isReference ? "error" : "difference") + " relative to the largest entry",
                wanted.getNumRows(),
                wanted.getNumCols(),
                errors);
    }
}
