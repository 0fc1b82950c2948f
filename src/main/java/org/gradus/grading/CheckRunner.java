package org.gradus.grading;

import java.util.List;
import org.gradus.assignment.CheckDefinition;
import org.gradus.check.CheckContext;
import org.gradus.check.CheckOrder;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherExecutionRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs checks with the JUnit Platform. Nothing on any class path can register itself: engine and context are given by hand. */
final class CheckRunner {
    private CheckRunner() {}

    /** Runs the checks in the order given; the context hears how each of them went. */
    static void run(List<CheckDefinition> checks, CheckContext context) {
        LauncherConfig config = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableTestEngineAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build();
        try (LauncherSession session = LauncherFactory.openSession(config)) {
            session.getStore().put(Namespace.create(CheckContext.KEY), CheckContext.KEY, context);
            Launcher launcher = session.getLauncher();
            // One request for each stretch of checks of one class keeps the order of the report, also across classes. A
            // request
            // for each check would, too, at ten times the processor time.
            for (int from = 0; from < checks.size(); ) {
                Class<?> type = checks.get(from).method().getDeclaringClass();
                int to = from;
                while (to < checks.size() && checks.get(to).method().getDeclaringClass() == type) {
                    to++;
                }
                launcher.execute(request(checks.subList(from, to)));
                from = to;
            }
        }
    }

    private static LauncherExecutionRequest request(List<CheckDefinition> checks) {
        return LauncherExecutionRequestBuilder.request(LauncherDiscoveryRequestBuilder.request()
                        .selectors(checks.stream()
                                .map(check -> DiscoverySelectors.selectMethod(
                                        check.method().getDeclaringClass(), check.method()))
                                .toList())
                        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
                        .configurationParameter(MethodOrderer.DEFAULT_ORDER_PROPERTY_NAME, CheckOrder.class.getName())
                        .enableImplicitConfigurationParameters(false)
                        .build())
                .build();
    }
}
