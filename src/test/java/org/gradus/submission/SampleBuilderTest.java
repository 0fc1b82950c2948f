package org.gradus.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.Matrix;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.grading.ExpectedVerdict;
import org.gradus.grading.ScoreReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SampleBuilderTest {
    private static final int RELEASE = 17;
    private static final Path SAMPLES = Path.of("submissions");
    private static final Path ASSIGNMENTS = Path.of("reference");
    private static final List<Path> CLASS_PATH = Stream.of(
                    LossAndGradient.class, SimpleMatrix.class, DMatrixRMaj.class, Matrix.class, CommonOps_DDRM.class)
            .map(SampleBuilderTest::whereFrom)
            .distinct()
            .toList();
    private static final SampleBuilder BUILDER = new SampleBuilder(CLASS_PATH, RELEASE);

    @TempDir
    Path folder;

    /** Every sample compiles, its verdict can be read, and what it says of refusals holds. */
    @TestFactory
    List<DynamicTest> everySampleCanBeBuilt() throws IOException {
        Map<String, Assignment> assignments = new TreeMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (Path sample : samples()) {
            String id = SAMPLES.relativize(sample).getName(0).toString();
            Assignment assignment = assignments.computeIfAbsent(id, SampleBuilderTest::assignment);
            tests.add(DynamicTest.dynamicTest(
                    SAMPLES.relativize(sample).toString(), () -> canBeBuilt(sample, assignment)));
        }
        assertThat(tests).hasSizeGreaterThan(60);
        return tests;
    }

    private static void canBeBuilt(Path sample, Assignment assignment) {
        Map<String, byte[]> interfaces = assignment.interfaces();
        SampleBuilder.Built built = BUILDER.build(sample, interfaces);
        assertThat(built).isInstanceOf(SampleBuilder.Built.Jar.class);
        ExpectedVerdict verdict = ExpectedVerdict.read(sample.resolve("expected.yaml"));
        Inspection inspection = JarInspector.inspect(
                ((SampleBuilder.Built.Jar) built).bytes(),
                sample.getFileName() + ".jar",
                InspectionLimits.standard(RELEASE));
        if (verdict.state() == ScoreReport.State.REFUSED) {
            assertThat(inspection).isInstanceOf(Inspection.Refused.class);
            assertThat(((Inspection.Refused) inspection).refusal().sentence()).contains(saying(verdict));
            return;
        }
        assertThat(inspection).isInstanceOf(Inspection.Accepted.class);
        Implementations found = Implementations.find(
                ((Inspection.Accepted) inspection).classes(),
                assignment.roles().stream().map(Class::getName).toList(),
                Implementations.hierarchy(interfaces));
        if (found instanceof Implementations.Problems problems) {
            assertThat(verdict.state()).as(problems.toString()).isEqualTo(ScoreReport.State.NOT_LOADED);
            assertThat(String.join(" ", problems.sentences())).contains(saying(verdict));
        } else {
            assertThat(verdict.state()).isNotEqualTo(ScoreReport.State.NOT_LOADED);
        }
    }

    private static String saying(ExpectedVerdict verdict) {
        String says = verdict.says();
        return says == null ? "" : says;
    }

    @Test
    void theSameFolderGivesTheSameBytes() throws IOException {
        Path sample = samples().get(0);
        Map<String, byte[]> interfaces =
                interfaces(SAMPLES.relativize(sample).getName(0).toString());
        assertThat(BUILDER.build(sample, interfaces))
                .isInstanceOfSatisfying(
                        SampleBuilder.Built.Jar.class,
                        first -> assertThat(BUILDER.build(sample, interfaces))
                                .isInstanceOfSatisfying(
                                        SampleBuilder.Built.Jar.class,
                                        second -> assertThat(second.bytes()).isEqualTo(first.bytes())));
    }

    @Test
    void compileErrorsNameFileAndLine() throws IOException {
        Files.writeString(folder.resolve("A.java"), "package student;\n\npublic class A {\n    int x = y;\n}\n");
        assertThat(BUILDER.build(folder, Map.of()))
                .isInstanceOfSatisfying(
                        SampleBuilder.Built.Broken.class,
                        broken -> assertThat(broken.errors())
                                .singleElement()
                                .asString()
                                .startsWith("A.java:4: cannot find symbol"));
    }

    @Test
    void samplesSeeTheApiAndTheInterfacesButNothingOfTheGrader() throws IOException {
        Files.writeString(
                folder.resolve("A.java"),
                "package student; class A implements org.gradus.assignments.softmax.LoopSoftmax {"
                        + " public org.gradus.api.LossAndGradient evaluate(org.ejml.simple.SimpleMatrix w,"
                        + " org.ejml.simple.SimpleMatrix x, int[] y, double reg) { return null; } }");
        assertThat(BUILDER.build(folder, interfaces("softmax-classifier"))).isInstanceOf(SampleBuilder.Built.Jar.class);
        assertThat(BUILDER.build(folder, Map.of())).isInstanceOf(SampleBuilder.Built.Broken.class);
    }

    @Test
    void recipesThatCannotBeUnderstoodAreNamed() throws IOException {
        for (String recipe : List.of("kind: odd", "kinds: plain", "count: 3")) {
            Files.writeString(folder.resolve("expected.yaml"), "why: x\njar:\n  " + recipe + "\n");
            assertThatThrownBy(() -> BUILDER.build(folder, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected.yaml");
        }
    }

    @Test
    void everyRecipeMakesTheJarThatItsNameSays() throws IOException {
        Map<JarRecipe.Kind, Object> expected = new TreeMap<>();
        expected.put(JarRecipe.Kind.NOT_A_ZIP, Refusal.Kind.NOT_A_ZIP);
        expected.put(JarRecipe.Kind.EMPTY, Refusal.Kind.EMPTY_FILE);
        expected.put(JarRecipe.Kind.NO_ENTRIES, Refusal.Kind.NO_ENTRIES);
        expected.put(JarRecipe.Kind.TRUNCATED, Refusal.Kind.TRUNCATED);
        expected.put(JarRecipe.Kind.SOURCES_ONLY, Refusal.Kind.SOURCES_ONLY);
        expected.put(JarRecipe.Kind.PROJECT, Refusal.Kind.PROJECT_INSTEAD_OF_JAR);
        expected.put(JarRecipe.Kind.ZIP_BOMB, Refusal.Kind.UNPACKS_TOO_MANY_TIMES);
        expected.put(JarRecipe.Kind.MANY_ENTRIES, Refusal.Kind.TOO_MANY_ENTRIES);
        expected.put(JarRecipe.Kind.OVERLAPPING, Refusal.Kind.OVERLAPPING_ENTRIES);
        expected.put(JarRecipe.Kind.DUPLICATE_ENTRY, Refusal.Kind.DUPLICATE_ENTRY);
        expected.put(JarRecipe.Kind.TRAVERSAL, Refusal.Kind.UNSAFE_NAME);
        expected.put(JarRecipe.Kind.NESTED_JAR, Refusal.Kind.NESTED_ARCHIVE);
        expected.put(JarRecipe.Kind.SIGNED, Note.Kind.SIGNED);
        expected.put(JarRecipe.Kind.MULTI_RELEASE, Note.Kind.MULTI_RELEASE);
        expected.put(JarRecipe.Kind.TOO_NEW, Refusal.Kind.CLASS_TOO_NEW);
        expected.put(JarRecipe.Kind.BROKEN_CLASS, Refusal.Kind.BROKEN_CLASS);
        expected.put(JarRecipe.Kind.MISPLACED, Refusal.Kind.MISPLACED_CLASS);
        expected.put(JarRecipe.Kind.SERVICES, Note.Kind.SERVICES);
        expected.put(JarRecipe.Kind.JUNIT_PROPERTIES, Refusal.Kind.JUNIT_REGISTRATION);
        expected.put(JarRecipe.Kind.MANIFEST, Note.Kind.CLASS_PATH);
        expected.put(JarRecipe.Kind.SHADOW, Refusal.Kind.SHADOWS_GRADUS);
        expected.put(JarRecipe.Kind.NATIVE_LIBRARY, Refusal.Kind.NATIVE_LIBRARY);
        expected.put(JarRecipe.Kind.BUNDLED_EJML, Note.Kind.BUNDLED_EJML);
        expected.put(JarRecipe.Kind.BUNDLED_INTERFACES, Note.Kind.BUNDLED_INTERFACES);
        expected.put(JarRecipe.Kind.ENCRYPTED, Refusal.Kind.ENCRYPTED);
        Map<String, byte[]> interfaces = interfaces("softmax-classifier");
        OddJar odd = new OddJar(
                Map.of("student/A.class", TestClasses.plain("student/A")),
                Map.of("A.java", "package student; public class A {}"),
                interfaces,
                CLASS_PATH);
        for (JarRecipe.Kind kind : expected.keySet()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Files.writeString(folder.resolve("expected.yaml"), "why: x\njar:\n  kind: " + name + "\n");
            Inspection inspection =
                    JarInspector.inspect(odd.bytes(JarRecipe.of(folder)), "a.jar", InspectionLimits.standard(RELEASE));
            assertThat(
                            inspection instanceof Inspection.Refused refused
                                    ? refused.refusal().kind()
                                    : ((Inspection.Accepted) inspection)
                                            .notes()
                                            .get(0)
                                            .kind())
                    .as(name)
                    .isEqualTo(expected.get(kind));
        }
        Set<JarRecipe.Kind> all = EnumSet.complementOf(EnumSet.of(JarRecipe.Kind.PLAIN));
        assertThat(expected.keySet()).isEqualTo(all);
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.endsWith("expected.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private static Assignment assignment(String id) {
        return new AssignmentCatalog(ASSIGNMENTS, Path.of("target", "it-cache", "assignments")).load(id);
    }

    private static Map<String, byte[]> interfaces(String id) {
        return assignment(id).interfaces();
    }

    private static Path whereFrom(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
