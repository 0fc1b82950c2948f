package org.gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradients;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.CheckDefinition;
import org.gradus.assignment.Limits;
import org.gradus.assignment.Workload;
import org.gradus.check.Answer;
import org.gradus.check.Check;
import org.gradus.check.LocalSubject;
import org.gradus.check.Product;
import org.gradus.check.Subject;
import org.gradus.check.SubjectFailure;
import org.gradus.check.Submitted;
import org.gradus.check.Visibility;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerPool;
import org.gradus.sandbox.WorkerSettings;
import org.gradus.testing.Sources;
import org.gradus.testing.StudentJar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An implementation behaves alike in this process and in a worker. Known mistakes are proved here, students' classes run there: what one
 * side sees of changed arguments, results used again, sweeps, races and failures, the other must see, too.
 */
class SubjectContractIT {
    /** Gives the assignment a check, without which nothing begins. */
    static class Checks {
        @Check(value = "Compared by hand", points = 1, order = 1)
        void compared(@Submitted Layered layered) {
            assertThat(layered).isNotNull();
        }
    }

    private static final Path CACHE = Path.of("target", "it-cache");
    private static final SimpleMatrix W = new SimpleMatrix(new double[][] {{1, 2, 3}, {4, 5, 6.5}});
    private static final double[] DIRECTION = {0, 1, 0, -2, 0, 0.5};

    private static final String RESULT = "return new LossAndGradients(w.elementPower(2).elementSum() + rate,"
            + " Map.of(\"first\", layers.get(0).scale(rate)));";

    /** Bodies of the method with fields before, separated by a hash. */
    static Stream<Arguments> implementations() {
        return Stream.of(
                Arguments.of("right", "#" + RESULT),
                Arguments.of("changes a matrix", "#w.set(1, 2, 9);" + RESULT),
                Arguments.of("changes inside of a list", "#layers.get(0).set(0, 0, 7); labels[1] = 5;" + RESULT),
                Arguments.of("makes a matrix larger", "#w.reshape(3, 3); w.zero();" + RESULT),
                Arguments.of(
                        "hands out the same matrix",
                        "final SimpleMatrix kept = new SimpleMatrix(2, 2);"
                                + "#return new LossAndGradients(w.get(0, 0), Map.of(\"first\", kept));"),
                Arguments.of(
                        "hands out the same numbers in another matrix",
                        "final double[] kept = new double[4];"
                                + "#return new LossAndGradients(1, Map.of(\"first\","
                                + " SimpleMatrix.wrap(DMatrixRMaj.wrap(2, 2, kept))));"),
                Arguments.of(
                        "writes into earlier results",
                        "final List<SimpleMatrix> old = new ArrayList<>();"
                                + "#old.forEach(matrix -> matrix.set(0, 0, 42)); SimpleMatrix next = layers.get(0).copy();"
                                + "old.add(next); return new LossAndGradients(rate, Map.of(\"first\", next));"),
                Arguments.of("hands back its argument", "#return new LossAndGradients(rate, Map.of(\"first\", w));"),
                Arguments.of(
                        "counts its calls",
                        "int calls; #calls++; return new LossAndGradients(calls, Map.of(\"first\", w.scale(calls)));"),
                Arguments.of(
                        "answers with NaN", "#return new LossAndGradients(0.0 / 0, Map.of(\"first\", w.divide(0)));"),
                Arguments.of("returns null", "#return null;"),
                Arguments.of("throws", "#throw new IllegalStateException(\"not yet\");"),
                Arguments.of("throws without a text", "#return Map.<String, LossAndGradients>of().get(null);"),
                Arguments.of("never stops calling itself", "#return evaluate(w, layers, labels, rate);"));
    }

    private static Map<String, byte[]> interfaces;
    private static Workers workers;
    private static WorkerPool pool;

