package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient checker: its reference and its accepted samples against golden numbers, its mistakes and samples as sources. */
class GradientCheckerTest {
    private static final Path FOLDER = Path.of("reference/gradient-checker");
    private static final Path SAMPLES = Path.of("submissions/gradient-checker");
    private static final String PACKAGE = "org.gradus.assignments.checker.";
    private static final CompiledFolder COMPILED = CompiledFolder.ofAssignment(FOLDER);
    private static final Subject SOFTMAX =
            Subject.of(CompiledFolder.ofAssignment(Path.of("reference/softmax-classifier"))
                    .type("org.gradus.assignments.softmax.SoftmaxReference"));

    /** A gradient checker and the folder in which its interface lives. */
    private record Checker(String name, CompiledFolder folder, Class<?> type) {
        Object call(String method, Object... arguments) {
            Object instance = Subject.of(type).implementation();
            Method found = Arrays.stream(type.getMethods())
                    .filter(each -> each.getName().equals(method) && !each.isBridge())
                    .findFirst()
                    .orElseThrow();
            try {
                return found.invoke(instance, arguments);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(name + "." + method, e);
            }
        }

        Object loss(ToDoubleFunction<SimpleMatrix> function) {
            Class<?> loss = folder.type(PACKAGE + "Loss");
            InvocationHandler handler =
                    (proxy, method, arguments) -> function.applyAsDouble((SimpleMatrix) arguments[0]);
            return Proxy.newProxyInstance(folder, new Class<?>[] {loss}, handler);
        }

