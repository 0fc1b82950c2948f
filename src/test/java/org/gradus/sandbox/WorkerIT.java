package org.gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole protocol with a real worker. */
class WorkerIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Value W = new Value.Matrix(2, 2, new double[] {1, 2, 3, 4});
    private static WorkerPool pool;

    @BeforeAll
    static void open() {
        pool = new WorkerPool(Workers.SANDBOX, WorkerSettings.quick());
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void aMethodIsCalledAndWhatItPrintsIsCaptured() throws Exception {
        try (Worker worker = pool.take()) {
            Reply loaded = worker.exchange(Subject.statements("System.out.println(\"hello\");"), LIMIT);
            assertThat(loaded)
                    .isEqualTo(new Reply.Loaded(Map.of(Subject.ROLE, List.of(Subject.IMPLEMENTATION)), Map.of(), 0));
            assertThat(worker.exchange(new Request.Begin(), LIMIT)).isEqualTo(worker.ready());
            assertThat(worker.ready().java()).isEqualTo(pool.status().java());

            Reply.Returned returned = (Reply.Returned) worker.exchange(Subject.number(41), LIMIT);

            assertThat(returned.value()).isEqualTo(new Value.Real(42));
            assertThat(returned.printed()).isEqualTo(6);
            assertThat(returned.nanos()).isPositive();
            assertThat(worker.takeOutput()).isEqualTo(new Output("hello\n", 0, "", 6));
            assertThat(worker.takeOutput()).isEqualTo(Output.NONE);
        }
    }

    @Test
    void longOutputIsCutInTheMiddle() throws Exception {
        try (Worker worker = begun("for (int i = 0; i < 20_000; i++) System.out.printf(\"%05d%n\", i);")) {
            worker.exchange(Subject.number(1), LIMIT);
            Output output = worker.takeOutput();
            assertThat(output.total()).isEqualTo(120_000);
            assertThat(output.dropped()).isEqualTo(120_000 - (24 << 10));
            assertThat(output.head()).startsWith("00000\n00001\n").hasSize(16 << 10);
            assertThat(output.tail()).endsWith("19998\n19999\n").hasSize(8 << 10);
        }
    }

    @Test
    void outputBeforeAnEndIsKept() throws Exception {
        try (Worker worker = begun("System.out.print(\"last words\"); Runtime.getRuntime().halt(7);")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                            WorkerEnded.class, () -> worker.exchange(Subject.number(1), LIMIT)))
                    .hasMessageContaining("status 7");
            assertThat(worker.takeOutput().head()).isEqualTo("last words");
        }
    }

    @Test
    void everyTypeThatMayCrossCrosses() throws Exception {
        try (Worker worker = pool.take()) {
            load(worker, Subject.members("""
                            public String text(boolean flag, List<Integer> numbers, Map<String, double[]> rows) {
                                return flag + " " + numbers + " " + Arrays.toString(rows.get("a"));
                            }
                            public LossAndGradients net(SimpleMatrix w, double[] b) {
                                return new LossAndGradients(b[0], Map.of("W", w.scale(2)));
                            }
                            """));
            Request.Target text = Subject.target("text", "(ZLjava/util/List;Ljava/util/Map;)Ljava/lang/String;");
            assertThat(value(
                            worker,
                            text,
                            new Value.Flag(true),
                            new Value.Sequence(List.of(new Value.Whole(5))),
                            new Value.Named(Map.of("a", new Value.Reals(new double[] {0.5})))))
                    .isEqualTo(new Value.Text("true [5] [0.5]"));
            Request.Target net =
                    Subject.target("net", "(Lorg/ejml/simple/SimpleMatrix;[D)Lorg/gradus/api/LossAndGradients;");
            Value.Named result =
                    (Value.Named) value(worker, net, W, new Value.Reals(new double[] {Double.NEGATIVE_INFINITY}));
            assertThat(result.values().get("loss")).isEqualTo(new Value.Real(Double.NEGATIVE_INFINITY));
            Value.Named gradients = (Value.Named) result.values().get("gradients");
            assertThat(((Value.Matrix) gradients.values().get("W")).values()).containsExactly(2, 4, 6, 8);
        }
    }

    @Test
    void severalCallsEndAtTheFirstThatThrows() throws Exception {
        try (Worker worker = begun("if (x == 3) throw new Error(\"three\");")) {
            Reply.Several several = (Reply.Several) worker.exchange(
                    new Request.Together(
                            List.of(Subject.number(1), Subject.number(2), Subject.number(3), Subject.number(4))),
                    LIMIT);

            assertThat(several.replies()).hasSize(3);
            assertThat(((Reply.Returned) several.replies().get(1)).value()).isEqualTo(new Value.Real(3));
            assertThat(((Reply.Threw) several.replies().get(2)).message()).isEqualTo("three");
        }
    }

    @Test
    void severalCallsWithLargeResultsAreAnsweredInParts() throws Exception {
        try (Worker worker = pool.take()) {
            load(
                    worker,
                    Subject.members(
                            "public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {"
                                    + " return new LossAndGradient(reg, new SimpleMatrix(300, 300)); }"));
            Request.Call call = new Request.Call(
                    Subject.evaluate(), List.of(W, W, new Value.Wholes(new int[] {0, 1}), new Value.Real(0)));

            Reply.Several several =
                    (Reply.Several) worker.exchange(new Request.Together(List.of(call, call, call)), LIMIT);

            assertThat(several.replies()).hasSize(2);
        }
    }

    @Test
    void changedArgumentsAreReported() throws Exception {
        try (Worker worker = pool.take()) {
            load(
                    worker,
                    Subject.members(
                            "public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {"
                                    + " y[1] = 7; x.set(0, -0.0); return new LossAndGradient(0, w.copy()); }"));
            Value.Matrix x = new Value.Matrix(1, 1, new double[] {0.0});
            Reply.Returned returned = (Reply.Returned) worker.exchange(
                    new Request.Call(
                            Subject.evaluate(), List.of(W, x, new Value.Wholes(new int[] {0, 1}), new Value.Real(0))),
                    LIMIT);
            assertThat(returned.changed()).containsOnlyKeys(1, 2);
            assertThat(((Value.Wholes) returned.changed().get(2)).values()).containsExactly(0, 7);
            assertThat(returned.reusedResult()).isFalse();
        }
    }

    @Test
    void aBufferHandedOutTwiceIsReported() throws Exception {
        try (Worker worker = pool.take()) {
            load(
                    worker,
                    Subject.members("final SimpleMatrix buffer = new SimpleMatrix(2, 2); int calls;"
                            + "public SimpleMatrix matrix(SimpleMatrix w) { buffer.set(0, calls++); return buffer; }"));
            Request.Call call = new Request.Call(Subject.matrix(), List.of(W));
            assertThat(((Reply.Returned) worker.exchange(call, LIMIT)).reusedResult())
                    .isFalse();
            assertThat(((Reply.Returned) worker.exchange(call, LIMIT)).reusedResult())
                    .isTrue();
            worker.exchange(new Request.Begin(), LIMIT);
            assertThat(((Reply.Returned) worker.exchange(call, LIMIT)).reusedResult())
                    .isFalse();
        }
    }

    @Test
    void aCheckSeesNoStateOfTheOneBefore() throws Exception {
        try (Worker worker = pool.take()) {
            load(
                    worker,
                    Subject.members(
                            "static int calls; int mine; public double number(double x) { return 100 * ++calls + ++mine; }"));
            assertThat(number(worker, 0)).isEqualTo(101);
            assertThat(number(worker, 0)).isEqualTo(202);
            assertThat(number(worker, 1)).isEqualTo(301);
            worker.exchange(new Request.Begin(), LIMIT);
            assertThat(number(worker, 0)).isEqualTo(101);
        }
    }

    @Test
    void exceptionsAreToldWithoutOurFrames() throws Exception {
        try (Worker worker = begun("Object o = null; o.hashCode();")) {
            Reply.Threw threw = (Reply.Threw) worker.exchange(Subject.number(1), LIMIT);
            assertThat(threw.kind()).isEqualTo(Reply.Kind.METHOD_THREW);
            assertThat(threw.type()).isEqualTo("java.lang.NullPointerException");
            assertThat(threw.message()).contains("Object.hashCode()");
            assertThat(threw.frames())
                    .hasSize(2)
                    .allMatch(line -> line.matches("student\\.Answer\\.(run|number)\\(Answer\\.java:\\d+\\)"));
        }
    }

    @Test
    void constructorsAndInitialisersThatThrowAreTold() throws Exception {
        for (String member : List.of(
                "public Answer() { throw new IllegalStateException(\"no\"); }",
                "static { if (true) throw new IllegalStateException(\"no\"); }")) {
            try (Worker worker = pool.take()) {
                load(worker, Subject.members(member));
                Reply.Threw threw = (Reply.Threw) worker.exchange(Subject.number(1), LIMIT);
                assertThat(threw.kind()).isEqualTo(Reply.Kind.CANNOT_CONSTRUCT);
                assertThat(threw.type()).isEqualTo("java.lang.IllegalStateException");
                assertThat(threw.message()).isEqualTo("no");
            }
        }
    }

    @Test
    void unusableClassesAreNamed() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Map<String, String> sources = Map.of(
                "student.NoConstructor", Subject.source("NoConstructor", "public NoConstructor(int i) { }"),
                "student.Base", "package student; public class Base { }",
                "student.Derived", "package student; public class Derived extends Base { }",
                "student.Abstract", "package student; public abstract class Abstract implements task.Loss { }",
                "student.First", Subject.source("First", ""),
                "student.Second", "package student; public class Second extends First { }");
        byte[] jar = Subject.load(sources).jar();
        try (java.util.zip.ZipInputStream zip =
                new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(jar))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        entries.remove("student/Base.class");
        entries.put("student/Broken.class", new byte[] {1, 2, 3});
        byte[] newer = entries.get("student/First.class").clone();
        newer[7] = 120;
        entries.put("student/Newer.class", newer);
        entries.put("META-INF/versions/21/student/First.class", newer);
        try (Worker worker = pool.take()) {
            Reply.Loaded loaded = (Reply.Loaded) worker.exchange(Subject.load(SourceJar.zip(entries)), LIMIT);
            assertThat(loaded.implementations())
                    .isEqualTo(Map.of(Subject.ROLE, List.of("student.First", "student.Second")));
            assertThat(loaded.unloadable())
                    .containsOnlyKeys("student.Broken", "student.Derived", "student.Newer", "student.NoConstructor");
            assertThat(loaded.unloadable().get("student.Derived")).contains("needs a class", "student/Base");
            assertThat(loaded.unloadable().get("student.Newer")).contains("newer Java");
            assertThat(loaded.unloadable().get("student.NoConstructor")).contains("no public constructor");
        }
    }

    @Test
    void aFileThatIsNoJarHasNoImplementations() throws Exception {
        try (Worker worker = pool.take()) {
            Reply.Loaded loaded = (Reply.Loaded) worker.exchange(Subject.load(new byte[] {1, 2, 3}), LIMIT);
            assertThat(loaded.implementations()).isEqualTo(Map.of(Subject.ROLE, List.of()));
        }
    }

    @Test
    void aJarThatUnpacksToTooMuchIsRefused() throws Exception {
        byte[] bomb = SourceJar.zip(Map.of("big.txt", new byte[80 << 20]));
        try (Worker worker = pool.take()) {
            Reply.Loaded loaded = (Reply.Loaded) worker.exchange(Subject.load(bomb), LIMIT);
            assertThat(loaded.unloadable().toString()).contains("unpacks to more than 64 MB");
        }
    }

    @Test
    void resourcesOfTheJarCanBeRead() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Request.Load load = Subject.members(
                "public double number(double x) { try (InputStream in = Answer.class.getResourceAsStream(\"weights.txt\")) {"
                        + " return Double.parseDouble(new String(in.readAllBytes())); } catch (IOException e) { throw new Error(e); } }");
        try (java.util.zip.ZipInputStream zip =
                new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(load.jar()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        entries.put("student/weights.txt", "2.5".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (Worker worker = pool.take()) {
            load(worker, Subject.load(SourceJar.zip(entries)));
            assertThat(number(worker, 0)).isEqualTo(2.5);
        }
    }

    @Test
    void honestCodeFindsWhatItNeeds() throws Exception {
        try (Worker worker = begun("""
                UUID.randomUUID();
                new java.security.SecureRandom().nextInt();
                java.util.stream.IntStream.range(0, 100).parallel().sum();
                String.format("%.3f %s", 1.5, java.time.LocalDate.of(2026, 1, 1));
                Pattern(1); java.util.regex.Pattern.compile("a+b").matcher("aab").matches();
                new java.math.BigDecimal("1.5").pow(3);
                Executors.newFixedThreadPool(3).submit(() -> 1).get();
                System.getenv("HOME"); new Random(1).nextGaussian();
                System.err.println("err"); System.out.printf("%d%n", 3);
                if (System.in.read() != -1) throw new Error("input");
                if (new Scanner(System.in).hasNext()) throw new Error("input");
                SimpleMatrix m = SimpleMatrix.random_DDRM(20, 20, -1, 1, new Random(2));
                m.svd(); m.invert(); m.mult(m.transpose()).eig(); m.solve(m);
                new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(new ArrayList<>(List.of(1)));
                java.lang.reflect.Proxy.newProxyInstance(task.Loss.class.getClassLoader(), new Class<?>[] {task.Loss.class}, (a, b, c) -> 1.0);
                Method method = String.class.getMethod("length");
                for (int i = 0; i < 50; i++) method.invoke("x");
                Constructor<?> own = Class.forName("student.Answer").getConstructor();
                for (int i = 0; i < 50; i++) own.newInstance();
                if (Thread.currentThread().getContextClassLoader().loadClass("student.Answer") == null) throw new Error();
                """.replace("Pattern(1); ", ""))) {
            assertThat(worker.exchange(Subject.number(1), LIMIT)).isInstanceOf(Reply.Returned.class);
            assertThat(worker.takeOutput().head()).isEqualTo("err\n3\n");
        }
    }

    @Test
    void aSweepPerturbsCoordinates() throws Exception {
        try (Worker worker = pool.take()) {
            load(worker, Subject.members(SUM_OF_SQUARES));
            Reply.Swept swept = (Reply.Swept) worker.exchange(
                    sweep(List.of(), new int[] {0, 0, 3, 1}, new double[] {1e-3, -1e-3, 0.5, 0}), LIMIT);
            assertThat(swept.values())
                    .containsExactly(
                            new double[] {
                                sum(1 + 1e-3, 2, 3, 4), sum(1 - 1e-3, 2, 3, 4), sum(1, 2, 3, 4.5), sum(1, 2, 3, 4)
                            },
                            Offset.offset(1e-12));
            assertThat(swept.changedAt()).isEqualTo(-1);
        }
    }

    @Test
    void aSweepFollowsDirections() throws Exception {
        try (Worker worker = pool.take()) {
            load(worker, Subject.members(SUM_OF_SQUARES));
            List<double[]> directions = List.of(new double[] {1, 1, 1, 1}, new double[] {0, -1, 0, 2});
            Reply.Swept swept = (Reply.Swept)
                    worker.exchange(sweep(directions, new int[] {1, 0, 1}, new double[] {0.5, 1, 0}), LIMIT);
            assertThat(swept.values())
                    .containsExactly(
                            new double[] {sum(1, 1.5, 3, 5), sum(2, 3, 4, 5), sum(1, 2, 3, 4)}, Offset.offset(1e-12));
        }
    }

    @Test
    void aSweepSaysTheSlopesThatItsResultsClaim() throws Exception {
        try (Worker worker = pool.take()) {
            load(worker, Subject.members(SUM_OF_SQUARES));
            List<double[]> directions = List.of(new double[] {1, 1, 1, 1}, new double[] {0, -1, 0, 2});
            Reply.Swept swept = (Reply.Swept)
                    worker.exchange(slopedSweep(directions, new int[] {1, 0}, new double[] {0.5, 1}), LIMIT);
            // The gradient is twice the weights: (1, 1.5, 3, 5) and (2, 3, 4, 5), each along both directions.
            assertThat(swept.slopes()).containsExactly(new double[] {21, 17, 28, 14}, Offset.offset(1e-12));
            assertThat(swept.values()).containsExactly(new double[] {sum(1, 1.5, 3, 5), sum(2, 3, 4, 5)});
            Reply.Threw threw = threw(worker, slopedSweep(List.of(), new int[] {1}, new double[] {0.5}));
            assertThat(threw.kind()).isEqualTo(Reply.Kind.BAD_REQUEST);
        }
    }

    @Test
    void sweepsAndCallsTravelTogether() throws Exception {
        try (Worker worker = pool.take()) {
            load(worker, Subject.members(SUM_OF_SQUARES));
            Request.Sweep still = sweep(List.of(), new int[1], new double[1]);
            Request.Sweep outside = sweep(List.of(), new int[] {4}, new double[1]);
            Request.Call call = new Request.Call(Subject.evaluate(), still.arguments());

            Reply.Several several = (Reply.Several)
                    worker.exchange(new Request.Together(List.of(still, call, still, outside, call)), LIMIT);

            assertThat(several.replies()).hasSize(4);
            for (int i : new int[] {0, 2}) {
                assertThat(((Reply.Swept) several.replies().get(i)).values()).containsExactly(sum(1, 2, 3, 4));
            }
            assertThat(several.replies().get(1)).isInstanceOf(Reply.Returned.class);
            assertThat(((Reply.Threw) several.replies().get(3)).kind()).isEqualTo(Reply.Kind.BAD_REQUEST);
        }
    }

    @Test
    void aGradientOfAnotherShapeHasNoSlope() throws Exception {
        for (String gradient : List.of("w.concatRows(w)", "SimpleMatrix.wrap(new FMatrixRMaj(2, 2))")) {
            try (Worker worker = pool.take()) {
                load(worker, Subject.members(SUM_OF_SQUARES.replace("w.scale(2)", gradient)));
                Reply.Swept swept = (Reply.Swept)
                        worker.exchange(slopedSweep(List.of(new double[4]), new int[] {0}, new double[] {1}), LIMIT);
                assertThat(swept.slopes()).as(gradient).containsExactly(Double.NaN);
            }
        }
    }

    @Test
    void aSweepNoticesAndUndoesChangesOfItsArguments() throws Exception {
        for (String change : List.of(
                "w.set(2, 9)", "w.set(0, 9)", "x.set(0, 9)", "y[0] = 9", "w.reshape(1, 4)", "x.setTo(x.plus(1))")) {
            try (Worker worker = pool.take()) {
                load(
                        worker,
                        Subject.members("int calls; "
                                + SUM_OF_SQUARES.replace("/**/", "if (calls++ == 2) { " + change + "; }")));
                Reply.Swept swept = (Reply.Swept)
                        worker.exchange(sweep(List.of(), new int[] {0, 1, 0, 2}, new double[] {1, 1, 2, 1}), LIMIT);
                assertThat(swept.changedAt()).as(change).isEqualTo(2);
                assertThat(swept.values()[3]).as(change).isEqualTo(sum(1, 2, 4, 4));
            }
        }
    }

    @Test
    void aSweepThatThrowsSaysWhere() throws Exception {
        try (Worker worker = pool.take()) {
            load(
                    worker,
                    Subject.members("int calls; "
                            + SUM_OF_SQUARES.replace(
                                    "/**/", "if (calls++ == 3) throw new ArithmeticException(\"x\");")));
            Reply.Threw threw = (Reply.Threw) worker.exchange(sweep(List.of(), new int[5], new double[5]), LIMIT);
            assertThat(threw.call()).isEqualTo(3);
            assertThat(threw.type()).isEqualTo("java.lang.ArithmeticException");
        }
    }

    @Test
    void eachEvaluationOfASweepGetsANewObject() throws Exception {
        try (Worker worker = pool.take()) {
            load(
                    worker,
                    Subject.members("SimpleMatrix last; double cached; "
                            + SUM_OF_SQUARES.replace(
                                    "/**/", "if (w == last) return new LossAndGradient(-1, w.copy()); last = w;")));
            Reply.Swept swept = (Reply.Swept) worker.exchange(sweep(List.of(), new int[5], new double[5]), LIMIT);
            assertThat(Arrays.stream(swept.values()).allMatch(each -> each == sum(1, 2, 3, 4)))
                    .isTrue();
        }
    }

    @Test
    void aRaceFindsTheSlowerEntrant() throws Exception {
        try (Worker worker = pool.take()) {
            String slow =
                    "public double number(double x) { for (int i = 0; i < 20_000; i++) x = Math.sin(x); return x; }";
            String fast = slow.replace("20_000", "1_000");
            worker.exchange(
                    Subject.load(Map.of(
                            "student.Slow",
                            Subject.source("Slow", slow),
                            "student.Fast",
                            Subject.source("Fast", fast))),
                    LIMIT);
            worker.exchange(new Request.Begin(), LIMIT);
            Reply.Raced raced = (Reply.Raced) worker.exchange(
                    new Request.Race(
                            List.of(
                                    new Request.Target("student.Slow", 0, "number", "(D)D"),
                                    new Request.Target("student.Fast", 0, "number", "(D)D")),
                            List.of(new Value.Real(1)),
                            50_000_000,
                            7,
                            new int[] {30, 100, 10, 100, 30, 10}),
                    LIMIT);
            assertThat(raced.nanos()).hasSize(3);
            // Two products of 30,000 multiplications each.
            assertThat(raced.nanos().get(2)).hasSize(7);
            assertThat(Arrays.stream(raced.nanos().get(2)).min().orElseThrow()).isGreaterThan(1_000);
            double[] slowest = raced.nanos().get(0);
            double[] fastest = raced.nanos().get(1);
            assertThat(slowest).hasSize(7);
            Arrays.sort(slowest);
            Arrays.sort(fastest);
            assertThat(slowest[3]).isGreaterThan(4 * fastest[3]);
        }
    }

    @Test
    void whatDoesNotExistIsABadRequest() throws Exception {
        try (Worker worker = pool.take()) {
            assertThat(threw(worker, new Request.Begin()).kind()).isEqualTo(Reply.Kind.BAD_REQUEST);
            assertThat(threw(worker, Subject.number(1)).kind()).isEqualTo(Reply.Kind.BAD_REQUEST);
            load(worker, Subject.statements(""));
            for (Request request : List.of(
                    new Request.Call(Subject.target("none", "(D)D"), List.of()),
                    new Request.Call(Subject.number(), List.of()),
                    new Request.Call(Subject.number(), List.of(new Value.Whole(1))),
                    new Request.Call(
                            new Request.Target("student.None", 0, "number", "(D)D"), List.of(new Value.Real(1))),
                    sweep(List.of(), new int[] {4}, new double[1]),
                    sweep(List.of(new double[3]), new int[1], new double[1]))) {
                Reply.Threw threw = threw(worker, request);
                assertThat(threw.kind()).as(threw.message()).isEqualTo(Reply.Kind.BAD_REQUEST);
            }
            assertThat(worker.exchange(Subject.number(1), LIMIT)).isInstanceOf(Reply.Returned.class);
        }
    }

    private static final String SUM_OF_SQUARES = """
            public LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
                double sum = w.elementMult(w).elementSum();
                /**/
                return new LossAndGradient(sum, w.scale(2));
            }
            """;

    private static double sum(double... values) {
        return Arrays.stream(values).map(each -> each * each).sum();
    }

    private static Request.Sweep sweep(List<double[]> directions, int[] lines, double[] steps) {
        return sweep("", directions, lines, steps);
    }

    private static Request.Sweep slopedSweep(List<double[]> directions, int[] lines, double[] steps) {
        return sweep("gradient", directions, lines, steps);
    }

    private static Request.Sweep sweep(String gradient, List<double[]> directions, int[] lines, double[] steps) {
        return new Request.Sweep(
                Subject.evaluate(),
                List.of(
                        W,
                        new Value.Matrix(1, 1, new double[] {1}),
                        new Value.Wholes(new int[] {0}),
                        new Value.Real(0)),
                0,
                "loss",
                gradient,
                directions,
                lines,
                steps);
    }

    private static Worker begun(String statements) throws Exception {
        Worker worker = pool.take();
        load(worker, Subject.statements(statements));
        return worker;
    }

    private static void load(Worker worker, Request.Load load) throws WorkerEnded {
        assertThat(worker.exchange(load, LIMIT)).isInstanceOf(Reply.Loaded.class);
        assertThat(worker.exchange(new Request.Begin(), LIMIT)).isInstanceOf(Reply.Ready.class);
    }

    private static Value value(Worker worker, Request.Target target, Value... arguments) throws WorkerEnded {
        Reply reply = worker.exchange(new Request.Call(target, List.of(arguments)), LIMIT);
        assertThat(reply).isInstanceOf(Reply.Returned.class);
        return ((Reply.Returned) reply).value();
    }

    private static double number(Worker worker, int instance) throws WorkerEnded {
        Request.Target target = new Request.Target(Subject.IMPLEMENTATION, instance, "number", "(D)D");
        return ((Value.Real) value(worker, target, new Value.Real(1))).value();
    }

    private static Reply.Threw threw(Worker worker, Request request) throws WorkerEnded {
        Reply reply = worker.exchange(request, LIMIT);
        assertThat(reply).isInstanceOf(Reply.Threw.class);
        return (Reply.Threw) reply;
    }
}
