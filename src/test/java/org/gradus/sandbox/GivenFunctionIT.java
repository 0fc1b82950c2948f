package org.gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that a call is given, with a real worker. */
class GivenFunctionIT {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String ROLE = "task.Slope";
    private static final String CURVE = """
            package task;
            import org.ejml.simple.SimpleMatrix;
            public interface Curve {
                double at(double t);
                SimpleMatrix matrix(SimpleMatrix w);
                default double twice(double t) { return 2 * at(t); }
            }
            """;
    private static final String SLOPE = """
            package task;
            public interface Slope { double of(Curve curve, double t); }
            """;
    private static final Map<String, String> SOURCES = Map.of("task.Curve", CURVE, ROLE, SLOPE);
    private static final Map<String, byte[]> INTERFACES = SourceJar.compile(SOURCES);
    private static final Request.Target OF = new Request.Target("student.Answer", 0, "of", "(Ltask/Curve;D)D");

    private static WorkerPool pool;

    @BeforeAll
    static void open() {
        pool = new WorkerPool(Workers.SANDBOX, WorkerSettings.quick());
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static Worker loaded(String members) throws Exception {
        Map<String, String> all = new HashMap<>(SOURCES);
        all.put("student.Answer", """
                package student;
                import java.util.*;
                import java.util.concurrent.*;
                import org.ejml.simple.SimpleMatrix;
                import task.Curve;
                public class Answer implements task.Slope {
                %s
                }
                """.formatted(members));
        Map<String, byte[]> classes = new TreeMap<>(SourceJar.compile(all));
        classes.keySet().removeAll(INTERFACES.keySet());
        Worker worker = pool.take();
        assertThat(worker.exchange(new Request.Load(SourceJar.pack(classes), INTERFACES, List.of(ROLE)), LIMIT))
                .isInstanceOf(Reply.Loaded.class);
        worker.exchange(new Request.Begin(), LIMIT);
        return worker;
    }

    private static Worker running(String statements) throws Exception {
        return loaded("public double of(Curve curve, double t) { try { return run(curve, t); }"
                + " catch (RuntimeException | Error e) { throw e; }"
                + " catch (Exception e) { throw new RuntimeException(e); } }\n"
                + "static double run(Curve curve, double t) throws Exception {" + statements + "}");
    }

    /** Calls the method and answers the square of what is asked, until it ends. */
    private static Reply called(Worker worker, double t, List<Reply.Asks> asked) throws WorkerEnded {
        return called(worker, t, asked, GivenFunctionIT::squared);
    }

    private static Reply called(Worker worker, double t, List<Reply.Asks> asked, Function<Reply.Asks, Request> function)
            throws WorkerEnded {
        Reply reply = worker.exchange(new Request.Call(OF, List.of(new Value.Given(0), new Value.Real(t))), LIMIT);
        while (reply instanceof Reply.Asks asks) {
            asked.add(asks);
            reply = worker.exchange(function.apply(asks), LIMIT);
        }
        return reply;
    }

    private static Request squared(Reply.Asks asks) {
        if (asks.arguments().get(0) instanceof Value.Real real) {
            return new Request.Answer(new Value.Real(real.value() * real.value()));
        }
        return new Request.Answer(asks.arguments().get(0));
    }

    private static double number(Worker worker, double t) throws WorkerEnded {
        Reply reply = called(worker, t, new ArrayList<>());
        assertThat(reply).isInstanceOf(Reply.Returned.class);
        return ((Value.Real) ((Reply.Returned) reply).value()).value();
    }

    private static String thrown(Worker worker, double t) throws WorkerEnded {
        Reply reply = called(worker, t, new ArrayList<>());
        assertThat(reply).isInstanceOf(Reply.Threw.class);
        return ((Reply.Threw) reply).type() + ": " + ((Reply.Threw) reply).message();
    }

    @Test
    void everyEvaluationIsAskedForInOrder() throws Exception {
        try (Worker worker =
                running("System.out.print(\"!\"); double up = curve.at(t + 1); return (up - curve.at(t - 1)) / 2;")) {
            List<Reply.Asks> asked = new ArrayList<>();
            Reply.Returned returned = (Reply.Returned) called(worker, 3, asked);

            assertThat(returned.value()).isEqualTo(new Value.Real(6));
            assertThat(returned.changed()).isEmpty();
            assertThat(asked)
                    .containsExactly(
                            new Reply.Asks(0, "at", "(D)D", List.of(new Value.Real(4)), 1),
                            new Reply.Asks(0, "at", "(D)D", List.of(new Value.Real(2)), 1));
            assertThat(number(worker, 5)).isEqualTo(10);
        }
    }

    @Test
    void valuesAreNewObjectsAndArgumentsAreCopied() throws Exception {
        try (Worker worker = running("""
                SimpleMatrix w = new SimpleMatrix(2, 2);
                SimpleMatrix first = curve.matrix(w);
                first.set(0, 7);
                w.set(0, 5);
                SimpleMatrix second = curve.matrix(w);
                return 100 * first.get(0) + second.get(0) + (first == second ? 1000 : 0);
                """)) {
            List<Reply.Asks> asked = new ArrayList<>();
            assertThat(((Reply.Returned) called(worker, 0, asked)).value()).isEqualTo(new Value.Real(705));
            assertThat(((Value.Matrix) asked.get(0).arguments().get(0)).values())
                    .containsExactly(0, 0, 0, 0);
            assertThat(((Value.Matrix) asked.get(1).arguments().get(0)).values())
                    .containsExactly(5, 0, 0, 0);
        }
    }

    @Test
    void onlyTheFunctionsOwnMethodsAreAskedFor() throws Exception {
        try (Worker worker = running("""
                boolean sound = curve.equals(curve) && !curve.equals("curve") && curve.hashCode() == curve.hashCode()
                        && curve.toString().equals("the given Curve");
                return sound ? curve.twice(t) : -1;
                """)) {
            List<Reply.Asks> asked = new ArrayList<>();
            assertThat(((Reply.Returned) called(worker, 3, asked)).value()).isEqualTo(new Value.Real(18));
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void aRefusalIsAnExceptionInTheStudentsCode() throws Exception {
        try (Worker worker = running("""
                if (t > 0) {
                    return curve.at(t);
                }
                try {
                    return curve.at(t);
                } catch (IllegalArgumentException e) {
                    return e.getMessage().length();
                }
                """)) {
            Function<Reply.Asks, Request> refusing = asks -> new Request.Refuse("no such t");
            Reply caught = called(worker, 0, new ArrayList<>(), refusing);
            assertThat(((Reply.Returned) caught).value()).isEqualTo(new Value.Real(9));

            Reply.Threw threw = (Reply.Threw) called(worker, 1, new ArrayList<>(), refusing);
            assertThat(threw.type()).isEqualTo("java.lang.IllegalArgumentException");
            assertThat(threw.message()).isEqualTo("no such t");
            assertThat(threw.frames().get(0)).startsWith("student.Answer.run(Answer.java:");
            assertThat(threw.frames()).noneMatch(frame -> frame.contains("gradus") || frame.contains("Proxy"));
        }
    }

    @Test
    void whatCannotCrossIsRefusedInTheStudentsOwnCall() throws Exception {
        try (Worker worker = running("return curve.matrix(t == 0 ? null : new SimpleMatrix(1, 1) { }).get(0);")) {
            assertThat(thrown(worker, 0))
                    .isEqualTo("java.lang.IllegalArgumentException: Argument 1 of Curve.matrix cannot be passed: it is"
                            + " null");
            assertThat(thrown(worker, 1)).contains("it is an object of class student.Answer$1");
        }
    }

    @Test
    void afterItsCallAFunctionHasNoMoreValues() throws Exception {
        try (Worker worker = loaded("""
                Curve kept;
                public double of(Curve curve, double t) {
                    if (kept == null) {
                        kept = curve;
                    }
                    return kept.at(t);
                }
                """)) {
            assertThat(number(worker, 3)).isEqualTo(9);
            assertThat(thrown(worker, 3))
                    .startsWith("java.lang.IllegalStateException: Curve.at was called after the method that it was"
                            + " given to had ended");
        }
    }

    @Test
    void aThreadThatOutlivesTheCallIsRefused() throws Exception {
        try (Worker worker = loaded("""
                static final CountDownLatch ended = new CountDownLatch(1);
                static final CompletableFuture<Double> late = new CompletableFuture<>();
                public double of(Curve curve, double t) {
                    if (t > 0) {
                        ended.countDown();
                        return late.join();
                    }
                    new Thread(() -> {
                        try {
                            ended.await();
                            late.complete(curve.at(t));
                        } catch (Exception e) {
                            late.complete(e instanceof IllegalStateException ? -1.0 : -2.0);
                        }
                    }).start();
                    return 0;
                }
                """)) {
            assertThat(number(worker, 0)).isZero();
            assertThat(number(worker, 1)).isEqualTo(-1);
        }
    }

    @Test
    void threadsOfACallAskInTurns() throws Exception {
        try (Worker worker = running("""
                double[] sums = new double[4];
                Thread[] threads = new Thread[4];
                for (int i = 0; i < 4; i++) {
                    int mine = i;
                    threads[i] = new Thread(() -> {
                        for (int k = 0; k < 200; k++) {
                            sums[mine] += curve.at(1) * (mine + 1);
                        }
                    });
                    threads[i].start();
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                return sums[0] + sums[1] + sums[2] + sums[3];
                """)) {
            List<Reply.Asks> asked = new ArrayList<>();
            assertThat(((Reply.Returned) called(worker, 0, asked)).value()).isEqualTo(new Value.Real(2000));
            assertThat(asked).hasSize(800);
        }
    }

    @Test
    void aThreadThatAsksForEverEndsWithItsCall() throws Exception {
        try (Worker worker = running("""
                if (t > 0) {
                    return t;
                }
                CountDownLatch asked = new CountDownLatch(3);
                new Thread(() -> {
                    while (curve.at(1) == 1) {
                        asked.countDown();
                    }
                }).start();
                asked.await();
                return 7;
                """)) {
            assertThat(number(worker, 0)).isEqualTo(7);
            assertThat(number(worker, 5)).isEqualTo(5);
        }
    }

    @Test
    void anInterruptedThreadGetsItsValueAndStaysInterrupted() throws Exception {
        try (Worker worker =
                running("Thread.currentThread().interrupt(); return curve.at(t) + (Thread.interrupted() ? 100 : 0);")) {
            assertThat(number(worker, 3)).isEqualTo(109);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"return curve.at(t) + run(curve, t);", "return run(curve, t) + curve.at(t);"})
    void aStackThatOverflowsWhileItAsksHurtsNobodyElse(String endless) throws Exception {
        try (Worker worker = running("if (t > 0) { return curve.at(t); } " + endless)) {
            for (int i = 0; i < 3; i++) {
                assertThat(thrown(worker, 0)).startsWith("java.lang.StackOverflowError");
                assertThat(number(worker, 3)).isEqualTo(9);
            }
        }
    }

    @Test
    void askingTooOftenIsToldToTheStudent() throws Exception {
        try (Worker worker =
                running("SimpleMatrix w = new SimpleMatrix(1500, 1500); while (true) { curve.matrix(w); }")) {
            assertThat(thrown(worker, 0))
                    .startsWith(
                            "java.lang.IllegalStateException: Curve.matrix was called more than 200000 times, or with"
                                    + " more than 256 MB");
        }
    }

    @Test
    void aQuestionFitsOnlyACallThatWasGivenAFunction() {
        Reply asks = new Reply.Asks(0, "at", "(D)D", List.of(new Value.Real(1)), 0);

        assertThat(Answers.fits(new Request.Call(OF, List.of(new Value.Given(0), new Value.Real(1))), asks))
                .isTrue();
        assertThat(Answers.fits(new Request.Answer(new Value.Real(1)), asks)).isTrue();
        assertThat(Answers.fits(new Request.Refuse(""), asks)).isTrue();
        assertThat(Answers.fits(new Request.Call(OF, List.of(new Value.Real(1))), asks))
                .isFalse();
        assertThat(Answers.fits(new Request.Begin(), asks)).isFalse();
        assertThat(Answers.fits(
                        new Request.Answer(new Value.Real(1)), new Reply.Swept(new double[0], new double[0], -1, 0, 0)))
                .isFalse();
    }

    @Test
    void aFrameOfOnesOwnBetweenQuestionsBreaksTheProtocol() throws Exception {
        try (Worker worker = running("""
                curve.at(t);
                try (java.io.FileOutputStream wire = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                    wire.write(new byte[] {0x47, 0x52, 0x41, 0x44, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0});
                }
                return curve.at(t);
                """)) {
            WorkerEnded ended = catchThrowableOfType(WorkerEnded.class, () -> called(worker, 1, new ArrayList<>()));
            assertThat(ended.outcome()).isEqualTo(WorkerOutcome.PROTOCOL_BROKEN);
        }
    }
}
