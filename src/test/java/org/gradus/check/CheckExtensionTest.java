package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.gradus.data.Blobs;
import org.gradus.data.Splits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Checks run by JUnit, with a context as in grading and without one as in a student's build. */
class CheckExtensionTest {
    /** The checks that the tests below run; never found by themselves, because the class's name does not end in Test. */
    static class Examples {
        @Check(value = "Passes", points = 1, order = 1)
        void passes(@Submitted SquaredLoss submitted, Probes probes) {
            Words.compare(submitted).with(new SquaredLoss.Right()).in("loss").agreesAt(probes.linear(3, 2, 2));
            Evidence.current().award(0.5);
        }

        @Check(value = "Fails", points = 1, order = 2)
        void fails(@Submitted SquaredLoss submitted) {
            throw new CheckFailed(Finding.of("does not hold"));
        }

        @Check(value = "Breaks", points = 1, order = 3)
        void breaks(@Submitted SquaredLoss submitted) {
            throw new IllegalStateException("the instructor's error");
        }
    }

    /** Not an example for the other tests: its parameter is what matters. */
    static final class Trains {
        @Check(value = "Trains", points = 1, order = 1)
        void trains(@Submitted SquaredLoss submitted, Datasets datasets) {
            assertThat(datasets.real()).isFalse();
            throw new CheckFailed(Finding.of("seed "
                    + datasets.realOr(seed -> {
                                assertThat(seed).isEqualTo(17);
                                return Splits.inOrder(Blobs.draw(seed, 9, 2, 2, 1), 1, 1);
                            })
                            .train()
                            .size()));
        }
    }

    private record Ended(
            String check,
            double credit,
            int findings,
            @Nullable Throwable failure) {}

    private static final class Listening implements CheckContext {
        private final List<String> began = new ArrayList<>();
        private final List<Ended> ended = new ArrayList<>();
        private final List<Class<?>> asked = new ArrayList<>();

        @Override
        public Object submitted(Class<?> role) {
            asked.add(role);
            return new SquaredLoss.Right();
        }

        @Override
        public long seed(Method check) {
            return 17;
        }

        @Override
        public List<Object> mistakes() {
            return List.of();
        }

        @Override
        public void began(Method check) {
            began.add(check.getName());
        }

        @Override
        public void ended(Method check, Evidence evidence, @Nullable Throwable failure) {
            ended.add(new Ended(
                    check.getName(), evidence.credit(), evidence.findings().size(), failure));
        }
    }

