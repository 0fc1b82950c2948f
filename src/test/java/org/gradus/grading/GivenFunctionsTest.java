package org.gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.check.Words.compare;
import static org.gradus.check.Words.purity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.assignment.Limits;
import org.gradus.assignment.Workload;
import org.gradus.check.Check;
import org.gradus.check.CheckFailed;
import org.gradus.check.Finding;
import org.gradus.check.GradusException;
import org.gradus.check.Probe;
import org.gradus.check.Submitted;
import org.gradus.grading.Slope.Curve;
import org.gradus.protocol.AskedQuota;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Value;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.testing.StudentJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the grader makes of workers that ask for values of given functions, rightly and wrongly. No process is started here. */
class GivenFunctionsTest {
    static class Reference implements Slope {
        @Override
        public double of(Curve curve, double t) {
            return curve.at(t + 1) - curve.at(t);
        }
    }

    private static final double[] SEEN = new double[2];
    private static final Curve SQUARE = t -> t * t;

    private static Probe probe(Curve curve) {
        return new Probe("a curve", Map.of("curve", curve, "t", 3.0));
    }

    static class SlopeChecks {
        @Check(value = "The slope is right", points = 10, order = 10)
        void slope(@Submitted Slope slope) {
            compare(slope).on("of").with(new Reference()).agreesAt(probe(SQUARE));
        }

        @Check(value = "The slope is right again", points = 10, order = 20)
        void again(@Submitted Slope slope) {
            compare(slope).on("of").is(7, probe(SQUARE));
        }

        @Check(value = "The curve is used", points = 10, order = 30)
        void used(@Submitted Slope slope) {
            List<Double> asked = new ArrayList<>();
            slope.of(
                    t -> {
                        asked.add(t);
                        return t;
                    },
                    5);
            if (!asked.equals(List.of(6.0, 5.0))) {
                throw new CheckFailed(Finding.of("asked " + asked));
            }
        }

        @Check(value = "Pure", points = 10, order = 40)
        void pure(@Submitted Slope slope) {
            purity(slope).on("of").answersTheSameAt(List.of(probe(SQUARE), probe(t -> t / 3)));
            purity(slope).on("of").leavesInputsUnchangedAt(List.of(probe(SQUARE), probe(t -> t / 3)));
            purity(slope).on("of").returnsNewObjectsAt(List.of(probe(SQUARE), probe(t -> t / 3)));
        }

        @Check(value = "A curve that has no values", points = 10, order = 50)
        void undefined(@Submitted Slope slope) {
            slope.of(
                    t -> {
                        throw new ArithmeticException("no value at " + t);
                    },
                    3);
        }

        @Check(value = "A curve that is a check itself", points = 10, order = 60)
        void fails(@Submitted Slope slope) {
            slope.of(
                    t -> {
                        throw new CheckFailed(Finding.of("asked at " + t));
                    },
                    3);
        }

        @Check(value = "The instructor's error", points = 10, order = 70)
        void breaks(@Submitted Slope slope) {
            slope.of(
                    t -> {
                        throw new GradusException("the instructor's error");
                    },
                    3);
        }

        @Check(value = "Goes round in circles", points = 10, order = 80)
        void circular(@Submitted Slope slope) {
            slope.of(t -> slope.of(SQUARE, t), 3);
        }

        @Check(value = "A slow curve", points = 10, order = 90)
        void slow(@Submitted Slope slope) {
            long nanos = (long) SEEN[0];
            slope.of(
                    t -> {
                        long end = System.nanoTime() + nanos;
                        while (System.nanoTime() < end) {
                            Thread.onSpinWait();
                        }
                        return t;
                    },
                    3);
        }
    }

    private static final Map<String, byte[]> INTERFACES = Stream.of(Slope.class, Slope.Curve.class)
            .collect(Collectors.toMap(Class::getName, GivenFunctionsTest::bytes));

    private static final byte[] JAR = StudentJar.against(INTERFACES)
            .with(
                    "package student; import org.gradus.grading.Slope;"
                            + " public class Mine implements Slope { public double of(Slope.Curve curve, double t) { return 0; } }")
            .build();

