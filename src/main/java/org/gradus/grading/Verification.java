package org.gradus.grading;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
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
 * Runs an assignment's checks on its reference and its known mistakes, in this process: they are the instructor's own code. Students'
 * code never comes here.
 */
public final class Verification {
    private final Assignment assignment;
    private final String secret;

    /** Prepares the verification of an assignment with the seeds that this secret makes. */
    public Verification(Assignment assignment, String secret) {
        this.assignment = assignment;
        this.secret = secret;
    }

    /** Runs everything; takes some seconds. */
    public KillMatrix run() {
        List<Supplier<KillMatrix.Row>> rows = new ArrayList<>();
        rows.add(() -> row(
                KillMatrix.Kind.REFERENCE,
                "reference",
                "",
                role -> new LocalSubject(role, assignment.reference(role))));
        rows.add(() -> row(
                KillMatrix.Kind.SPOILED,
                "gradients all zero",
                "",
                role -> SpoiledSubject.withZeroMatrices(new LocalSubject(role, assignment.reference(role)))));
        rows.add(() -> row(
                KillMatrix.Kind.SPOILED,
                "gradients negated",
                "",
                role -> SpoiledSubject.withNegatedMatrices(new LocalSubject(role, assignment.reference(role)))));
        for (Supplier<Object> mistake : assignment.mistakes()) {
            Class<?> type = mistake.get().getClass();
            rows.add(() -> row(
                    KillMatrix.Kind.MISTAKE,
                    type.getSimpleName(),
                    type.getAnnotation(Mistake.class).caughtBy(),
                    role -> new LocalSubject(
                            role, role.isAssignableFrom(type) ? mistake : assignment.reference(role))));
        }
        // Sequential: a race between two implementations is measured here, too.
        return new KillMatrix(
                assignment.id(),
                assignment.checks().stream().map(CheckDefinition::id).toList(),
                rows.stream().map(Supplier::get).toList());
    }

    private KillMatrix.Row row(
            KillMatrix.Kind kind, String name, String caughtBy, Function<Class<?>, Subject> subjects) {
        LocalRun run = new LocalRun(subjects);
        long start = System.nanoTime();
        CheckRunner.run(assignment.checks(), run);
        run.requireSoundChecks(name);
        return new KillMatrix.Row(kind, name, caughtBy, run.earned, Duration.ofNanos(System.nanoTime() - start));
    }

    private final class LocalRun implements CheckContext {
        private final Function<Class<?>, Subject> subjects;
        private final Map<String, Double> earned = new LinkedHashMap<>();
        private final Map<String, Throwable> broken = new LinkedHashMap<>();

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
