package org.gradus.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.gradus.grading.CheckResult;
import org.gradus.grading.ScoreReport;

/** The figures of this process since its start, as text for Prometheus. They name no person, course or submission. */
public final class Metrics implements AutoCloseable {
    /** The bounds of the requests' histogram: a page that takes a second is slow. */
    private static final Duration[] REQUESTS = {
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };
    /** The bounds of the gradings' histogram. */
    private static final Duration[] GRADINGS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(90)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    public Metrics() {
        collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /**
     * Counts a request.
     *
     * @param route the pattern of its address, never the address itself: there are few patterns and many addresses
     */
    public void request(String method, String route, int status, Duration time) {
        Timer.builder("gradus.requests")
                .description("Requests by route and status")
                .tags("method", method, "route", route, "status", Integer.toString(status))
                .serviceLevelObjectives(REQUESTS)
                .register(registry)
                .record(time);
    }

    /** Counts a run of the checks. */
    public void grading(ScoreReport report) {
        Timer.builder("gradus.gradings")
                .description("Runs of the checks in this process, by how they ended")
                .tags("state", report.state().name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(GRADINGS)
                .register(registry)
                .record(report.facts().duration());
        Counter.builder("gradus.workers")
                .description("Worker processes that submissions used up")
                .register(registry)
                .increment(report.facts().workers());
        for (CheckResult check : report.checks()) {
            Counter.builder("gradus.checks")
                    .description("Checks by how the worker fared")
                    .tags("outcome", check.outcome().name().toLowerCase(Locale.ROOT))
                    .register(registry)
                    .increment();
        }
    }

    /** Shows a number that is asked for whenever somebody looks. */
    public void show(String name, String description, Supplier<Number> number) {
        Gauge.builder(name, number)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** The same, for a number that there is for each of several states. */
    public void show(String name, String description, String tag, String value, Supplier<Number> number) {
        Gauge.builder(name, number)
                .description(description)
                .tags(tag, value)
                .strongReference(true)
                .register(registry);
    }

    /** Everything, in the text format of Prometheus. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