    private static byte[] bytes(Class<?> type) {
        try (InputStream in = Objects.requireNonNull(
                type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScoreReport grade(ScriptedWorkers workers, String... checks) {
        return grade(workers, Duration.ofMinutes(1), checks);
    }

    private static ScoreReport grade(ScriptedWorkers workers, Duration call, String... checks) {
        List<CheckDefinition> definitions = Arrays.stream(checks)
                .map(name -> definition(name, Arrays.asList(checks).indexOf(name) + 1))
                .toList();
        Supplier<Object> reference = Reference::new;
        Assignment assignment = new Assignment(
                "slope",
                "Slope",
                "",
                1,
                new Limits(call, Duration.ofMinutes(5), Duration.ofMinutes(10)),
                Workload.QUICK,
                "version",
                Path.of("slope"),
                List.of(Slope.class),
                INTERFACES,
                definitions,
                List.of(reference),
                List.of());
        ScoreReport report = new Grader(workers, "secret", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .grade(assignment, new Submission("student07", "slope.jar", JAR));
        assertThat(workers.open()).as("workers left open").isZero();
        return report;
    }

    private static CheckDefinition definition(String name, int number) {
        Method method = Arrays.stream(SlopeChecks.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        Check check = method.getAnnotation(Check.class);
        return new CheckDefinition(
                name, number, check.value(), check.points(), check.visibility(), check.hint(), method);
    }

    private static Reply asks(double t) {
        return new Reply.Asks(0, "at", "(D)D", List.of(new Value.Real(t)), 0);
    }

    private static Reply returned(double value) {
        return new Reply.Returned(new Value.Real(value), Map.of(), false, 1, 0);
    }

    private static double real(Value value) {
        return ((Value.Real) value).value();
    }

    /** An honest worker whose student asks at t + 1, then at t, and returns the difference. */
    private static ScriptedWorkers honest() {
        double[] state = new double[3];
        return new ScriptedWorkers((request, out) -> {
            if (request instanceof Request.Call call) {
                assertThat(call.arguments().get(0)).isEqualTo(new Value.Given(0));
                state[0] = real(call.arguments().get(1));
                state[1] = 0;
                return asks(state[0] + 1);
            } else if (request instanceof Request.Answer answer) {
                if (state[1]++ == 0) {
                    state[2] = real(answer.value());
                    return asks(state[0]);
                }
                return returned(state[2] - real(answer.value()));
            }
            Request.Refuse refuse = (Request.Refuse) request;
            return new Reply.Threw(Reply.Kind.METHOD_THREW, "x.Refused", refuse.message(), List.of(), 0, 0);
        });
    }

    @Test
    void honestAnswersEarnAllPoints() {
        ScoreReport report = grade(honest(), "slope", "again", "used", "pure");

        assertThat(report.checks()).allMatch(check -> check.status() == CheckResult.Status.PASSED);
        assertThat(report.score()).isEqualTo(40);
    }

    @Test
    void aFunctionWithoutAValueIsRefusedToTheStudent() {
        ScoreReport report = grade(honest(), "undefined");

        CheckResult result = report.checks().get(0);
        assertThat(result.status()).isEqualTo(CheckResult.Status.FAILED);
        assertThat(result.outcome()).isEqualTo(WorkerOutcome.THREW);
        assertThat(result.findings().get(0).sentence())
                .contains("x.Refused: Curve.at has no value for these arguments: no value at 4.0");
    }

    @Test
    void aFunctionMayFailTheCheckAndTheNextCheckGetsANewWorker() {
        ScriptedWorkers workers = honest();
        ScoreReport report = grade(workers, "fails", "slow");

        assertThat(report.checks().get(0).findings().get(0).sentence()).isEqualTo("asked at 4.0");
        assertThat(report.checks().get(0).status()).isEqualTo(CheckResult.Status.FAILED);
        assertThat(report.checks().get(1).status()).isEqualTo(CheckResult.Status.PASSED);
        assertThat(workers.taken()).isEqualTo(2);
    }

    @Test
    void errorsOfTheInstructorAreGraderFaults() {
        for (String check : List.of("breaks", "circular")) {
            assertThat(grade(honest(), check).checks().get(0).status())
                    .as(check)
                    .isEqualTo(CheckResult.Status.GRADER_FAULT);
        }
    }

    static final List<Reply> FORGED = List.of(
            new Reply.Asks(-1, "at", "(D)D", List.of(new Value.Real(1)), 0),
            new Reply.Asks(1, "at", "(D)D", List.of(new Value.Real(1)), 0),
            new Reply.Asks(2, "at", "(D)D", List.of(new Value.Real(1)), 0),
            new Reply.Asks(0, "off", "(D)D", List.of(new Value.Real(1)), 0),
            new Reply.Asks(0, "at", "(I)D", List.of(new Value.Whole(1)), 0),
            new Reply.Asks(0, "twice", "(D)D", List.of(new Value.Real(1)), 0),
            new Reply.Asks(0, "hashCode", "()I", List.of(), 0),
            new Reply.Asks(0, "at", "(D)D", List.of(), 0),
            new Reply.Asks(0, "at", "(D)D", List.of(new Value.Real(1), new Value.Real(1)), 0),
            new Reply.Asks(0, "at", "(D)D", List.of(new Value.Whole(1)), 0),
            new Reply.Asks(0, "at", "(D)D", List.of(new Value.Given(0)), 0),
            new Reply.Returned(new Value.Given(0), Map.of(), false, 1, 0),
            new Reply.Returned(new Value.Real(1), Map.of(0, new Value.Text("changed")), false, 1, 0),
            new Reply.Returned(new Value.Real(1), Map.of(7, new Value.Real(1)), false, 1, 0));

    @ParameterizedTest
    @FieldSource("FORGED")
    void forgedQuestionsBreakTheProtocolOfTheirCheckOnly(Reply forged) {
        int[] calls = new int[1];
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> {
            if (request instanceof Request.Call && calls[0]++ > 0) {
                return returned(7);
            }
            return request instanceof Request.Call ? asks(1) : forged;
        });

        ScoreReport report = grade(workers, "slope", "again");

        assertThat(report.state()).isEqualTo(ScoreReport.State.GRADED);
        assertThat(report.checks().get(0).outcome()).isEqualTo(WorkerOutcome.PROTOCOL_BROKEN);
        assertThat(report.checks().get(0).status()).isEqualTo(CheckResult.Status.FAILED);
        assertThat(report.checks().get(1).status()).isEqualTo(CheckResult.Status.PASSED);
    }

    @Test
    void endlessQuestionsAreCountedAndEnd() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> asks(1));

        CheckResult result = grade(workers, "again").checks().get(0);

        assertThat(result.outcome()).isEqualTo(WorkerOutcome.PROTOCOL_BROKEN);
        assertThat(workers.requests()).hasSize(AskedQuota.MAX_QUESTIONS + 3);
    }

    @Test
    void whatTheFunctionTakesIsNotTheSubmissionsTime() {
        SEEN[0] = Duration.ofMillis(40).toNanos();
        Duration limit = Duration.ofSeconds(30);
        ScriptedWorkers workers = honest();

        grade(workers, limit, "slow");

        // Load, begin, call, two answers.
        assertThat(workers.limits()).hasSize(5);
        assertThat(workers.limits().get(4)).isLessThan(limit).isGreaterThan(limit.minusMillis(40));
    }

    @Test
    void aFunctionThatIsAskedForLongerThanTheLimitEndsTheCall() {
        SEEN[0] = Duration.ofMillis(30).toNanos();
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> asks(1));

        CheckResult result =
                grade(workers, Duration.ofMillis(100), "slow").checks().get(0);

        assertThat(result.outcome()).isEqualTo(WorkerOutcome.TIMED_OUT);
        assertThat(workers.requests()).hasSizeLessThan(20);
    }
}