    @BeforeAll
    static void start() throws IOException {
        try (InputStream in = Objects.requireNonNull(Layered.class.getResourceAsStream("Layered.class"))) {
            interfaces = Map.of(Layered.class.getName(), in.readAllBytes());
        }
        Sandbox sandbox = Sandbox.detect(CACHE.resolve("worker"));
        pool = new WorkerPool(sandbox, WorkerSettings.quick());
        workers = new Workers() {
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
        };
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("implementations")
    void bothSidesSeeTheSame(String name, String members) throws Exception {
        String source = source(members);

        Map<String, Object> here = observed(new LocalSubject(Layered.class, instances(source)));
        Map<String, Object> there = there(source);

        assertThat(there).isEqualTo(here);
        assertThat(here).as("what was looked at").hasSize(10);
    }

    private static String source(String members) {
        String[] parts = members.split("#", 2);
        return """
                package student;
                import java.util.*;
                import org.ejml.data.DMatrixRMaj;
                import org.ejml.simple.SimpleMatrix;
                import org.gradus.api.LossAndGradients;
                public class Answer implements org.gradus.grading.Layered {
                    %s
                    public LossAndGradients evaluate(SimpleMatrix w, List<SimpleMatrix> layers, int[] labels, double rate) {
                        %s
                    }
                }
                """.formatted(parts[0], parts[1]);
    }

    private static Supplier<Object> instances(String source) {
        Map<String, byte[]> classes = Sources.compile(Map.of("student.Answer", source), Map.of());
        ClassLoader loader = new ClassLoader(SubjectContractIT.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        return () -> {
            try {
                return loader.loadClass("student.Answer").getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static Map<String, Object> there(String source) throws Exception {
        Method check = Checks.class.getDeclaredMethod("compared", Layered.class);
        Assignment assignment = new Assignment(
                "layered",
                "Layered",
                "",
                1,
                new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(120)),
                Workload.QUICK,
                "version",
                Path.of("layered"),
                List.of(Layered.class),
                interfaces,
                List.of(new CheckDefinition("compared", 1, "", 1, Visibility.PUBLIC, "", check)),
                List.of(),
                List.of());
        byte[] jar = StudentJar.against(Map.of()).with(source).build();
        try (WorkerLine line = new WorkerLine(workers, assignment, jar)) {
            line.load();
            SubmissionRun run = new SubmissionRun(
                    assignment,
                    line,
                    Map.of(Layered.class.getName(), "student.Answer"),
                    "secret",
                    1,
                    GradingProgress.SILENT);
            run.began(check);
            return observed(new RemoteSubject(run, Layered.class, "student.Answer"));
        }
    }

    /** All that a check can learn of a subject, in values that can be compared. */
    private static Map<String, Object> observed(Subject subject) {
        Method method = subject.method("evaluate");
        Object[] arguments = {W, List.of(SimpleMatrix.identity(2), new SimpleMatrix(1, 3)), new int[] {0, 1}, 0.5};
        Map<String, Object> seen = new LinkedHashMap<>();
        Subject fresh = subject.fresh();
        seen.put("first call", outcome(() -> answer(subject.call(method, arguments))));
        seen.put("second call", outcome(() -> answer(subject.call(method, arguments))));
        seen.put(
                "calls together",
                outcome(() -> subject
                        .callAll(List.of(
                                new Subject.Call(subject, method, arguments),
                                new Subject.Call(fresh, method, arguments)))
                        .stream()
                        .map(SubjectContractIT::answer)
                        .toList()));
        seen.put(
                "sweep by coordinates",
                outcome(() -> numbers(subject.sweep(
                        method, arguments, 0, "loss", List.of(), new int[] {0, 5, 5, 2}, new double[] {0, 1e-3, -1e-3, 2
                        }))));
        seen.put(
                "sweep along a direction",
                outcome(() -> numbers(subject.sweep(
                        method, arguments, 0, "loss", List.of(DIRECTION), new int[] {0, 0}, new double[] {0.1, -0.1
                        }))));
        seen.put(
                "sweeps together",
                outcome(() -> subject
                        .sweepAll(List.of(
                                Subject.Sweep.still(method, arguments, 0, "loss"),
                                new Subject.Sweep(
                                        method,
                                        arguments,
                                        0,
                                        "loss",
                                        "gradients.first",
                                        List.of(DIRECTION),
                                        new int[] {0, 0},
                                        new double[] {0, 0.1})))
                        .stream()
                        .map(found -> numbers(found.losses()) + " sloping " + numbers(found.slopes()))
                        .toList()));
        seen.put("call after a sweep", outcome(() -> answer(subject.call(method, arguments))));
        // Last: how many calls a race makes depends on the time that they take.
        seen.put(
                "race",
                outcome(() -> Stream.of(subject.race(
                                fresh, method, arguments, Duration.ofMillis(1), 3, List.of(new Product(30, 100, 10))))
                        .map(times -> times.length + " times, all positive: "
                                + numbers(times).stream().allMatch(time -> time > 0))
                        .toList()));
        seen.put("label", subject.label());
        seen.put("arguments afterwards", text(List.of(arguments)));
        return seen;
    }

    private static Object outcome(Supplier<Object> action) {
        try {
            return action.get();
        } catch (SubjectFailure failure) {
            return List.of(
                    failure.finding().sentence(),
                    String.valueOf(failure.finding().expected()),
                    String.valueOf(failure.finding().found()));
        }
    }

    private static Object answer(Answer answer) {
        Map<Integer, Object> changed = new LinkedHashMap<>();
        answer.changed().forEach((index, value) -> changed.put(index, text(value)));
        return List.of(text(answer.value()), changed, answer.reusedResult());
    }

    private static List<Double> numbers(double[] values) {
        List<Double> numbers = new ArrayList<>();
        for (double value : values) {
            numbers.add(value);
        }
        return numbers;
    }

    /** Every number to its last digit. */
    private static String text(Object value) {
        if (value instanceof SimpleMatrix matrix) {
            return matrix.getNumRows() + " x " + matrix.getNumCols() + " "
                    + numbers(matrix.getDDRM().copy().getData());
        } else if (value instanceof int[] whole) {
            return Arrays.toString(whole);
        } else if (value instanceof List<?> list) {
            return list.stream().map(SubjectContractIT::text).toList().toString();
        } else if (value instanceof LossAndGradients result) {
            return result.loss() + " " + text(result.gradient("first"));
        }
        return String.valueOf(value);
    }
}
