package org.gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.Limits;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.sandbox.WorkerPool;
import org.gradus.sandbox.WorkerSettings;
import org.gradus.testing.StudentJar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A jar goes in, a truthful report comes out: with the real sandbox, the real assignment and real checks. */
class GraderIT {
    private static final Path CACHE = Path.of("target", "it-cache");

    private static final String LOOPS = """
            package student;
            import org.ejml.simple.SimpleMatrix;
            import org.gradus.api.LossAndGradient;
            import org.gradus.assignments.softmax.LoopSoftmax;
            public class Loops implements LoopSoftmax {
                public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
                    int n = x.getNumRows(), d = w.getNumRows(), c = w.getNumCols();
                    SimpleMatrix g = new SimpleMatrix(d, c);
                    double loss = 0;
                    for (int i = 0; i < n; i++) {
                        double[] s = new double[c];
                        double max = Double.NEGATIVE_INFINITY;
                        for (int j = 0; j < c; j++) {
                            for (int k = 0; k < d; k++) s[j] += x.get(i, k) * w.get(k, j);
                            max = Math.max(max, s[j]);
                        }
                        double sum = 0;
                        for (int j = 0; j < c; j++) sum += Math.exp(s[j] - max);
                        loss += (max + Math.log(sum) - s[y[i]]) / n;
                        for (int j = 0; j < c; j++) {
                            double p = Math.exp(s[j] - max) / sum - (j == y[i] ? 1 : 0);
                            for (int k = 0; k < d; k++) g.set(k, j, g.get(k, j) + x.get(i, k) * p / FACTOR);
                        }
                    }
                    double squares = 0;
                    for (int k = 0; k < d; k++) for (int j = 0; j < c; j++) {
                        squares += w.get(k, j) * w.get(k, j);
                        g.set(k, j, g.get(k, j) + reg * w.get(k, j));
                    }
                    return new LossAndGradient(loss + 0.5 * reg * squares, g);
                }
            }
            """;

    private static final String VECTORIZED = """
            package student;
            import org.ejml.simple.SimpleMatrix;
            import org.gradus.api.LossAndGradient;
            import org.gradus.assignments.softmax.VectorizedSoftmax;
            public class Vectorized implements VectorizedSoftmax {
                private double loss;
                private SimpleMatrix scoreGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
                    SimpleMatrix s = x.mult(w);
                    int n = x.getNumRows();
                    loss = 0;
                    for (int i = 0; i < n; i++) {
                        double max = s.getRow(i).elementMax();
                        double sum = 0;
                        for (int j = 0; j < s.getNumCols(); j++) sum += Math.exp(s.get(i, j) - max);
                        loss += (max + Math.log(sum) - s.get(i, y[i])) / n;
                        for (int j = 0; j < s.getNumCols(); j++) {
                            s.set(i, j, (Math.exp(s.get(i, j) - max) / sum - (j == y[i] ? 1 : 0)) / n);
                        }
                    }
                    return s;
                }
                public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
                    SimpleMatrix g = x.transpose().mult(scoreGradient(w, x, y)).plus(w.scale(reg));
                    double norm = w.normF();
                    return new LossAndGradient(loss + 0.5 * reg * norm * norm, g);
                }
                public SimpleMatrix inputGradient(SimpleMatrix w, SimpleMatrix x, int[] y) {
                    return scoreGradient(w, x, y).mult(w.transpose());
                }
            }
            """;

    private static Assignment softmax;
    private static WorkerPool pool;
    private static Grader grader;

    @BeforeAll
    static void start() {
        softmax = new AssignmentCatalog(Path.of("reference"), CACHE.resolve("assignments")).load("softmax-classifier");
        Sandbox sandbox = Sandbox.detect(CACHE.resolve("worker"));
        pool = new WorkerPool(sandbox, WorkerSettings.quick());
        grader = new Grader(
                new Workers() {
                    @Override
                    public Worker take() throws WorkerEnded {
                        try {
                            return pool.take();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }

                    @Override
                    public SandboxStatus status() {
                        return pool.status();
                    }
                },
                "secret",
                Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    private static ScoreReport grade(String loops) {
        byte[] jar = StudentJar.against(softmax.interfaces())
                .with(loops)
                .with(VECTORIZED)
                .build();
        return grader.grade(softmax, new Submission("student07", "softmax.jar", jar));
    }

    @Test
    void rightImplementationEarnsAllPoints() {
        ScoreReport report = grade(LOOPS.replace("FACTOR", "n"));

        assertThat(report.problem()).isNull();
        assertThat(report.checks())
                .allSatisfy(check -> assertThat(check.status())
                        .as(check.id() + " " + check.findings())
                        .isEqualTo(CheckResult.Status.PASSED));
        assertThat(report.score()).isEqualTo(100);
    }

    @Test
    void gradientThatIsNotAveragedIsNamed() {
        ScoreReport report = grade(LOOPS.replace("FACTOR", "1.0"));

        assertThat(report.diagnoses()).extracting(Diagnosis::mistake).contains("GradientNotAveraged");
        assertThat(report.checks())
                .filteredOn(check -> check.status() != CheckResult.Status.PASSED)
                .extracting(CheckResult::id)
                .contains("gradientEqualsReference", "gradientAgreesWithItsLoss");
    }

    @Test
    void endlessLoopLosesItsOwnPartOnly() {
        Assignment impatient =
                softmax.withLimits(new Limits(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofSeconds(60)));
        byte[] jar = StudentJar.against(softmax.interfaces())
                .with(LOOPS.replace("FACTOR", "n").replace("double loss = 0;", "double loss = 0; while (loss == 0) {}"))
                .with(VECTORIZED)
                .build();

        ScoreReport report = grader.grade(impatient, new Submission("student07", "softmax.jar", jar));

        CheckResult example = report.checks().get(0);
        assertThat(example.status()).isEqualTo(CheckResult.Status.PARTIAL);
        assertThat(example.points()).isEqualTo(example.maxPoints() / 2);
        assertThat(example.outcome()).isEqualTo(WorkerOutcome.TIMED_OUT);
        assertThat(report.checks().get(report.checks().size() - 1).status()).isEqualTo(CheckResult.Status.PASSED);
    }
}
