package org.gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile submissions: each ends as it should, the next submission is graded, and no process is left. At every level that is a wall. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SandboxAttacks {
    /** For what ends or answers by itself, on a busy machine too. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** For what never would. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Request.Load HONEST = Subject.statements("");
    private final Sandbox sandbox;
    private final SandboxLevel level;
    private WorkerPool pool;

    SandboxAttacks(Sandbox sandbox, SandboxLevel level) {
        this.sandbox = sandbox;
        this.level = level;
    }

    @BeforeAll
    void open() {
        assertThat(sandbox.status().level()).isEqualTo(level);
        pool = new WorkerPool(
                sandbox,
                WorkerSettings.quick()
                        .withHeapMegabytes(64)
                        .withPrintedBytes(1 << 20)
                        .withWarm(1));
    }

    @AfterAll
    void close() {
        pool.close();
        assertThat(Processes.ofThisServer()).isEmpty();
    }

    @AfterEach
    void theNextSubmissionIsGraded() throws Exception {
        try (Worker worker = pool.take()) {
            assertThat(answer(worker, HONEST)).isEqualTo(new Value.Real(2));
        }
    }

    // ways to end the process

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(0);",
                "System.exit(100);",
                "Runtime.getRuntime().halt(0);",
                "Runtime.getRuntime().halt(3);",
                "new Thread(() -> System.exit(1)).start(); Thread.sleep(60_000);",
            })
    void endingTheProcessIsAnExit(String statements) throws Exception {
        assertEnds(statements, WorkerOutcome.EXITED, "System.exit or Runtime.halt");
    }

    @Test
    void aCrashOfTheJvmIsACrash() throws Exception {
        // The image has no sun.misc.Unsafe; its big sister is in java.base but not open.
        Reply.Threw threw = assertThrows("Class.forName(\"sun.misc.Unsafe\");");
        assertThat(threw.type()).isEqualTo("java.lang.RuntimeException");
        assertThat(threw.frames()).anyMatch(line -> line.startsWith("Caused by: java.lang.ClassNotFoundException"));
        threw = assertThrows("""
                Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe", true, null);
                Field field = unsafe.getDeclaredField("theUnsafe");
                field.setAccessible(true);
                unsafe.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
                """);
        assertThat(threw.type()).isEqualTo("java.lang.reflect.InaccessibleObjectException");
    }

    @Test
    void writingToAddressZeroIsACrash() throws Exception {
        String write = """
                Class<?> segment = Class.forName("java.lang.foreign.MemorySegment", true, null);
                Object all = segment.getMethod("reinterpret", long.class)
                        .invoke(segment.getMethod("ofAddress", long.class).invoke(null, 0L), 100L);
                Class<?> layout = Class.forName("java.lang.foreign.ValueLayout$OfLong", true, null);
                Object longs = Class.forName("java.lang.foreign.ValueLayout", true, null).getField("JAVA_LONG").get(null);
                segment.getMethod("set", layout, long.class, long.class).invoke(all, longs, 0L, 0L);
                """;
        if (Runtime.Version.parse(sandbox.status().java()).feature() >= 22) {
            assertEnds(write, WorkerOutcome.CRASHED, "crashed");
        } else {
            assertThat(assertThrows(write).frames())
                    .as("before Java 22 there is nothing to write with")
                    .anyMatch(line -> line.startsWith("Caused by: java.lang.ClassNotFoundException"));
        }
    }

    @Test
    void killingTheParentIsRefused() throws Exception {
        assertThat(assertReturns("""
                        StringBuilder result = new StringBuilder();
                        for (long pid = 0; pid < 5; pid++) {
                            try {
                                final long id = pid;
                                ProcessHandle.of(id).ifPresent(process -> process.destroyForcibly());
                            } catch (Throwable e) { }
                        }
                        """)).isEqualTo(new Value.Real(2));
    }

    // ways not to answer

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "Thread.sleep(1_000_000);",
                "synchronized (String.class) { String.class.wait(); }",
                """
                Object a = new Object(), b = new Object();
                CountDownLatch both = new CountDownLatch(2);
                Thread other = new Thread(() -> { synchronized (b) { both.countDown(); await(both); synchronized (a) { } } });
                other.start();
                synchronized (a) { both.countDown(); await(both); synchronized (b) { } }
                """,
                """
                Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { } }));
                System.exit(0);
                """,
                "for (int i = 0; i < 8; i++) { new Thread(() -> { while (true) { } }).start(); } while (true) { }",
                "class Slow extends RuntimeException { public String getMessage() { while (true) { } } } throw new Slow();",
                "System.in.close(); new Scanner(new FileInputStream(FileDescriptor.in)).nextLine(); Thread.sleep(99_999);",
                "class Stop extends Error { public StackTraceElement[] getStackTrace() { while (true) { } } } throw new Stop();",
            })
    void noAnswerIsATimeOut(String statements) throws Exception {
        WorkerEnded ended = assertEnds(
                Subject.members("""
                        public double number(double x) {
                            try { run(); } catch (RuntimeException | Error e) { throw e; } catch (Throwable e) { throw new Error(e); }
                            return x;
                        }
                        static void await(CountDownLatch latch) {
                            try { latch.await(); } catch (InterruptedException e) { }
                        }
                        static void run() throws Throwable { %s }
                        """.formatted(
                                statements.contains("while (true) { } }") || !statements.startsWith("while")
                                        ? "if (System.nanoTime() != 0) {" + statements + "}"
                                        : "if (System.nanoTime() != 0) {" + statements + "}")),
                WorkerOutcome.TIMED_OUT);
        assertThat(ended).hasMessage("No answer within 1 s: is there a loop that never ends?");
    }

    @Test
    void aStaticInitialiserThatNeverEndsIsATimeOut() throws Exception {
        assertEnds(Subject.members("static { while (System.nanoTime() != 0) { } }"), WorkerOutcome.TIMED_OUT);
    }

    @Test
    void aConstructorThatNeverEndsIsATimeOut() throws Exception {
        assertEnds(Subject.members("public Answer() { while (true) { } }"), WorkerOutcome.TIMED_OUT);
    }

    @Test
    void cleanersThatNeverEndDoNotMatter() throws Exception {
        assertThat(assertReturns("""
                                java.lang.ref.Cleaner cleaner = java.lang.ref.Cleaner.create();
                                for (int i = 0; i < 100; i++) {
                                    cleaner.register(new Object(), () -> { while (true) { } });
                                    new Object() { @Override protected void finalize() { while (true) { } } };
                                }
                                System.gc();
                                System.runFinalization();
                                """.replace("System.runFinalization();", "Thread.sleep(50);")))
                .isEqualTo(new Value.Real(2));
    }

    @Test
    void theProcessorTimeIsLimited() throws Exception {
        try (WorkerPool poor =
                new WorkerPool(sandbox, WorkerSettings.quick().withCpuSeconds(1).withWarm(0))) {
            try (Worker worker = poor.take()) {
                worker.exchange(Subject.statements("while (x < 9) { }"), LIMIT);
                worker.exchange(new Request.Begin(), LIMIT);
                WorkerEnded ended =
                        catchThrowableOfType(WorkerEnded.class, () -> worker.exchange(Subject.number(1), LIMIT));
                assertThat(ended.outcome()).isEqualTo(WorkerOutcome.TIMED_OUT);
                assertThat(ended).hasMessageContaining("more than 1 s of processor time");
            }
        }
    }

    // ways to use up memory

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            List<Object> all = new ArrayList<>(); while (x < 9) { all.add(new double[100_000]); }                           | 64 MB
            List<Object> all = new ArrayList<>(); while (x < 9) try { all.add(new long[9999]); } catch (Throwable e) { }    | 64 MB
            Object big = new double[Integer.MAX_VALUE];                                                                     | 64 MB
            StringBuilder text = new StringBuilder("x"); while (x < 9) { text.append(text); }                               | 64 MB
            List<Object> all = new ArrayList<>(); while (x < 9) { all.add(ByteBuffer.allocateDirect(1 << 20)); }            | outside of the heap
            for (int i = 0; i < 100_000; i++) { new Thread(() -> { try { Thread.sleep(99_999); } catch (Exception e) { } }).start(); } | threads
            """)
    void memoryIsLimited(String statements, String sentence) throws Exception {
        assertEnds(statements, WorkerOutcome.OUT_OF_MEMORY, sentence);
    }

    @Test
    void loadedClassesAreLimited() throws Exception {
        Map<String, byte[]> classes = SourceJar.compile(Map.of(
                "student.Many", "package student; public class Many { static Object[] all = new Object[4000]; }"));
        byte[] many = classes.get("student.Many");
        StringBuilder array = new StringBuilder();
        for (byte each : many) {
            array.append(each).append(',');
        }
        WorkerEnded ended = assertEnds(Subject.members("""
                        static final byte[] CODE = {%s};
                        static final List<Object> ALL = new ArrayList<>();
                        static class Own extends ClassLoader {
                            Class<?> define() { return defineClass("student.Many", CODE, 0, CODE.length); }
                        }
                        public double number(double x) {
                            while (x < 9) { Class<?> c = new Own().define(); c.getMethods(); ALL.add(c);
                                try { Class.forName(c.getName(), true, c.getClassLoader()); } catch (Exception e) { throw new Error(e); } }
                            return x;
                        }
                        """.formatted(array)), WorkerOutcome.OUT_OF_MEMORY);
        assertThat(ended.getMessage()).containsAnyOf("classes", "64 MB");
    }

    @Test
    void aStackOverflowIsAnOrdinaryError() throws Exception {
        Reply.Threw threw = assertThrows(
                Subject.members("int depth; public double number(double x) { depth++; return number(x) + 1; }"));
        assertThat(threw.type()).isEqualTo("java.lang.StackOverflowError");
        assertThat(threw.frames())
                .hasSizeLessThanOrEqualTo(30)
                .allMatch(line -> line.startsWith("student.Answer.number("));
    }

    @Test
    void anAnswerOfHalfAGigabyteIsRefusedBeforeItIsCopied() throws Exception {
        try (WorkerPool roomy = new WorkerPool(
                sandbox, WorkerSettings.quick().withHeapMegabytes(1_200).withWarm(0))) {
            try (Worker worker = roomy.take()) {
                worker.exchange(
                        Subject.members(
                                "public SimpleMatrix matrix(SimpleMatrix w) { return new SimpleMatrix(1 << 13, 1 << 13); }"),
                        LIMIT);
                worker.exchange(new Request.Begin(), LIMIT);
                Reply reply = worker.exchange(matrixCall(), LIMIT);
                assertThat(reply).isInstanceOfSatisfying(Reply.Threw.class, threw -> {
                    assertThat(threw.kind()).isEqualTo(Reply.Kind.TOO_LARGE);
                    assertThat(threw.message()).isEqualTo("returned more than 40 MB");
                });
            }
        }
    }

    // ways out

    @Test
    void waysOutAreClosed() throws Exception {
        List<String> ways = List.of(
                "new ProcessBuilder(\"/bin/sh\", \"-c\", \"true\").start();",
                "Runtime.getRuntime().exec(new String[] {\"/jre/bin/java\", \"-version\"});",
                "Runtime.getRuntime().exec(new String[] {\"/bin/prlimit\"});",
                "new Socket(InetAddress.getLoopbackAddress(), 80);",
                "new ServerSocket(0);",
                "new DatagramSocket();",
                "java.nio.channels.SocketChannel.open();",
                "java.nio.channels.ServerSocketChannel.open(StandardProtocolFamily.UNIX);",
                "InetAddress.getByName(\"example.org\");",
                "Files.readString(Path.of(\"/etc/passwd\"));",
                "Files.readString(Path.of(\"/proc/self/environ\"));",
                "Files.readString(Path.of(\"/proc/1/cmdline\"));",
                "Files.list(Path.of(\"/home\"));",
                "Files.list(Path.of(\"/tmp\"));",
                "Files.list(Path.of(\"/root\"));",
                "Files.writeString(Path.of(\"/x\"), \"x\");",
                "Files.writeString(Path.of(\"/dev/x\"), \"x\");",
                "Files.createDirectory(Path.of(\"/app/x\"));",
                "Files.createTempFile(\"x\", \"y\");",
                "Files.delete(Path.of(\"/jre/release\"));",
                "Files.move(Path.of(\"/jre/release\"), Path.of(\"/jre/r\"));",
                "Files.createSymbolicLink(Path.of(\"/l\"), Path.of(\"/jre\"));",
                "try (var out = new FileOutputStream(\"/big\")) { for (int i = 0; i < 10_000; i++) out.write(new byte[1 << 20]); }",
                "System.load(\"/jre/lib/libnet2.so\");",
                "System.loadLibrary(\"attach\");",
                "Class.forName(\"com.sun.tools.attach.VirtualMachine\");",
                "Class.forName(\"java.lang.management.ManagementFactory\");",
                "Class.forName(\"java.lang.instrument.Instrumentation\");",
                "Class.forName(\"org.gradus.worker.Main\");",
                "Class.forName(\"org.gradus.protocol.Codec\");",
                "Class.forName(\"com.fasterxml.jackson.core.JsonFactory\");",
                "Class.forName(\"org.gradus.check.Check\");",
                "ClassLoader.getSystemClassLoader().loadClass(\"org.gradus.check.Check\");",
                "ClassLoader.getSystemClassLoader().loadClass(\"org.gradus.grading.ScoreReport\");");
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < ways.size(); i++) {
            cases.append("case ").append(i).append(": { ").append(ways.get(i)).append(" break; }\n");
        }
        try (Worker worker = pool.take()) {
            worker.exchange(Subject.statements("switch ((int) x) { " + cases + " default: }"), LIMIT);
            worker.exchange(new Request.Begin(), LIMIT);
            for (int i = 0; i < ways.size(); i++) {
                assertThat(worker.exchange(Subject.number(i), LIMIT))
                        .as(ways.get(i))
                        .isInstanceOf(Reply.Threw.class);
            }
            assertThat(worker.exchange(Subject.number(ways.size()), LIMIT)).isInstanceOf(Reply.Returned.class);
        }
    }

    @Test
    void aForkBombStartsNothing() throws Exception {
        assertThat(assertReturns("""
                                int started = 0;
                                for (int i = 0; i < 200; i++) {
                                    try { new ProcessBuilder("/jre/bin/java", "-version").start(); started++; } catch (IOException e) { }
                                }
                                if (started > 0) throw new Error("started " + started);
                                """)).isEqualTo(new Value.Real(2));
    }

    @Test
    void thePortsOfThisMachineAreOutOfReach() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(50);
            assertThrows("new Socket(InetAddress.getLoopbackAddress(), " + listener.getLocalPort() + ");");
            assertThat(catchThrowableOfType(java.net.SocketTimeoutException.class, listener::accept))
                    .isNotNull();
        }
    }

    @Test
    void thisProcessesFilesAreOutOfReach(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("reference.txt"), "the answer");
        assertThrows("Files.readString(Path.of(\"" + secret + "\"));");
        assertThrows("Files.delete(Path.of(\"" + secret + "\"));");
        assertThat(secret).hasContent("the answer");
    }

    @Test
    void theEnvironmentIsEmpty() throws Exception {
        assertThat(assertReturns("""
                                Set<String> names = new TreeSet<>(System.getenv().keySet());
                                names.removeAll(Set.of("LC_ALL", "LD_LIBRARY_PATH", "MALLOC_ARENA_MAX", "MALLOC_TOP_PAD_", "GLIBC_TUNABLES", "PWD"));
                                if (!names.isEmpty()) throw new Error(names.toString());
                                """)).isEqualTo(new Value.Real(2));
    }

    // ways to forge an answer

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new FileOutputStream(FileDescriptor.out).write(\"GRAD{score:100}\".getBytes());",
                """
                new FileOutputStream(FileDescriptor.out).write(new byte[] {0x47, 0x52, 0x41, 0x44, 0, 0, 0, 0, 0, 0, 0, 0,
                    0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff});
                """,
                """
                new FileOutputStream(FileDescriptor.out).write(new byte[] {0x47, 0x52, 0x41, 0x44, 0, 0, 0, 0, 0, 0, 0, 0,
                    0, 0, 0, 1, 0});
                """,
                """
                OutputStream out = new FileOutputStream(FileDescriptor.out);
                for (int i = 0; i < 1000; i++) out.write(new byte[1 << 20]);
                """,
                "Field f = FileOutputStream.class.getDeclaredField(\"fd\"); new FileOutputStream(FileDescriptor.out).write(1); Thread.sleep(5);",
            })
    void whatIsNoAnswerIsNotTakenForOne(String statements) throws Exception {
        assertEnds(statements, WorkerOutcome.PROTOCOL_BROKEN, "not an answer");
    }

    @Test
    void anAnswerBeforeItsQuestionIsNotTakenForOne() throws Exception {
        try (Worker worker = pool.take()) {
            answer(worker, Subject.members("""
                            public double number(double x) {
                                new Thread(() -> {
                                    try { Thread.sleep(100); new FileOutputStream(FileDescriptor.out).write(new byte[64]); }
                                    catch (Exception e) { }
                                }).start();
                                return x;
                            }
                            """));
            Thread.sleep(300);
            WorkerEnded ended =
                    catchThrowableOfType(WorkerEnded.class, () -> worker.exchange(Subject.number(1), LIMIT));
            assertThat(ended.outcome()).isEqualTo(WorkerOutcome.PROTOCOL_BROKEN);
            assertThat(catchThrowableOfType(WorkerEnded.class, () -> worker.exchange(new Request.Begin(), LIMIT))
                            .outcome())
                    .isEqualTo(WorkerOutcome.PROTOCOL_BROKEN);
        }
    }

    @Test
    void aForgedAnswerThatIsPrintedIsJustPrinted() throws Exception {
        try (Worker worker = pool.take()) {
            assertThat(answer(worker, Subject.statements("System.out.print(\"GRAD{\\\"score\\\":100}\");")))
                    .isEqualTo(new Value.Real(2));
            assertThat(worker.takeOutput().head()).isEqualTo("GRAD{\"score\":100}");
        }
    }

    @Test
    void replacedStandardStreamsAreRestored() throws Exception {
        try (Worker worker = pool.take()) {
            answer(
                    worker,
                    Subject.statements(
                            "System.out.println(\"before\"); System.setOut(null); System.setErr(new PrintStream(OutputStream.nullOutputStream()));"));
            assertThat(worker.takeOutput().head()).isEqualTo("before\n");
            assertThat(worker.exchange(Subject.number(1), LIMIT)).isInstanceOf(Reply.Returned.class);
            assertThat(worker.takeOutput().head()).isEqualTo("before\n");
        }
    }

    @Test
    void reflectionOnTheWorkerGainsNoMoreThanWrongNumbers() throws Exception {
        Reply.Threw threw = assertThrows("""
                StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
                List<Class<?>> classes = walker.walk(frames -> frames.<Class<?>>map(f -> f.getDeclaringClass()).toList());
                StringBuilder found = new StringBuilder();
                for (Class<?> c : classes) {
                    ClassLoader loader = c.getClassLoader();
                    if (loader == null) continue;
                    for (String name : List.of("org.gradus.check.Check", "org.gradus.grading.ScoreReport",
                            "org.gradus.sandbox.WorkerPool", "com.fasterxml.jackson.databind.ObjectMapper")) {
                        try { loader.loadClass(name); found.append(name); } catch (ClassNotFoundException e) { }
                    }
                }
                throw new Error("found " + found);
                """);
        assertThat(threw.message()).isEqualTo("found ");
    }

    @Test
    void classesOfThePlatformCannotBeReplaced() throws Exception {
        Map<String, byte[]> classes = new java.util.TreeMap<>(SourceJar.compile(Map.of(
                "org.ejml.simple.SimpleMatrix",
                "package org.ejml.simple; public class SimpleMatrix { }",
                "org.gradus.api.LossAndGradient",
                "package org.gradus.api; public class LossAndGradient { }",
                "student.Other",
                "package student; public class Other { }")));
        Request.Load honest = Subject.statements("");
        Map<String, byte[]> entries = new java.util.TreeMap<>();
        classes.forEach((name, bytes) -> entries.put(name.replace('.', '/') + ".class", bytes));
        unzip(honest.jar()).forEach(entries::put);
        try (Worker worker = pool.take()) {
            assertThat(answer(worker, Subject.load(SourceJar.zip(entries)))).isEqualTo(new Value.Real(2));
        }
    }

    // ways to lie about objects

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            new SimpleMatrix(1, 1) { public int getNumRows() { return 1 << 30; } }                                | UNEXPECTED_TYPE
            new SimpleMatrix(1, 1) { public <T extends Matrix> T getMatrix() { while (true) { } } }               | UNEXPECTED_TYPE
            SimpleMatrix.wrap(new DMatrixRMaj(1, 1) { public double get(int i) { return 0; } })                   | UNEXPECTED_TYPE
            SimpleMatrix.wrap(new FMatrixRMaj(2, 2))                                                              | UNEXPECTED_TYPE
            SimpleMatrix.wrap(new DMatrixSparseCSC(2, 2))                                                         | UNEXPECTED_TYPE
            broken(-1, 3)                                                                                         | UNEXPECTED_TYPE
            broken(1 << 20, 1 << 20)                                                                              | UNEXPECTED_TYPE
            null                                                                                                  | RETURNED_NULL
            """)
    void onlyPlainMatricesCross(String expression, Reply.Kind kind) throws Exception {
        try (Worker worker = pool.take()) {
            worker.exchange(Subject.members("""
                            public SimpleMatrix matrix(SimpleMatrix w) { return %s; }
                            static SimpleMatrix broken(int rows, int columns) {
                                DMatrixRMaj matrix = new DMatrixRMaj(1, 1);
                                matrix.numRows = rows;
                                matrix.numCols = columns;
                                return SimpleMatrix.wrap(matrix);
                            }
                            """.formatted(expression)), LIMIT);
            worker.exchange(new Request.Begin(), LIMIT);
            assertThat(worker.exchange(matrixCall(), LIMIT))
                    .isInstanceOfSatisfying(
                            Reply.Threw.class, threw -> assertThat(threw.kind()).isEqualTo(kind));
        }
    }

    @Test
    void aResultThatChangesAfterwardsIsNoticed() throws Exception {
        try (Worker worker = pool.take()) {
            worker.exchange(Subject.members("""
                            static final List<SimpleMatrix> RETURNED = new CopyOnWriteArrayList<>();
                            static { Thread t = new Thread(() -> { while (true) for (SimpleMatrix m : RETURNED) m.set(0, m.get(0) + 1); }); t.setDaemon(true); t.start(); }
                            public SimpleMatrix matrix(SimpleMatrix w) { SimpleMatrix r = w.copy(); RETURNED.add(r); return r; }
                            """), LIMIT);
            worker.exchange(new Request.Begin(), LIMIT);
            assertThat(((Reply.Returned) worker.exchange(matrixCall(), LIMIT)).reusedResult())
                    .isFalse();
            Thread.sleep(20);
            assertThat(((Reply.Returned) worker.exchange(matrixCall(), LIMIT)).reusedResult())
                    .isTrue();
        }
    }

    @Test
    void aFloodIsCut() throws Exception {
        WorkerEnded ended = assertEnds(
                "while (x < 9) System.out.println(\"again and again\");", WorkerOutcome.FLOODED, "more than 1 MB");
        assertThat(ended.outcome()).isEqualTo(WorkerOutcome.FLOODED);
    }

    private static Request.Call matrixCall() {
        return new Request.Call(Subject.matrix(), List.of(new Value.Matrix(2, 2, new double[] {1, 2, 3, 4})));
    }

    private static Map<String, byte[]> unzip(byte[] jar) throws Exception {
        Map<String, byte[]> entries = new java.util.TreeMap<>();
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(jar))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private Value answer(Worker worker, Request.Load load) throws WorkerEnded {
        assertThat(worker.exchange(load, LIMIT)).isInstanceOf(Reply.Loaded.class);
        worker.exchange(new Request.Begin(), LIMIT);
        Reply reply = worker.exchange(Subject.number(1), LIMIT);
        assertThat(reply).isInstanceOf(Reply.Returned.class);
        return ((Reply.Returned) reply).value();
    }

    private Value assertReturns(String statements) throws Exception {
        try (Worker worker = pool.take()) {
            return answer(worker, Subject.statements(statements));
        }
    }

    private Reply.Threw assertThrows(String statements) throws Exception {
        return assertThrows(Subject.statements(statements));
    }

    private Reply.Threw assertThrows(Request.Load load) throws Exception {
        try (Worker worker = pool.take()) {
            worker.exchange(load, LIMIT);
            worker.exchange(new Request.Begin(), LIMIT);
            Reply reply = worker.exchange(Subject.number(1), LIMIT);
            assertThat(reply).isInstanceOf(Reply.Threw.class);
            return (Reply.Threw) reply;
        }
    }

    private WorkerEnded assertEnds(String statements, WorkerOutcome outcome, String sentence) throws Exception {
        WorkerEnded ended = assertEnds(Subject.statements(statements), outcome);
        assertThat(ended).hasMessageContaining(sentence);
        return ended;
    }

    private WorkerEnded assertEnds(Request.Load load, WorkerOutcome outcome) throws Exception {
        try (WorkerProcess worker = (WorkerProcess) pool.take()) {
            worker.exchange(load, LIMIT);
            worker.exchange(new Request.Begin(), LIMIT);
            List<ProcessHandle> processes = Processes.tree(worker.pid());
            assertThat(processes).hasSizeGreaterThan(level == SandboxLevel.L3 ? 1 : 0);
            Duration limit = outcome == WorkerOutcome.TIMED_OUT ? SHORT : LIMIT;
            WorkerEnded ended =
                    catchThrowableOfType(WorkerEnded.class, () -> worker.exchange(Subject.number(1), limit));
            assertThat(ended).isNotNull();
            assertThat(ended.outcome()).as(ended.getMessage()).isEqualTo(outcome);
            assertThat(processes).noneMatch(ProcessTree::isRunning);
            return ended;
        }
    }
}
