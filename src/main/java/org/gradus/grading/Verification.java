package org.gradus.grading;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.assignment.StarterClasses;
import org.gradus.check.CheckContext;
import org.gradus.check.CheckFailed;
import org.gradus.check.Evidence;
import org.gradus.check.GradusException;
import org.gradus.check.LocalSubject;
import org.gradus.check.Mistake;
import org.gradus.check.Seeds;
import org.gradus.check.SpoiledSubject;
import org.gradus.check.Subject;
import org.gradus.check.SubjectFailure;
import org.gradus.check.Visibility;
import org.gradus.data.DatasetFiles;
import org.jspecify.annotations.Nullable;

/**
 * Runs an assignment's checks on its reference, its starter and its known mistakes, in this process: they are the instructor's own code. Students'
 * code never comes here.
 */
public final class Verification {
    /** By name, because grading does not know the API that students see. */
    private static final Set<String> GRADIENTS =
            Set.of("org.gradus.api.LossAndGradient", "org.gradus.api.LossAndGradients");

    private final Assignment assignment;
    private final String secret;

    /** Prepares the verification of an assignment with the seeds that this secret makes. */
    public Verification(Assignment assignment, String secret) {
        this.assignment = assignment;
        this.secret = secret;
    }

    /** Hears of each implementation before the checks run on it. */
    @FunctionalInterface
    public interface Listener {
        /**
         * The checks begin on another implementation.
         *
         * @param name of the implementation
         * @param done how many are through
         * @param of how many there are at most
         */
        void begins(String name, int done, int of);
    }

    /** Runs everything; takes some seconds. */
    public KillMatrix run() {
        return run((name, done, of) -> {});
    }

    /** Runs everything, and tells how far it is. What the listener throws ends it. */
    public KillMatrix run(Listener listener) {
        int most = 4 + assignment.mistakes().size();
        List<KillMatrix.Row> rows = new ArrayList<>();
        listener.begins("reference", 0, most);
        // Sequential: a race between two implementations is measured here, too.
        LocalRun reference = new LocalRun(this::reference);
        rows.add(row(KillMatrix.Kind.REFERENCE, "reference", Set.of(), reference));
        Map<Class<?>, Supplier<Object>> starter = StarterClasses.of(assignment);
        if (!starter.isEmpty()) {
            listener.begins("starter", rows.size(), most);
            rows.add(row(
                    KillMatrix.Kind.STARTER,
                    "starter",
                    ids(),
                    new LocalRun(role -> new LocalSubject(role, Objects.requireNonNull(starter.get(role))))));
        }
        // Where only numbers are looked at, or only how they come about, an answer with other matrices may pass.
        if (!reference.judgesMatrices.isEmpty()) {
            listener.begins("spoiled reference", rows.size(), most);
            rows.add(row(
                    KillMatrix.Kind.SPOILED,
                    "all matrices zero",
                    reference.judgesMatrices,
                    new LocalRun(role -> SpoiledSubject.withZeroMatrices(reference(role)))));
            rows.add(row(
                    KillMatrix.Kind.SPOILED,
                    "all matrices negated",
                    reference.judgesMatrices,
                    new LocalRun(role -> SpoiledSubject.withNegatedMatrices(reference(role)))));
        }
        for (Supplier<Object> mistake : assignment.mistakes()) {
            Class<?> type = mistake.get().getClass();
            listener.begins(type.getSimpleName(), rows.size(), most);
            rows.add(row(
                    KillMatrix.Kind.MISTAKE,
                    type.getSimpleName(),
                    Set.of(type.getAnnotation(Mistake.class).caughtBy()),
                    new LocalRun(
                            role -> role.isAssignableFrom(type) ? new LocalSubject(role, mistake) : reference(role))));
        }
        return new KillMatrix(
                assignment.id(),
                assignment.checks().stream().map(CheckDefinition::id).toList(),
                rows,
                gaps(reference));
    }

    private Subject reference(Class<?> role) {
        return new LocalSubject(role, assignment.reference(role));
    }

    private Set<String> ids() {
        return assignment.checks().stream().map(CheckDefinition::id).collect(Collectors.toSet());
    }

    /** The reference passes its gradient checks if its row is right; here is said whether there are any. */
    private List<String> gaps(LocalRun reference) {
        boolean hasGradient = assignment.roles().stream()
                .flatMap(role -> Stream.of(role.getMethods()))
                .anyMatch(method -> GRADIENTS.contains(method.getReturnType().getName()));
        return hasGradient && !reference.checksGradients
                ? List.of(
                        "No check holds the gradient against a numeric one, so nothing proves that the reference's gradient is that of its"
                                + " loss. Add a check with gradientCheck(submitted).")
                : List.of();
    }

    private KillMatrix.Row row(KillMatrix.Kind kind, String name, Set<String> mustLoseOn, LocalRun run) {
        long start = System.nanoTime();
        CheckRunner.run(assignment.checks(), run);
        run.requireSoundChecks(name);
        return new KillMatrix.Row(kind, name, mustLoseOn, run.earned, Duration.ofNanos(System.nanoTime() - start));
    }

    private final class LocalRun implements CheckContext {
        private final Function<Class<?>, Subject> subjects;
        private final Map<String, Double> earned = new LinkedHashMap<>();
        private final Map<String, Throwable> broken = new LinkedHashMap<>();
        private final Set<String> judgesMatrices = new LinkedHashSet<>();
        private boolean checksGradients;

        LocalRun(Function<Class<?>, Subject> subjects) {
            this.subjects = subjects;
        }

        @Override
        public Object submitted(Class<?> role) {
            return Subject.proxy(role, subjects.apply(role));
        }

        @Override
        public long seed(Method check) {
            boolean isPublic = Stream.of(check)
                    .map(method -> method.getAnnotation(org.gradus.check.Check.class))
                    .anyMatch(annotation -> annotation.visibility() == Visibility.PUBLIC);
            return isPublic ? Seeds.publicSeed(check) : Seeds.hiddenSeed(secret, check);
        }

        @Override
        public List<Object> mistakes() {
            return List.of();
        }

        @Override
        public Optional<DatasetFiles> dataset() {
            return assignment.dataset();
        }

        @Override
        public void began(Method check) {}

        @Override
        public void ended(Method check, Evidence evidence, @Nullable Throwable failure) {
            if (failure != null
                    && !(failure instanceof CheckFailed)
                    && !(failure instanceof SubjectFailure)
                    && !(failure instanceof AssertionError)) {
                // JUnit would swallow what is thrown here.
                broken.put(check.getName(), failure);
            }
            earned.put(check.getName(), failure == null ? evidence.credit() : 0);
            if (evidence.judgesMatrices()) {
                judgesMatrices.add(check.getName());
            }
            checksGradients |= evidence.checksGradients();
        }

        /** A check that breaks, or cannot even start, proves nothing. */
        void requireSoundChecks(String name) {
            for (CheckDefinition check : assignment.checks()) {
                String which = "The check " + check.id() + " of " + assignment.id();
                Throwable failure = broken.get(check.id());
                if (failure != null) {
                    throw new GradusException(which + " broke with " + name + ": " + failure, failure);
                }
                if (!earned.containsKey(check.id())) {
                    throw new GradusException(
                            which + " could not be started with " + name
                                    + ". Its parameters must be marked @Submitted or be Probes or Datasets, and its class must be constructible.");
                }
            }
        }
    }
}
