package org.gradus.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradus.assignment.CheckDefinition;
import org.gradus.check.Check;
import org.gradus.check.CheckContext;
import org.gradus.check.Evidence;
import org.gradus.check.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The launcher runs the checks that it is given and listens to nobody who registers himself. */
class CheckRunnerTest {
    private static final List<String> HEARD = new ArrayList<>();

    /** Registers as everything that JUnit looks for. */
    public static final class Intruder
            implements LauncherSessionListener, LauncherDiscoveryListener, TestExecutionListener, BeforeEachCallback {
        @Override
        public void launcherSessionOpened(LauncherSession session) {
            HEARD.add("session");
        }

        @Override
        public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
            HEARD.add("discovery");
        }

        @Override
        public void testPlanExecutionStarted(TestPlan plan) {
            HEARD.add("execution");
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            HEARD.add("extension");
        }
    }

    /** Leaves nothing over. */
    public static final class IntrudingFilter implements PostDiscoveryFilter {
        @Override
        public FilterResult apply(TestDescriptor test) {
            HEARD.add("filter");
            return FilterResult.included("all");
        }
    }

    /** Finds nothing, but asks. */
    public static final class IntrudingEngine implements TestEngine {
        @Override
        public String getId() {
            return "intruding";
        }

        @Override
        public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
            HEARD.add("engine");
            return new EngineDescriptor(id, "intruding");
        }

        @Override
        public void execute(ExecutionRequest request) {
            HEARD.add("engine");
        }
    }

    static class Checks {
        @Check(value = "Second", points = 1, order = 2)
        void second() {}

        @Check(value = "First", points = 1, order = 1)
        void first() {}
    }

    static class MoreChecks {
        @Check(value = "Between", points = 1, order = 3)
        void between() {}
    }

    private static final class Order implements CheckContext {
        private final List<String> ended = new ArrayList<>();

        @Override
        public Object submitted(Class<?> role) {
            throw new IllegalStateException();
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
            ended.add(check.getName());
        }
    }

    private static CheckDefinition check(Class<?> type, String name) throws NoSuchMethodException {
        return new CheckDefinition(name, 1, name, 1, Visibility.PUBLIC, "", type.getDeclaredMethod(name));
    }

    private static List<CheckDefinition> checks() throws NoSuchMethodException {
        return List.of(check(Checks.class, "first"), check(MoreChecks.class, "between"), check(Checks.class, "second"));
    }

    @Test
    void checksRunInTheirOrderAlsoAcrossClasses() throws Exception {
        Order order = new Order();

        CheckRunner.run(checks(), order);

        assertThat(order.ended).containsExactly("first", "between", "second");
    }

    @TempDir
    private Path folder;

    private void registerIntruders() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        for (Map.Entry<Class<?>, Class<?>> service : Map.<Class<?>, Class<?>>of(
                        LauncherSessionListener.class, Intruder.class,
                        LauncherDiscoveryListener.class, Intruder.class,
                        TestExecutionListener.class, Intruder.class,
                        Extension.class, Intruder.class,
                        PostDiscoveryFilter.class, IntrudingFilter.class,
                        TestEngine.class, IntrudingEngine.class)
                .entrySet()) {
            Files.writeString(
                    services.resolve(service.getKey().getName()),
                    service.getValue().getName());
        }
        Files.writeString(
                folder.resolve("junit-platform.properties"),
                "junit.jupiter.extensions.autodetection.enabled=true\njunit.platform.listeners.uid.tracking.enabled=true\n");
    }

    @Test
    void nobodyRegistersHimself() throws Exception {
        registerIntruders();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        HEARD.clear();
        Order order = new Order();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            CheckRunner.run(checks(), order);

            assertThat(HEARD).isEmpty();
            assertThat(order.ended).hasSize(3);

            // The intruders would be heard: an ordinary launcher lets all of them in.
            LauncherFactory.create()
                    .execute(LauncherExecutionRequestBuilder.request(LauncherDiscoveryRequestBuilder.request()
                                    .selectors(org.junit.platform.engine.discovery.DiscoverySelectors.selectClass(
                                            Checks.class))
                                    .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                                    .build())
                            .build());
            assertThat(HEARD).contains("session", "discovery", "execution", "extension", "filter", "engine");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
