package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Figure;
import org.gradus.check.Observation;
import org.gradus.diagnosis.Prepared.Part;
import org.jspecify.annotations.Nullable;

/** What a submission's numbers say about it: which parts are right, which slips explain the others exactly, what is left unknown. */
public final class Explanation {
    private final Outcome outcome;
    private final boolean complete;
    private final List<Cause> causes;
    private final List<String> facts;
    private final Map<String, Fit> fits;
    private final List<Figure> figures;

    private Explanation(
            Outcome outcome,
            boolean complete,
            List<Cause> causes,
            List<String> facts,
            Map<String, Fit> fits,
            List<Figure> figures) {
        this.outcome = outcome;
        this.complete = complete;
        this.causes = List.copyOf(causes);
        this.facts = List.copyOf(facts);
        this.fits = fits;
        this.figures = List.copyOf(figures);
    }

    /** How loss and gradient stand to what was asked for, and to each other. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether the causes explain every number. If not, nothing is said about the parts that are left but facts. */
    public boolean complete() {
        return complete;
    }

    /** The slips that explain the numbers; empty if everything is right or nothing is known. */
    public List<Cause> causes() {
        return causes;
    }

    /** What can be said for certain about the parts that no slip explains; empty if there are none. */
    public List<String> facts() {
        return facts;
    }

    /** Whether loss and gradient belong together and differ from what was asked for by conventions alone. */
    public boolean isConvention() {
        return complete
                && outcome == Outcome.OTHER_FUNCTION
                && !causes.isEmpty()
                && causes.stream().allMatch(Cause::convention);
    }

    /** The outcome in a sentence for the student. */
    public String headline() {
        return Wording.headline(outcome);
    }

    /** The labels of all causes, sorted: {@code data*n@gradient}. */
    public List<String> labels() {
        return causes.stream().map(Cause::label).sorted().toList();
    }

    /** The numbers of the first wrong part as pictures: ratios to the expected ones, and errors in the parameter's shape. */
    public List<Figure> figures() {
        return figures;
    }

    Map<String, Fit> fits() {
        return fits;
    }

    /** An explanation in the making. */
    static final class Draft {
        private final Observation observation;
        private final Prepared all;
        private final Map<String, SimpleMatrix[]> answers;
        private final int[] usable;
        private final Set<String> unknown = new LinkedHashSet<>();
        private final List<String> facts = new ArrayList<>();

        Draft(Observation observation, Prepared all, Map<String, SimpleMatrix[]> answers, int[] usable) {
            this.observation = observation;
            this.all = all;
            this.answers = answers;
            this.usable = usable;
            for (Map.Entry<String, SimpleMatrix[]> answer : answers.entrySet()) {
                @Nullable SimpleMatrix[] matrices = answer.getValue();
                List<String> broken = new ArrayList<>();
                for (int p = 0; p < matrices.length; p++) {
                    if (!Diagnoser.isFinite(matrices[p])) {
                        broken.add(observation.probes().get(p).name());
                    }
                }
                if (!broken.isEmpty()) {
                    facts.add(Wording.notFinite(answer.getKey(), broken, matrices.length));
                    unknown.add(answer.getKey());
                }
            }
        }

        /** Whether a part is nowhere finite. */
        boolean isBroken(String path) {
            return unknown.contains(path) && Arrays.stream(answers.get(path)).noneMatch(Diagnoser::isFinite);
        }

        void unknown(String path) {
            unknown.add(path);
            facts.addAll(Wording.unknown(path, all.part(path), Objects.requireNonNull(answers.get(path)), usable));
        }

        Explanation unexplained() {
            answers.keySet().forEach(unknown::add);
            return explained(Map.of());
        }

