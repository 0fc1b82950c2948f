package org.gradus.grading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.check.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What {@code verify} found out about one assignment.
 *
 * @param id the assignment's id
 * @param title its title; its id if it could not be read
 * @param checks its checks in order; empty if it could not be read
 * @param matrix its kill matrix; null if it could not be made
 * @param samples verdicts on its sample submissions; empty if they were not graded
 * @param limit the time limit of a submission
 * @param broken why it could not be read, its matrix could not be made, or students could not use it; empty if all is well
 */
public record Proof(
        String id,
        String title,
        List<ProvedCheck> checks,
        @Nullable KillMatrix matrix,
        List<Sample> samples,
        Duration limit,
        String broken) {
    /** The checks may take this part of the time limit on the reference: students' code is slower, and so are busy machines. */
    private static final int PART_OF_LIMIT = 5;

    public Proof {
        checks = List.copyOf(checks);
        samples = List.copyOf(samples);
    }

    /** A check as its definition describes it. */
    public record ProvedCheck(int number, String id, String title, double points, Visibility visibility) {
        static ProvedCheck of(CheckDefinition check) {
            return new ProvedCheck(check.number(), check.id(), check.title(), check.points(), check.visibility());
        }
    }

    /**
     * The verdict on one sample submission.
     *
     * @param name its folder
     * @param differences from what its {@code expected.yaml} says, one sentence each
     */
    public record Sample(String name, List<String> differences) {
        public Sample {
            differences = List.copyOf(differences);
        }
    }

    /** The proof of an assignment that could not be read, or whose checks are broken. */
    public static Proof broken(String id, String why) {
        return new Proof(id, id, List.of(), null, List.of(), Duration.ZERO, why);
    }

    /** The proof of an assignment's checks, before its samples are graded. */
    public static Proof of(Assignment assignment, KillMatrix matrix) {
        return new Proof(
                assignment.id(),
                assignment.title(),
                assignment.checks().stream().map(ProvedCheck::of).toList(),
                matrix,
                List.of(),
                assignment.limits().submission(),
                "");
    }

    /** The same with the verdicts on samples. */
    public Proof with(List<Sample> verdicts) {
        return new Proof(id, title, checks, matrix, verdicts, limit, broken);
    }

    /** The same with a reason why the assignment cannot be used although its checks are sound. */
    public Proof but(String reason) {
        return new Proof(id, title, checks, matrix, samples, limit, reason);
    }

    /** How long all checks take on the reference; zero if there is no matrix. */
    public Duration referenceTime() {
        return matrix == null ? Duration.ZERO : matrix.rows().get(0).duration();
    }

    /** How long the checks take on all implementations together. */
    public Duration time() {
        return matrix == null
                ? Duration.ZERO
                : matrix.rows().stream().map(KillMatrix.Row::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** Sentences that say what is wrong; empty if the assignment is proved. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!broken.isEmpty()) {
            problems.add(broken);
        }
        if (matrix != null) {
            problems.addAll(matrix.problems());
            if (referenceTime().multipliedBy(PART_OF_LIMIT).compareTo(limit) > 0) {
                problems.add("The checks take " + referenceTime().toMillis()
                        + " ms on the reference, more than a fifth of the time" + " limit of " + limit.toSeconds()
                        + " s. Use fewer probes, or raise the limit of the submission.");
            }
        }
        for (Sample sample : samples) {
            sample.differences().forEach(difference -> problems.add(sample.name() + ": " + difference));
        }
        return problems;
    }
}
