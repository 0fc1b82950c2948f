package org.gradus.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts off clients that send a request so slowly that they may mean to hold the server up. Jetty's own timeouts begin anew with each byte,
 * so a client that sends one now and then could keep its connection, and with a body also a thread, for hours.
 */
final class SlowClients extends Handler.Wrapper implements Connection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);

    private final Patience patience;
    private final Duration period;
    private final Map<Connection, Line> lines = new ConcurrentHashMap<>();

    SlowClients(Patience patience) {
        this.patience = patience;
        Duration shorter = patience.header().compareTo(patience.body()) < 0 ? patience.header() : patience.body();
        period = shorter.dividedBy(4);
    }

    @Override
    public void onOpened(Connection connection) {
        lines.put(connection, new Line());
    }

    @Override
    public void onClosed(Connection connection) {
        lines.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        Line line = lines.get(connection);
        if (line == null) {
            return super.handle(request, response, callback);
        }
        Incoming incoming = new Incoming(request);
        line.begin(incoming);
        Request.addCompletionListener(request, failure -> line.end(connection.getBytesIn()));
        return super.handle(incoming, response, callback);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookLater();
    }

    private void lookLater() {
        getServer().getScheduler().schedule(this::look, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = NanoTime.now();
        lines.forEach((connection, line) -> {
            if (line.isTooSlow(connection.getBytesIn(), now, patience)) {
                LOG.debug("{} sends too slowly and is cut off", connection);
                connection.getEndPoint().close(new TimeoutException("The client sends too slowly."));
            }
        });
        if (isRunning()) {
            lookLater();
        }
    }

    /** What is being waited for on a connection: a header, or what follows it. */
    private static final class Line {
        private @Nullable Incoming incoming;
        private long bytesBefore;
        private boolean begun;
        private long since;

        /** A header has come. */
        synchronized void begin(Incoming request) {
            incoming = request;
            begun = false;
        }

        /** The request has been answered: the next one may follow. */
        synchronized void end(long bytes) {
            incoming = null;
            bytesBefore = bytes;
        }

        synchronized boolean isTooSlow(long bytes, long now, Patience patience) {
            if (incoming != null) {
                return incoming.isTooSlow(now, patience);
            }
            if (bytes > bytesBefore && !begun) {
                // The first look that finds some of it: the rest of a header usually comes long before the next one.
                begun = true;
                since = now;
            }
            return begun && now - since > patience.header().toNanos();
        }
    }

    /** A request of which the body may still come. */
    private static final class Incoming extends Request.Wrapper {
        private final long since = NanoTime.now();
        private volatile boolean complete;
        private final AtomicLong bytes = new AtomicLong();

        Incoming(Request request) {
            super(request);
            complete = request.getLength() <= 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null) {
                bytes.addAndGet(chunk.remaining());
                complete = complete || chunk.isLast();
            }
            return chunk;
        }

        boolean isTooSlow(long now, Patience patience) {
            return !complete && now - since > patience.forBody(bytes.get()).toNanos();
        }
    }
}
