package org.gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.grading.ScriptedWorkers.ended;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.assignment.Limits;
import org.gradus.assignment.Workload;
import org.gradus.check.Check;
import org.gradus.check.Finding;
import org.gradus.check.Visibility;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Value;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.testing.StudentJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What the grader makes of workers that answer, lie, break off and die. No process is started here. */
class GraderTest {
    private static final Map<String, byte[]> INTERFACES = Stream.of(Model.class, Model.Left.class, Model.Right.class)
            .collect(Collectors.toMap(Class::getName, GraderTest::bytes));

    private static final byte[] JAR = StudentJar.against(INTERFACES)
            .with(implementation("Lefty", "Left"))
            .with(implementation("Righty", "Right"))
            .build();

    private static final Limits AMPLE =
            new Limits(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(10));

    private static String implementation(String name, String role) {
        return "package student; public class " + name + " implements org.gradus.grading.Model." + role
                + " { public double value(double t) { return 2 * t; }"
                + " public org.gradus.api.LossAndGradient evaluate(org.ejml.simple.SimpleMatrix w) { return null; } }";
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream in = Objects.requireNonNull(
                type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Assignment assignment(Limits limits, String... checks) {
        List<CheckDefinition> definitions = Arrays.stream(checks)
                .map(name -> Arrays.stream(ModelChecks.class.getDeclaredMethods())
                        .filter(method -> method.getName().equals(name))
                        .findFirst()
                        .orElseThrow())
                .map(method -> {
                    Check check = method.getAnnotation(Check.class);
                    return new CheckDefinition(
                            method.getName(),
                            Arrays.asList(checks).indexOf(method.getName()) + 1,
                            check.value(),
                            check.points(),
                            check.visibility(),
                            check.hint(),
                            method);
                })
                .toList();
        Supplier<Object> reference = ModelChecks.Reference::new;
        Supplier<Object> mistake = ModelChecks.Thrice::new;
        return new Assignment(
                "model",
                "Model",
                "",
                1,
                limits,
                Workload.QUICK,
                "version",
                Path.of("model"),
                List.of(Model.Left.class, Model.Right.class),
                INTERFACES,
                definitions,
                List.of(reference),
                List.of(mistake));
    }

    private static ScoreReport grade(ScriptedWorkers workers, String... checks) {
        return grade("secret", workers, assignment(AMPLE, checks));
    }

    private static ScoreReport grade(String secret, ScriptedWorkers workers, Assignment assignment) {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        ScoreReport report =
                new Grader(workers, secret, clock).grade(assignment, new Submission("student07", "model.jar", JAR));
        assertThat(workers.open()).as("workers left open").isZero();
        return report;
    }

    private static CheckResult only(ScoreReport report) {
        assertThat(report.checks()).hasSize(1);
        return report.checks().get(0);
    }

    private static Reply value(double value) {
        return new Reply.Returned(new Value.Real(value), Map.of(), false, 1, 0);
    }

    private static boolean isLeft(Request request) {
        return request instanceof Request.Call call
                && call.target().implementation().equals("student.Lefty");
    }

    private static List<String> sentences(CheckResult result) {
        return result.findings().stream().map(Finding::sentence).toList();
    }

    @Test
    void rightAnswersEarnAllPoints() {
        ScoreReport report = grade(new ScriptedWorkers((request, out) -> value(6)), "bothTwice", "openTwice");

        assertThat(report.state()).isEqualTo(ScoreReport.State.GRADED);
        assertThat(report.problem()).isNull();
        assertThat(report.score()).isEqualTo(14);
        assertThat(report.checks()).allMatch(check -> check.status() == CheckResult.Status.PASSED);
        assertThat(report.submission().implementations())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Model$Left", "student.Lefty", "Model$Right", "student.Righty"));
        assertThat(report.facts().java()).isEqualTo("17.0.2");
        assertThat(report.facts().workers()).isEqualTo(1);
        assertThat(report.facts().started()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @EnumSource(
            value = WorkerOutcome.class,
            names = {"OK", "THREW", "GRADER_FAULT"},
            mode = EnumSource.Mode.EXCLUDE)
    void deathInOnePartLeavesTheOtherItsPoints(WorkerOutcome outcome) {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> {
            if (isLeft(request)) {
                throw ended(outcome);
            }
            return value(6);
        });

        ScoreReport report = grade(workers, "bothTwice", "drawnOpenly");

        CheckResult both = report.checks().get(0);
        assertThat(both.status()).isEqualTo(CheckResult.Status.PARTIAL);
        assertThat(both.points()).isEqualTo(5);
        assertThat(both.outcome()).isEqualTo(outcome);
        assertThat(sentences(both))
                .contains("Left.value was not answered. The worker ended: " + outcome + ".")
                .contains("Right: the result of value has the expected value; error 0.");
        assertThat(report.checks().get(1).points()).isEqualTo(4);
        assertThat(report.checks().get(1).outcome()).isEqualTo(WorkerOutcome.OK);
        assertThat(report.state()).isEqualTo(ScoreReport.State.GRADED);
        assertThat(workers.taken()).isEqualTo(2);
    }

    @Test
    void exceptionLeavesTheWorkerAlive() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> isLeft(request)
                ? new Reply.Threw(Reply.Kind.METHOD_THREW, "java.lang.Error", "no", List.of("student.Lefty"), 0, 0)
                : value(6));

        CheckResult both = only(grade(workers, "bothTwice"));

        assertThat(both.points()).isEqualTo(5);
        assertThat(both.outcome()).isEqualTo(WorkerOutcome.THREW);
        assertThat(sentences(both)).contains("Left.value threw java.lang.Error: no.");
        assertThat(workers.taken()).isEqualTo(1);
    }

    @Test
    void memoryThatRanOutIsNamed() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> new Reply.Threw(
                Reply.Kind.METHOD_THREW, "java.lang.OutOfMemoryError", "Java heap space", List.of(), 0, 0));