    private static List<TestExecutionResult> run(Class<?> checks, @Nullable CheckContext context) {
        List<TestExecutionResult> results = new ArrayList<>();
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .addTestExecutionListeners(new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        if (test.isTest()) {
                            results.add(result);
                        }
                    }
                })
                .build();
        try (LauncherSession session = LauncherFactory.openSession(config)) {
            if (context != null) {
                session.getStore().put(Namespace.create(CheckContext.KEY), CheckContext.KEY, context);
            }
            session.getLauncher()
                    .execute(LauncherExecutionRequestBuilder.request(LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(checks))
                                    .build())
                            .build());
        }
        return results;
    }

    @Test
    void contextHearsHowEachCheckWent() {
        Listening context = new Listening();

        run(Examples.class, context);

        assertThat(context.began).containsExactlyInAnyOrder("passes", "fails", "breaks");
        assertThat(context.asked).containsOnly(SquaredLoss.class).hasSize(3);
        assertThat(context.ended).hasSize(3);
        assertThat(context.ended)
                .filteredOn(ended -> ended.check().equals("passes"))
                .allSatisfy(passed -> {
                    assertThat(passed.failure()).isNull();
                    assertThat(passed.credit()).isEqualTo(0.5);
                    assertThat(passed.findings()).isEqualTo(1);
                });
        assertThat(context.ended)
                .filteredOn(ended -> ended.check().equals("fails"))
                .allMatch(failed -> failed.failure() instanceof CheckFailed);
        assertThat(context.ended)
                .filteredOn(ended -> ended.check().equals("breaks"))
                .allMatch(broken -> broken.failure() instanceof IllegalStateException);
    }

    @Test
    void datasetsAreDrawnFromTheSeedOfTheCheck() {
        Listening context = new Listening();

        run(Trains.class, context);

        assertThat(context.ended)
                .singleElement()
                .satisfies(ended -> assertThat(ended.failure()).hasMessage("seed 7"));
    }

    @Test
    void contextThatFailsIsNotToldTwice() {
        List<String> told = new ArrayList<>();
        Listening context = new Listening();
        CheckContext failing = new CheckContext() {
            @Override
            public Object submitted(Class<?> role) {
                return context.submitted(role);
            }

            @Override
            public long seed(Method check) {
                return 0;
            }

            @Override
            public List<Object> mistakes() {
                return List.of();
            }

            @Override
            public void began(Method check) {}

            @Override
            public void ended(Method check, Evidence evidence, @Nullable Throwable failure) {
                told.add(check.getName());
                throw new IllegalStateException("no room for results");
            }
        };

        run(Examples.class, failing);

        assertThat(told).containsExactlyInAnyOrder("passes", "fails", "breaks");
    }

    private static final String NINE = """
                import org.gradus.check.*;
                class LocalChecks {
                    @Check(value = "Three squared is nine", points = 1, order = 1, hint = "What is three times three?")
                    void nine(@Submitted Square submitted, Probes probes) {
                        Probe three = new Probe("three", java.util.Map.of("t", 3.0));
                        Words.compare(submitted).is(9, three);
                    }
                }
                """;

    @TempDir
    private Path folder;

    private void source(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".java"), text);
    }

    private void implementation(String name, String body) throws IOException {
        source(name, "public class " + name + " implements Square { " + body + " }");
    }

    /** Compiles the folder and runs its checks with the folder on the class path, as a student's build does. */
    private TestExecutionResult runLocally() throws Exception {
        source("Square", "public interface Square { double evaluate(double t); }");
        if (Files.notExists(folder.resolve("LocalChecks.java"))) {
            source("LocalChecks", NINE);
        }
        String before = System.getProperty("java.class.path");
        List<String> arguments = new ArrayList<>(List.of("-parameters", "-cp", before, "-d", folder.toString()));
        try (Stream<Path> sources = Files.list(folder)) {
            sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        System.setProperty("java.class.path", folder + File.pathSeparator + folder + File.pathSeparator + "absent");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            List<TestExecutionResult> results = run(loader.loadClass("LocalChecks"), null);
            assertThat(results).hasSize(1);
            return results.get(0);
        } finally {
            System.setProperty("java.class.path", before);
        }
    }

    private String text() throws Exception {
        return runLocally().getThrowable().orElseThrow().toString();
    }

    private String failure() throws Exception {
        return String.valueOf(runLocally().getThrowable().orElseThrow().getMessage());
    }

    @Test
    void implementationIsFoundOnTheClassPath() throws Exception {
        implementation("Mine", "public double evaluate(double t) { return t * t; }");

        assertThat(runLocally().getStatus()).isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    @Test
    void wrongImplementationFailsInTheSameWords() throws Exception {
        implementation("Mine", "public double evaluate(double t) { return 2 * t; }");

        assertThat(failure())
                .isEqualTo("Three squared is nine: 0 of 1 point. Square: the result is 6; expected was 9.");
        assertThat(text().lines())
                .containsExactly(
                        "Three squared is nine: 0 of 1 point.",
                        "Square: the result is 6; expected was 9.",
                        "    expected  9",
                        "    found     6",
                        "    where     probe with three",
                        "Where to look: What is three times three?");
    }

    @Test
    void missingImplementationIsNamed() throws Exception {
        source("Abstract", "public abstract class Abstract implements Square {}");

        assertThat(failure()).contains("No class implements Square. Write a public class");
        assertThat(text()).doesNotContain("Where to look");
    }

    @Test
    void classThatIsNotPublicIsNamed() throws Exception {
        source("Mine", "class Mine implements Square { public double evaluate(double t) { return t * t; } }");

        assertThat(failure()).contains("Mine is not public. Declare it as \"public class\".");
    }

    @Test
    void checkThatEarnsAPartFailsAndSaysHowMuch() throws Exception {
        implementation("Mine", "public double evaluate(double t) { return 2 * t; }");
        source("LocalChecks", """
                import org.gradus.check.*;
                class LocalChecks {
                    @Check(value = "Two and three come out right", points = 5, order = 1)
                    void both(@Submitted Square submitted) {
                        Words.inParts(
                                () -> Words.compare(submitted).is(4, new Probe("two", java.util.Map.of("t", 2.0))),
                                () -> Words.compare(submitted).is(9, new Probe("three", java.util.Map.of("t", 3.0))));
                    }
                }
                """);

        assertThat(failure()).startsWith("Two and three come out right: 2.5 of 5 points. Square: the result is 6;");
    }

    @Test
    void exceptionShowsTheStudentsOwnLine() throws Exception {
        implementation("Mine", "public double evaluate(double t) {\n return new double[0][0].length / 0; }");

        assertThat(text())
                .contains(
                        "Square.evaluate threw java.lang.ArithmeticException: / by zero.",
                        "where     Mine.evaluate(Mine.java:2)")
                .doesNotContain("org.junit");
    }

    @Test
    void twoImplementationsAreTooMany() throws Exception {
        implementation("Mine", "public double evaluate(double t) { return t * t; }");
        implementation("Yours", "public double evaluate(double t) { return t * t; }");

        assertThat(failure()).contains("2 classes implement Square. Keep one.");
    }

    @Test
    void implementationThatCannotBeMadeIsNamed() throws Exception {
        implementation("Mine", "public Mine(int size) {} public double evaluate(double t) { return t; }");

        assertThat(failure()).contains("Mine has no usable public constructor without parameters.");
    }

    @Test
    void constructorThatThrowsIsNamed() throws Exception {
        implementation(
                "Mine",
                "public Mine() { throw new IllegalStateException(\"no data\"); } public double evaluate(double t) { return t; }");

        assertThat(failure()).contains("The constructor of Mine threw java.lang.IllegalStateException: no data.");
    }
}