        SimpleMatrix matrix(String method, Object... arguments) {
            return (SimpleMatrix) call(method, arguments);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Checker> rightOnes() throws IOException {
        return Stream.concat(
                Stream.of(new Checker("reference", COMPILED, COMPILED.type(PACKAGE + "GradientCheckerReference"))),
                children(SAMPLES.resolve("accepted")).stream().map(GradientCheckerTest::sample));
    }

    private static Checker sample(Path folder) {
        CompiledFolder compiled = CompiledFolder.ofSample(FOLDER, folder);
        Class<?> role = compiled.type(PACKAGE + "GradientChecker");
        List<Class<?>> found = compiled.classesStartingWith("student.").stream()
                .filter(role::isAssignableFrom)
                .toList();
        assertThat(found).as("implementations in %s", folder).hasSize(1);
        return new Checker(folder.getFileName().toString(), compiled, found.get(0));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static double softmax(Golden.Case golden, SimpleMatrix w) {
        return SOFTMAX.evaluate(w, golden.input("X"), golden.labels(), golden.number("reg"))
                .loss();
    }

    @Test
    void everyGoldenCaseAndSampleIsSeen() throws IOException {
        assertThat(Golden.cases("numeric_gradients")).hasSize(3);
        assertThat(Golden.cases("check_metrics")).hasSize(4);
        assertThat(rightOnes()).hasSize(1 + 3);
    }

    @ParameterizedTest
    @MethodSource("rightOnes")
    void differencesEqualTheirGoldenNumbers(Checker checker) {
        for (Golden.Case golden : Golden.cases("numeric_gradients")) {
            double h = golden.number("h");
            SimpleMatrix w = golden.input("W");
            Object loss = checker.loss(at -> softmax(golden, at));
            // The golden numbers were made in 80-bit arithmetic; a loss in double is known to some 1e-16.
            double tolerance = Math.max(1e-12, 1e-15 / h);
            for (String kind : List.of("forward", "central")) {
                Golden.assertMatrix(
                        golden.id() + " " + kind,
                        checker.matrix(kind, loss, w, h),
                        Golden.matrix(golden.expected().get(kind)),
                        tolerance);
            }
            SimpleMatrix analytic = Golden.matrix(golden.expected().get("analytic"));
            assertThat(checker.call("verdict", loss, w, analytic, h))
                    .hasToString("Verdict[accepted=true, row=-1, column=-1]");
            assertThat(checker.call("verdict", loss, w, analytic.negative(), h).toString())
                    .startsWith("Verdict[accepted=false, ");
        }
    }

    @ParameterizedTest
    @MethodSource("rightOnes")
    void relativeErrorsEqualTheirGoldenNumbers(Checker checker) {
        for (Golden.Case golden : Golden.cases("check_metrics")) {
            SimpleMatrix analytic = golden.input("analytic");
            SimpleMatrix numeric = golden.input("numeric");
            Golden.assertLoss(
                    (Double) checker.call("relativeError", analytic, numeric),
                    golden.expected().get("max_relative_error_zero_safe").asDouble(),
                    1e-12);
            // Where it can be had of one entry, the sparse check's error is the same: the loss is linear.
            Object loss = checker.loss(at -> at.elementMult(numeric).elementSum());
            int[] entries = new int[analytic.getNumElements()];
            Arrays.setAll(entries, i -> i);
            double[] errors =
                    (double[]) checker.call("sparseCheck", loss, new SimpleMatrix(4, 3), analytic, entries, 0.5);
            Golden.assertLoss(
                    Arrays.stream(errors).max().orElseThrow(),
                    golden.expected().get("max_relative_error_zero_safe").asDouble(),
                    1e-12);
        }
    }

    @Test
    void mistakesMissTheGoldenNumbersOfTheirKind() {
        Golden.Case pair = Golden.cases("check_metrics").get(1);
        SimpleMatrix analytic = pair.input("analytic");
        SimpleMatrix numeric = pair.input("numeric");
        assertThat((Double) mistake("RatioOfNorms").call("relativeError", analytic, numeric))
                .isCloseTo(pair.expected().get("norm_ratio_seed000").asDouble(), within());
        assertThat((Double) mistake("NothingOverNothing").call("relativeError", analytic, numeric))
                .isNaN();
        Golden.Case golden = Golden.cases("numeric_gradients").get(0);
        Checker oneSided = mistake("ForwardCalledCentral");
        Golden.assertMatrix(
                "central",
                oneSided.matrix("central", oneSided.loss(at -> softmax(golden, at)), golden.input("W"), 0.01),
                Golden.matrix(golden.expected().get("forward")),
                1e-12);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
    }

    private static Checker mistake(String name) {
        return new Checker(name, COMPILED, COMPILED.type(PACKAGE + "mistakes." + name));
    }

    @Test
    void mistakesSpeakToTheStudentAndNameACheck() {
        List<Class<?>> mistakes = COMPILED.classesStartingWith(PACKAGE + "mistakes.");
        assertThat(mistakes).hasSize(45).hasSameSizeAs(CompiledFolder.mistakeSources(FOLDER));
        for (Class<?> type : mistakes) {
            Mistake mistake = type.getAnnotation(Mistake.class);
            assertThat(mistake).as("annotation of %s", type).isNotNull();
            assertThat(mistake.value()).matches("[A-Z].{20,200}\\.").doesNotContain("  ");
            assertThat(mistake.hint()).matches("[A-Z].{20,200}[.?]").doesNotContain("  ");
            assertThat(mistake.caughtBy()).matches("[a-z][A-Za-z]+");
            assertThat(type.getSuperclass().getSimpleName()).isEqualTo("GradientCheckerReference");
        }
    }

    @Test
    void samplesCompileAndSayWhatIsExpected() throws IOException {
        int seen = 0;
        for (String kind : List.of("accepted", "partial")) {
            for (Path folder : children(SAMPLES.resolve(kind))) {
                sample(folder);
                JsonNode expected = new YAMLMapper()
                        .readTree(folder.resolve("expected.yaml").toFile());
                assertThat(expected.get("why").asText()).endsWith(".");
                assertThat(expected.get("state").asText()).isEqualTo("GRADED");
                if (kind.equals("accepted")) {
                    assertThat(expected.get("score").asText()).isEqualTo("100%");
                } else {
                    assertThat(expected.get("score").asText()).matches("\\d+(\\.\\.\\d+)?%");
                    assertThat(expected.get("failed")).isNotEmpty();
                }
                seen++;
            }
        }
        assertThat(seen).isEqualTo(3 + 14);
    }

    @Test
    void starterSampleIsTheStarter() {
        assertThat(SAMPLES.resolve("partial/starter/Checker.java"))
                .hasSameTextualContentAs(FOLDER.resolve("starter/src/main/java/student/Checker.java"));
    }
}