        assertThat(only(grade(workers, "openTwice")).outcome()).isEqualTo(WorkerOutcome.OUT_OF_MEMORY);
    }

    @Test
    void timeThatIsUsedUpIsNobodysFailure() {
        Limits none = new Limits(Duration.ofNanos(1), Duration.ofNanos(1), Duration.ofNanos(1));
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6));

        ScoreReport report = grade("secret", workers, assignment(none, "openTwice", "hiddenTwice"));

        assertThat(report.checks()).hasSize(2).allSatisfy(check -> {
            assertThat(check.status()).isEqualTo(CheckResult.Status.NOT_RUN);
            assertThat(check.outcome()).isEqualTo(WorkerOutcome.TIMED_OUT);
            assertThat(sentences(check).get(0)).startsWith("Not run: the ").contains("for the whole submission");
        });
        assertThat(report.score()).isZero();
    }

    @Test
    void timeOfACheckThatIsUsedUpFailsThatCheck() {
        Limits short1 = new Limits(Duration.ofNanos(1), Duration.ofNanos(1), Duration.ofMinutes(1));
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6));

        CheckResult result = only(grade("secret", workers, assignment(short1, "openTwice")));

        assertThat(result.outcome()).isIn(WorkerOutcome.TIMED_OUT);
        assertThat(result.status()).isEqualTo(CheckResult.Status.FAILED);
    }

    @Test
    void faultWhileLoadingIsRetried() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6))
                .refusing(WorkerOutcome.GRADER_FAULT, WorkerOutcome.GRADER_FAULT);

        ScoreReport report = grade(workers, "openTwice");

        assertThat(report.state()).isEqualTo(ScoreReport.State.GRADED);
        assertThat(report.score()).isEqualTo(4);
        assertThat(workers.taken()).isEqualTo(3);
    }

    @Test
    void faultThatStaysIsReportedAsOurs() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6))
                .refusing(WorkerOutcome.GRADER_FAULT, WorkerOutcome.GRADER_FAULT, WorkerOutcome.GRADER_FAULT);

        ScoreReport report = grade(workers, "openTwice");

        assertThat(report.state()).isEqualTo(ScoreReport.State.GRADER_FAULT);
        assertThat(only(report).status()).isEqualTo(CheckResult.Status.NOT_RUN);
        assertThat(workers.taken()).isEqualTo(3);
    }

    @Test
    void submissionThatKillsTheWorkerWhileLoadingIsNotRetried() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6)).refusing(WorkerOutcome.CRASHED);

        ScoreReport report = grade(workers, "openTwice");

        assertThat(report.state()).isEqualTo(ScoreReport.State.NOT_LOADED);
        assertThat(report.problem()).isEqualTo("The worker ended: CRASHED.");
        assertThat(workers.taken()).isEqualTo(1);
    }

    @Test
    void faultWithinACheckIsReportedAsOurs() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> {
            throw ended(WorkerOutcome.GRADER_FAULT);
        });

        ScoreReport report = grade(workers, "bothTwice", "drawnOpenly");

        assertThat(report.state()).isEqualTo(ScoreReport.State.GRADER_FAULT);
        assertThat(report.checks().get(0).status()).isEqualTo(CheckResult.Status.GRADER_FAULT);
        assertThat(report.checks().get(0).outcome()).isEqualTo(WorkerOutcome.GRADER_FAULT);
        assertThat(report.checks().get(1).status()).isEqualTo(CheckResult.Status.PASSED);
    }

    @Test
    void instructorsErrorIsReportedAsOurs() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6));

        ScoreReport report = grade(workers, "breaks", "cannotStart", "openTwice");

        assertThat(report.state()).isEqualTo(ScoreReport.State.GRADER_FAULT);
        assertThat(report.checks())
                .extracting(CheckResult::status)
                .containsExactly(
                        CheckResult.Status.GRADER_FAULT, CheckResult.Status.GRADER_FAULT, CheckResult.Status.PASSED);
    }

    private record Forged(String check, Reply reply) {
        @Override
        public String toString() {
            return check + " answered by " + reply;
        }
    }

    private static Reply returned(Value value, Map<Integer, Value> changed) {
        return new Reply.Returned(value, changed, false, 1, 0);
    }

    private static Value result(Value loss, Value gradient) {
        return new Value.Named(Map.of("loss", loss, "gradient", gradient));
    }

    private static final Value LOSS = new Value.Real(39);
    private static final Value GRADIENT = new Value.Matrix(2, 2, new double[] {2, 4, 6, 10});

    static final List<Forged> FORGED = List.of(
            new Forged("openTwice", new Reply.Ready("build", "17", 0)),
            new Forged("openTwice", new Reply.Loaded(Map.of(), Map.of(), 0)),
            new Forged("openTwice", new Reply.Swept(new double[1], new double[0], -1, 1, 0)),
            new Forged("openTwice", returned(new Value.Whole(6), Map.of())),
            new Forged("openTwice", returned(new Value.Text("6"), Map.of())),
            new Forged("openTwice", returned(GRADIENT, Map.of())),
            new Forged("openTwice", returned(new Value.Real(6), Map.of(1, new Value.Real(6)))),
            new Forged("openTwice", returned(new Value.Real(6), Map.of(-1, new Value.Real(6)))),
            new Forged("openTwice", returned(new Value.Real(6), Map.of(0, new Value.Flag(true)))),
            new Forged("unchanged", returned(new Value.Named(Map.of("loss", LOSS)), Map.of())),
            new Forged("unchanged", returned(result(GRADIENT, LOSS), Map.of())),
            new Forged("unchanged", returned(result(LOSS, new Value.Sequence(List.of(GRADIENT))), Map.of())),
            new Forged(
                    "unchanged",
                    returned(new Value.Named(Map.of("loss", LOSS, "gradient", GRADIENT, "points", LOSS)), Map.of())),
            new Forged("faster", new Reply.Raced(List.of(), 0)),
            new Forged("faster", new Reply.Raced(List.of(new double[9]), 0)),
            new Forged("faster", new Reply.Raced(List.of(new double[9], new double[8]), 0)),
            new Forged("faster", new Reply.Raced(List.of(new double[9], new double[9], new double[9]), 0)),
            new Forged("faster", value(6)));

    @ParameterizedTest
    @FieldSource("FORGED")
    void forgedAnswerIsAFindingAndNoFault(Forged forged) {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> forged.reply());

        ScoreReport report = grade(workers, forged.check());

        CheckResult result = only(report);
        assertThat(result.status()).isEqualTo(CheckResult.Status.FAILED);
        assertThat(result.outcome()).isEqualTo(WorkerOutcome.PROTOCOL_BROKEN);
        assertThat(sentences(result).get(0)).contains("gave an answer that is not one");
        assertThat(report.state()).isEqualTo(ScoreReport.State.GRADED);
    }

    @ParameterizedTest
    @FieldSource("LENGTHS")
    void sweepOfAnotherLengthIsForged(int length) {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> request instanceof Request.Sweep
                ? new Reply.Swept(new double[length], new double[length], -1, 1, 0)
                : returned(result(LOSS, GRADIENT), Map.of()));

        assertThat(only(grade(workers, "gradient")).outcome()).isEqualTo(WorkerOutcome.PROTOCOL_BROKEN);
    }

    static final List<Integer> LENGTHS = List.of(0, 1, 1000);

    @Test
    void honestShapesThatAreWrongAreFindings() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> request instanceof Request.Sweep sweep
                ? new Reply.Swept(new double[sweep.lines().length], noSlopes(sweep), -1, 1, 0)
                : returned(
                        result(LOSS, new Value.Matrix(0, 0, new double[0])),
                        Map.of(0, new Value.Matrix(0, 7, new double[0]))));

        for (String check : List.of("gradient", "unchanged")) {
            CheckResult result = only(grade(workers, check));
            assertThat(result.status()).isEqualTo(CheckResult.Status.FAILED);
            assertThat(result.outcome()).isEqualTo(WorkerOutcome.OK);
        }
    }

    private static double[] noSlopes(Request.Sweep sweep) {
        double[] slopes = new double[sweep.lines().length * sweep.slopes()];
        Arrays.fill(slopes, Double.NaN);
        return slopes;
    }

    @Test
    void argumentThatWasMadeUnreadableIsAFinding() {
        ScriptedWorkers workers = new ScriptedWorkers(
                (request, out) -> returned(result(LOSS, GRADIENT), Map.of(0, new Value.Text("w cannot be read"))));

        CheckResult result = only(grade(workers, "unchanged"));

        assertThat(result.status()).isEqualTo(CheckResult.Status.FAILED);
        assertThat(result.findings().get(0).found()).isEqualTo("w cannot be read");
    }

    @Test
    void impossibleTimesWinNoRace() {
        for (double time : new double[] {Double.NaN, -1, 0, Double.POSITIVE_INFINITY}) {
            double[] times = new double[9];
            Arrays.fill(times, time);
            ScriptedWorkers workers = new ScriptedWorkers((request, out) -> new Reply.Raced(List.of(times, times), 0));

            assertThat(only(grade(workers, "faster")).points())
                    .as("time " + time)
                    .isZero();
        }
    }

    @Test
    void endlessStackTraceIsCut() {
        List<String> frames = Stream.generate(() -> "student.Lefty.value(Lefty.java:1)")
                .limit(50_000)
                .toList();
        ScriptedWorkers workers = new ScriptedWorkers(
                (request, out) -> new Reply.Threw(Reply.Kind.METHOD_THREW, "Error", "", frames, 0, 0));

        assertThat(String.valueOf(only(grade(workers, "openTwice"))
                                .findings()
                                .get(0)
                                .where())
                        .lines())
                .hasSizeLessThan(50);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfFailureHasASentenceAndCosts(Reply.Kind kind) {
        ScriptedWorkers workers = new ScriptedWorkers(
                (request, out) -> new Reply.Threw(kind, "", "something was wrong", List.of(), 0, 0));

        ScoreReport report = grade(workers, "openTwice");

        // Whatever a worker says: faults of ours cost no attempt, so a reply that claims one must not be believed.
        assertThat(report.state()).isEqualTo(ScoreReport.State.GRADED);
        CheckResult result = only(report);
        assertThat(result.status()).isEqualTo(CheckResult.Status.FAILED);
        assertThat(sentences(result).get(0))
                .doesNotContain(": :")
                .doesNotContain("null;")
                .endsWith(kind == Reply.Kind.UNEXPECTED_TYPE || kind == Reply.Kind.TOO_LARGE ? "wrong" : ".");
    }

    @Test
    void workerThatDoesNotUnderstandASoundRequestWasDisturbed() {
        ScriptedWorkers workers = new ScriptedWorkers(
                (request, out) -> new Reply.Threw(Reply.Kind.BAD_REQUEST, "", "no such method", List.of(), 0, 0));

        assertThat(only(grade(workers, "openTwice")).outcome()).isEqualTo(WorkerOutcome.PROTOCOL_BROKEN);
    }

    @Test
    void interfaceThatCannotBeServedIsOurFault() {
        ScriptedWorkers workers = new ScriptedWorkers(
                (request, out) -> new Reply.Threw(Reply.Kind.BAD_REQUEST, "", "a raw list", List.of(), 0, 0));

        assertThat(grade(workers, "callsWhatCannotCross").state()).isEqualTo(ScoreReport.State.GRADER_FAULT);
    }

    private static List<String> drawn(String secret) {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6));
        return grade(secret, workers, assignment(AMPLE, "drawnOpenly", "drawnSecretly")).checks().stream()
                .map(check -> sentences(check).get(0))
                .toList();
    }

    @Test
    void hiddenDrawsDependOnTheSecretAndOpenOnesDoNot() {
        assertThat(drawn("one")).isEqualTo(drawn("one"));
        assertThat(drawn("one").get(0)).isEqualTo(drawn("two").get(0));
        assertThat(drawn("one").get(1)).isNotEqualTo(drawn("two").get(1));
    }

    @Test
    void outputBelongsToTheCheckInWhichItWasPrinted() {
        int[] calls = {0};
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> {
            calls[0]++;
            out.print("call " + calls[0] + "\n");
            return value(6);
        });

        ScoreReport report = grade(workers, "bothTwice", "openTwice", "hiddenTwice", "drawnOpenly");

        assertThat(report.checks())
                .extracting(check -> check.output().head())
                .containsExactly("call 1\ncall 2\n", "call 3\n", "call 4\n", "");
    }

    @Test
    void outputBeforeADeathIsKept() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> {
            out.print(isLeft(request) ? "left\n" : "right\n");
            if (isLeft(request)) {
                throw ended(WorkerOutcome.EXITED);
            }
            return value(6);
        });

        ScoreReport report = grade(workers, "bothTwice", "openTwice", "drawnOpenly");

        assertThat(report.checks())
                .extracting(check -> check.output().head())
                .containsExactly("left\nright\n", "left\n", "");
    }

    @Test
    void everyCheckBeginsAnew() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6));

        grade(workers, "openTwice", "bothTwice", "hiddenTwice");

        assertThat(workers.requests().stream().filter(Request.Begin.class::isInstance))
                .hasSize(3);
        assertThat(workers.requests().stream().filter(Request.Load.class::isInstance))
                .hasSize(1);
    }

    @Test
    void workerGetsTheInterfacesAndNothingElse() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6));

        grade(workers, "openTwice");

        Request.Load load = (Request.Load) workers.requests().get(0);
        assertThat(load.interfaces().keySet()).isEqualTo(INTERFACES.keySet());
        assertThat(load.roles()).containsExactly(Model.Left.class.getName(), Model.Right.class.getName());
        assertThat(load.jar()).isEqualTo(JAR);
    }

    @Test
    void mistakeIsNamedOnceAndAsVisibleAsTheMostVisibleCheckThatShowsIt() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(9));

        ScoreReport both = grade(workers, "openTwice", "hiddenTwice");
        ScoreReport hidden = grade(workers, "hiddenTwice");

        assertThat(both.diagnoses()).hasSize(1);
        assertThat(both.diagnoses().get(0).mistake()).isEqualTo("Thrice");
        assertThat(both.diagnoses().get(0).visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(hidden.diagnoses()).extracting(Diagnosis::visibility).containsExactly(Visibility.STAFF);
    }

    @Test
    void onlySelectedChecksRun() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6));

        ScoreReport report = new Grader(workers, "secret", Clock.systemUTC())
                .grade(
                        assignment(AMPLE, "openTwice", "hiddenTwice"),
                        new Submission("", "model.jar", JAR),
                        visibility -> visibility == Visibility.PUBLIC,
                        GradingProgress.SILENT);

        assertThat(report.checks()).extracting(CheckResult::id).containsExactly("openTwice");
        assertThat(report.maxScore()).isEqualTo(4);
    }

    @Test
    void whatIsNoJarIsRefusedBeforeAnyWorkerIsTaken() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6));

        ScoreReport report = new Grader(workers, "secret", Clock.systemUTC())
                .grade(assignment(AMPLE, "openTwice"), new Submission("", "model.jar", new byte[] {1, 2, 3}));

        assertThat(report.state()).isEqualTo(ScoreReport.State.REFUSED);
        assertThat(report.checks()).allMatch(check -> check.status() == CheckResult.Status.NOT_RUN);
        assertThat(workers.taken()).isZero();
    }

    @Test
    void missingImplementationIsSaidBeforeAnyWorkerIsTaken() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> value(6));
        byte[] half = StudentJar.against(INTERFACES)
                .with(implementation("Lefty", "Left"))
                .build();

        ScoreReport report = new Grader(workers, "secret", Clock.systemUTC())
                .grade(assignment(AMPLE, "openTwice"), new Submission("", "model.jar", half));

        assertThat(report.state()).isEqualTo(ScoreReport.State.NOT_LOADED);
        assertThat(report.problem()).contains("Right");
        assertThat(workers.taken()).isZero();
    }

    private static double argument(Request.Call call) {
        return ((Value.Real) call.arguments().get(0)).value();
    }

    /** Answers a request for several calls, but never more than two of them at once. */
    private static Reply twoAtMost(Request.Together together) {
        return new Reply.Several(
                together.parts().stream()
                        .limit(2)
                        .map(part -> value(2 * argument((Request.Call) part)))
                        .toList(),
                0);
    }

    @Test
    void callsThatAreQuickTravelTogether() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> request instanceof Request.Together together
                ? twoAtMost(together)
                : value(2 * argument((Request.Call) request)));

        assertThat(only(grade(workers, "oftenTwice")).points()).isEqualTo(6);
        List<Integer> sizes = workers.requests().stream()
                .filter(request -> request instanceof Request.Call || request instanceof Request.Together)
                .map(request -> request instanceof Request.Together together
                        ? together.parts().size()
                        : 1)
                .toList();
        assertThat(sizes).as("the first alone, then what is left each time").containsExactly(1, 5, 3, 1);
    }

    private static ScriptedWorkers answering(DoubleUnaryOperator function) {
        return new ScriptedWorkers((request, out) -> request instanceof Request.Together together
                ? new Reply.Several(
                        together.parts().stream()
                                .map(part -> value(function.applyAsDouble(argument((Request.Call) part))))
                                .toList(),
                        0)
                : value(function.applyAsDouble(argument((Request.Call) request))));
    }

    @Test
    void aKnownMistakeCostsItsPointsOnce() {
        ScoreReport report = grade(answering(t -> 3 * t), "oftenTwice", "apart");

        assertThat(report.checks()).extracting(CheckResult::points).containsExactly(0.0, 4.0);
        assertThat(sentences(report.checks().get(1)))
                .singleElement()
                .asString()
                .endsWith("but only by a mistake that this check is not about: it costs nothing here.");
    }

    @Test
    void withoutTheCheckThatTellsTheMistakeItCosts() {
        assertThat(only(grade(answering(t -> 3 * t), "apart")).points()).isZero();
    }

    @Test
    void aVisibleCheckLetsNothingPassForWhatAHiddenOneFound() {
        ScoreReport report = grade(answering(t -> 3 * t), "oftenTwice", "apartOpenly");

        assertThat(report.checks()).extracting(CheckResult::points).containsExactly(0.0, 0.0);
    }

    @Test
    void aMistakeWithoutANameIsToBeMendedFirst() {
        ScoreReport report = grade(answering(t -> 2 * t + 1), "oftenTwice", "apart");

        assertThat(report.checks()).extracting(CheckResult::points).containsExactly(0.0, 0.0);
        assertThat(sentences(report.checks().get(1)))
                .singleElement()
                .asString()
                .contains("Mend first what other checks say");
    }

    @Test
    void aVisibleCheckDoesNotSayThatAHiddenOneFailed() {
        ScoreReport report = grade(answering(t -> 2 * t + 1), "oftenTwice", "apartOpenly");

        assertThat(sentences(report.checks().get(1)))
                .singleElement()
                .asString()
                .contains("expected was")
                .doesNotContain("other checks");
    }

    @Test
    void callsThatAreSlowTravelAlone() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> new Reply.Returned(
                new Value.Real(2 * argument((Request.Call) request)), Map.of(), false, 20_000_000_000L, 0));

        assertThat(only(grade(workers, "oftenTwice")).points()).isEqualTo(6);
        assertThat(workers.requests())
                .filteredOn(request -> request instanceof Request.Call)
                .hasSize(6);
    }

    @Test
    void exceptionOfOneOfSeveralCallsIsTold() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> request instanceof Request.Together
                ? new Reply.Several(
                        List.of(
                                value(4),
                                new Reply.Threw(Reply.Kind.METHOD_THREW, "java.lang.Error", "no", List.of(), 0, 0)),
                        0)
                : value(2));

        CheckResult result = only(grade(workers, "oftenTwice"));

        assertThat(result.points()).isZero();
        assertThat(result.outcome()).isEqualTo(WorkerOutcome.THREW);
        assertThat(sentences(result)).singleElement().asString().startsWith("Left.value threw java.lang.Error: no");
    }

    @Test
    void deathDuringSeveralCallsFailsTheCheckOnly() {
        ScriptedWorkers workers = new ScriptedWorkers((request, out) -> {
            if (request instanceof Request.Together) {
                throw ended(WorkerOutcome.TIMED_OUT);
            }
            return value(2 * argument((Request.Call) request));
        });

        ScoreReport report = grade(workers, "oftenTwice", "openTwice");

        assertThat(report.checks().get(0).outcome()).isEqualTo(WorkerOutcome.TIMED_OUT);
        assertThat(report.checks().get(1).points()).isEqualTo(4);
    }

    /** Proof of the checks themselves, with the same assignment. */
    @Test
    void verificationRefusesChecksThatBreak() {
        for (String check : List.of("breaks", "cannotStart")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> new Verification(assignment(AMPLE, check), "secret").run()))
                    .isInstanceOf(org.gradus.check.GradusException.class)
                    .hasMessageContaining("The check " + check + " of model");
        }
    }

    @Test
    void verificationShowsWhatTheChecksCatch() {
        KillMatrix matrix = new Verification(assignment(AMPLE, "openTwice", "unchanged"), "secret").run();

        // Neither check looks at a matrix, so no row with spoiled matrices could say anything.
        assertThat(matrix.rows())
                .extracting(KillMatrix.Row::kind)
                .containsExactly(KillMatrix.Kind.REFERENCE, KillMatrix.Kind.MISTAKE);
        assertThat(matrix.rows().get(0).earned()).isEqualTo(Map.of("openTwice", 1.0, "unchanged", 1.0));
        assertThat(matrix.rows().get(1).losesOn("openTwice")).isTrue();
        assertThat(matrix.rows().get(1).losesOn("unchanged")).isFalse();
        assertThat(matrix.problems()).contains("The check unchanged catches no known mistake.");
        assertThat(matrix.redundantChecks()).containsExactly("unchanged");
    }
}
