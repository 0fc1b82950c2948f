package org.gradus.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.gradus.desk.Refused;
import org.gradus.metrics.Metrics;
import org.gradus.store.ServerFigures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What programs ask a server: whether it lives, whether it can work, and its figures. Nothing here is told about anybody's work. */
final class HealthPages {
    private static final Logger LOG = LoggerFactory.getLogger(HealthPages.class);

    /** With less room on the disk, uploads and results soon have none. */
    private static final long ROOM = 200L * 1024 * 1024;

    private static final String BEARER = "Bearer ";

    private final ServerFigures figures;
    private final BooleanSupplier queueRuns;
    private final Path data;
    private final Metrics metrics;
    private final ClientAddress clients;
    private final @Nullable String token;

    /**
     * @param queueRuns whether this process takes work, if it is to
     * @param token opens the metrics to other machines; null if nothing does
     */
    HealthPages(
            ServerFigures figures,
            BooleanSupplier queueRuns,
            Path data,
            Metrics metrics,
            ClientAddress clients,
            @Nullable String token) {
        this.figures = figures;
        this.queueRuns = queueRuns;
        this.data = data;
        this.metrics = metrics;
        this.clients = clients;
        this.token = token;
    }

    void register(RoutesConfig routes) {
        routes.get("/health", ctx -> ctx.json(Map.of("status", "alive")), Access.PUBLIC);
        routes.get("/ready", this::ready, Access.PUBLIC);
        routes.get("/metrics", this::metrics, Access.PUBLIC);
    }

    private void ready(Context ctx) {
        Map<String, Boolean> checks = new LinkedHashMap<>();
        checks.put("database", holds(figures::answers));
        checks.put("queue", holds(queueRuns));
        checks.put("disk", holds(this::hasRoom));
        boolean ready = checks.values().stream().allMatch(good -> good);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", ready ? "ready" : "not ready");
        answer.put("checks", checks);
        ctx.status(ready ? 200 : 503).json(answer);
    }

    private static boolean holds(BooleanSupplier check) {
        try {
            return check.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("not ready: {}", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private boolean hasRoom() {
        try {
            return Files.getFileStore(data).getUsableSpace() > ROOM;
        } catch (IOException e) {
            LOG.warn("the disk of {} cannot be looked at: {}", data, e.getMessage());
            return false;
        }
    }

    private void metrics(Context ctx) {
        if (!mayRead(ctx)) {
            throw Refused.notFound();
        }
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.text());
    }

    private boolean mayRead(Context ctx) {
        String sent = ctx.header("Authorization");
        if (token != null && sent != null && sent.startsWith(BEARER)) {
            return MessageDigest.isEqual(
                    sent.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                    token.getBytes(StandardCharsets.UTF_8));
        }
        return clients.isThisMachine(ctx);
    }
}
