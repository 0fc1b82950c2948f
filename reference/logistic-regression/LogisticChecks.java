package org.gradus.assignments.logistic;

import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.inParts;

import java.util.List;
import org.gradus.check.Check;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Submitted;

/** The checks that compare with the reference; they never leave the trusted side, and neither do their inputs. */
class LogisticChecks {
    private final LogisticRegression reference = new LogisticReference();

    @Check(
            value = "The probabilities equal the reference",
            points = 8,
            order = 60,
            hint = "A probability of class 1 grows with the score, and is 0.5 where the score is 0.")
    void probabilitiesEqualReference(@Submitted LogisticRegression submitted, Probes probes) {
        List<Probe> drawn = LogisticProbes.withPenalty(probes);
        compare(submitted).with(reference).on("probabilities").agreesAt(drawn);
    }

    @Check(
            value = "The loss equals the reference, with and without a penalty",
            points = 12,
            order = 70,
            hint = "Mean over the examples, natural logarithm, penalty lambda times the sum of all squared weights.")
    void lossEqualsReference(@Submitted LogisticRegression submitted, Probes probes) {
        agreesInParts(submitted, "loss", probes);
    }

    @Check(
            value = "The gradient equals the reference, with and without a penalty",
            points = 12,
            order = 80,
            hint = "Which part is wrong: the data term or the penalty? Try lambda = 0 first.")
    void gradientEqualsReference(@Submitted LogisticRegression submitted, Probes probes) {
        agreesInParts(submitted, "gradient", probes);
    }

    private void agreesInParts(LogisticRegression submitted, String part, Probes probes) {
        List<Probe> withPenalty = LogisticProbes.withPenalty(probes);
        List<Probe> withoutPenalty = LogisticProbes.withoutPenalty(probes);
        inParts(
                () -> compare(submitted).with(reference).in(part).agreesAt(withPenalty),
                () -> compare(submitted).with(reference).in(part).agreesAt(withoutPenalty));
    }

    @Check(
            value = "No overflow with scores of 1000 and -1000",
            points = 8,
            order = 90,
            hint =
                    "exp(710) is infinite, and 0 times ln(0) is not a number. Can the loss be written with the score itself?")
    void staysFiniteOnSaturatedScores(@Submitted LogisticRegression submitted, Probes probes) {
        List<Probe> saturated = LogisticProbes.saturated(probes);
        inParts(
                () -> compare(submitted).with(reference).on("probabilities").agreesAt(saturated),
                () -> agreesApart(submitted, "loss", saturated),
                () -> agreesApart(submitted, "gradient", saturated));
    }

    @Check(
            value = "One example, or examples of one class, are no special case",
            points = 5,
            order = 100,
            hint = "What do you divide by when there is one example, and when a class has none?")
    void oneExampleAndOneClass(@Submitted LogisticRegression submitted, Probes probes) {
        List<Probe> drawn = LogisticProbes.oneOfAKind(probes);
        inParts(() -> agreesApart(submitted, "loss", drawn), () -> agreesApart(submitted, "gradient", drawn));
    }

    private void agreesApart(LogisticRegression submitted, String part, List<Probe> probes) {
        compare(submitted).with(reference).in(part).apartFromOtherMistakes().agreesAt(probes);
    }

    @Check(
            value = "The accuracy equals the reference",
            points = 5,
            order = 110,
            hint = "Which class is predicted at a probability of exactly 0.5? In Java 3 / 4 is 0.")
    void accuracyEqualsReference(@Submitted LogisticRegression submitted, Probes probes) {
        List<Probe> drawn = LogisticProbes.classified(probes);
        List<Probe> undecided = LogisticProbes.undecided(probes);
        inParts(
                () -> compare(submitted).with(reference).on("accuracy").agreesAt(drawn),
                () -> compare(submitted).with(reference).on("accuracy").agreesAt(undecided));
    }

    @Check(
            value = "The images are prepared as the handout says",
            points = 5,
            order = 120,
            hint = "White is 255. On which side is the column of ones, and is it divided, too?")
    void imagesArePrepared(@Submitted LogisticRegression submitted, Probes probes) {
        compare(submitted).with(reference).on("preprocess").agreesAt(LogisticProbes.images(probes));
    }
}
