package org.gradus.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.gradus.metrics.Metrics;
import org.gradus.store.Person;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Gives each request an id, which stands in its answer, on its error page and in each line of the log, and counts it. */
final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ID = "request";
    private static final String PERSON = "person";

    private final Metrics metrics;

    RequestLog(Metrics metrics) {
        this.metrics = metrics;
    }

    void configure(JavalinConfig config) {
        config.requestLogger.http((ctx, milliseconds) -> end(ctx, Duration.ofNanos((long) (milliseconds * 1e6))));
    }

    /** Before all else: what is logged from now on carries the id. */
    void begin(Context ctx) {
        byte[] drawn = new byte[8];
        RANDOM.nextBytes(drawn);
        String id = HexFormat.of().formatHex(drawn);
        ctx.attribute(ID, id);
        ctx.header("X-Request-Id", id);
        // A thread that was ended in the middle of its last request may still carry that one's.
        MDC.clear();
        MDC.put(ID, id);
    }

    /** When it is known who asks. */
    void identify(@Nullable Person person) {
        if (person != null) {
            MDC.put(PERSON, Long.toString(person.id()));
        }
    }

    /** The id of a request. */
    static String id(Context ctx) {
        String id = ctx.attribute(ID);
        return id == null ? "" : id;
    }

    /** The pattern of a request's address: the address itself may hold a token. */
    static String route(Context ctx) {
        Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
        return matched == null ? (ctx.path().startsWith("/static/") ? "/static/*" : "none") : matched.path;
    }

    private void end(Context ctx, Duration time) {
        String route = route(ctx);
        metrics.request(ctx.method().name(), route, ctx.statusCode(), time);
        LOG.debug("{} {} {} in {} ms", ctx.method().name(), route, ctx.statusCode(), time.toMillis());
        MDC.clear();
    }
}