        Explanation explained(Map<String, Fit> fits) {
            Map<String, Set<String>> shown = new LinkedHashMap<>();
            Map<String, Mark> marks = new LinkedHashMap<>();
            fits.forEach((path, fit) -> fit.marks().forEach(mark -> {
                marks.putIfAbsent(mark.key(), mark);
                shown.computeIfAbsent(mark.key(), key -> new LinkedHashSet<>()).add(path);
            }));
            boolean together = true;
            List<Cause> causes = new ArrayList<>();
            for (Mark mark : marks.values()) {
                Set<String> paths = Objects.requireNonNull(shown.get(mark.key()));
                Scope scope = Scope.of(mark, paths, all, answers.keySet());
                together &= belongTogether(mark, scope);
                causes.add(Wording.cause(mark, scope, paths, fits, all, observation));
            }
            boolean complete = unknown.isEmpty();
            boolean hasLoss = answers.containsKey("loss");
            boolean lossRight = isRight("loss", fits);
            boolean gradientRight = answers.keySet().stream()
                    .filter(path -> !path.equals("loss"))
                    .allMatch(path -> isRight(path, fits));
            Outcome outcome;
            if (!hasLoss) {
                outcome = gradientRight ? Outcome.RIGHT : Outcome.RESULT_WRONG;
            } else if (lossRight) {
                outcome = gradientRight ? Outcome.RIGHT : Outcome.GRADIENT_WRONG;
            } else if (gradientRight) {
                outcome = Outcome.LOSS_WRONG;
            } else {
                // What is not explained may or may not belong together.
                outcome = !complete ? Outcome.NEITHER_RIGHT : together ? Outcome.OTHER_FUNCTION : Outcome.BOTH_WRONG;
            }
            List<Figure> figures = answers.keySet().stream()
                    .filter(path -> !isRight(path, fits))
                    .max(Comparator.comparing(path -> !path.equals("loss")))
                    .map(path -> Pictures.of(
                            all.part(path), Objects.requireNonNull(answers.get(path)), observation.probes(), usable))
                    .orElse(List.of());
            return new Explanation(
                    outcome, complete, causes, complete ? List.of() : Wording.facts(fits, facts), fits, figures);
        }

        /** Whether a slip leaves the gradient the gradient of the loss. */
        private static boolean belongTogether(Mark mark, Scope scope) {
            if (mark.kind() == Mark.Kind.OFFSET) {
                return true;
            }
            Slip slip = mark.slip();
            return scope == Scope.BOTH
                    ? mark.kind() != Mark.Kind.FLOAT && (slip == null || slip.together())
                    : scope == Scope.LOSS && slip != null && slip.offset();
        }

        private boolean isRight(String path, Map<String, Fit> fits) {
            Fit fit = fits.get(path);
            return !unknown.contains(path) && fit != null && fit.marks().isEmpty();
        }
    }

    /** In which parts of the result a slip shows. */
    enum Scope {
        LOSS,
        /** In every gradient that it can show in. */
        GRADIENT,
        /** In the loss and in every gradient that it can show in. */
        BOTH,
        /** In some of the gradients that it can show in. */
        SOME;

        static Scope of(Mark mark, Set<String> paths, Prepared prepared, Set<String> answered) {
            boolean loss = paths.contains("loss");
            boolean all = true;
            boolean some = false;
            for (Part part : prepared.parts().values()) {
                if (!part.isLoss() && answered.contains(part.path()) && isPossible(mark, part)) {
                    all &= paths.contains(part.path());
                    some |= paths.contains(part.path());
                }
            }
            if (!some) {
                return LOSS;
            }
            return !all ? SOME : loss ? BOTH : GRADIENT;
        }

        private static boolean isPossible(Mark mark, Part part) {
            return switch (mark.kind()) {
                case TERM, EXTRA -> {
                    String key = mark.slip() == null ? "" : mark.slip().key();
                    yield Stream.of(part.data(), part.penalties(), part.extras())
                            .flatMap(List::stream)
                            .anyMatch(term -> term.slips().stream()
                                    .anyMatch(slip -> slip.key().equals(key)));
                }
                case PENALTY -> part.hasPenalty() && !part.penalties().get(0).isZero();
                case DATA, WHOLE, FLOAT -> true;
                case ORDER, TRANSPOSED, COORDINATES -> !part.isLoss();
                case OFFSET -> part.isLoss();
            };
        }
    }
}
