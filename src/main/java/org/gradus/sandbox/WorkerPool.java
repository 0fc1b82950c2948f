package org.gradus.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps workers started and warm. Each is handed out once. Closing the pool ends all its workers, those in use too; so does the end
 * of this process, however it comes: at its very beginning, or after whatever its owner wants to finish.
 */
public final class WorkerPool implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    private final Sandbox sandbox;
    private final WorkerSettings settings;
    private final Supplier<List<String>> commands;
    private final ConcurrentLinkedQueue<CompletableFuture<WorkerProcess>> warm = new ConcurrentLinkedQueue<>();
    private final Set<WorkerProcess> alive = ConcurrentHashMap.newKeySet();
    private final ExecutorService starting = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "worker-start");
        thread.setDaemon(true);
        return thread;
    });
    private final Thread shutdownHook = new Thread(this::endAll, "worker-pool-shutdown");
    private volatile boolean closed;

    /** Opens a pool and starts its first workers in the background. Makes the class archive if there is none yet. */
    public WorkerPool(Sandbox sandbox, WorkerSettings settings) {
        this(sandbox, settings, true);
    }

    /**
     * Opens a pool.
     *
     * @param endsFirst whether the workers are ended as soon as this process is asked to end; false if the owner finishes its work
     *     first and closes the pool then
     */
    public WorkerPool(Sandbox sandbox, WorkerSettings settings, boolean endsFirst) {
        this.sandbox = sandbox;
        this.settings = settings;
        commands = sandbox.workerCommands(settings);
        if (endsFirst) {
            Runtime.getRuntime().addShutdownHook(shutdownHook);
        }
        fill();
    }

    /** The sandbox in use. */
    public SandboxStatus status() {
        return sandbox.status();
    }

    /**
     * Hands out a worker, ready to be asked; close it after use.
     *
     * @throws WorkerEnded if none can be started: a grader fault
     */
    public Worker take() throws WorkerEnded, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            CompletableFuture<WorkerProcess> next = warm.poll();
            if (next == null) {
                next = start();
            }
            fill();
            try {
                WorkerProcess worker = next.get();
                if (worker.isAlive()) {
                    return worker;
                }
                worker.close();
            } catch (CancellationException e) {
                throw closed();
            } catch (ExecutionException e) {
                if (attempt == ATTEMPTS || closed) {
                    throw e.getCause() instanceof WorkerEnded ended
                            ? ended
                            : Ending.fault("A worker could not be started: " + e.getCause());
                }
            }
        }
        throw Ending.fault("Every worker died before it could be used.");
    }

    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs anyway and finds nothing to do.
        }
    }

    private synchronized void fill() {
        while (!closed && warm.size() < settings.warm()) {
            warm.add(start());
        }
    }

    private CompletableFuture<WorkerProcess> start() {
        CompletableFuture<WorkerProcess> future = new CompletableFuture<>();
        if (closed) {
            future.completeExceptionally(closed());
            return future;
        }
        try {
            starting.execute(() -> {
                try {
                    future.complete(startNow());
                } catch (Throwable e) {
                    // Whatever it was: somebody may be waiting for this worker.
                    future.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            // Closed meanwhile.
            future.completeExceptionally(closed());
        }
        return future;
    }

    private WorkerProcess startNow() throws WorkerEnded, IOException {
        alive.removeIf(worker -> !worker.isAlive());
        WorkerProcess worker = new WorkerProcess(commands.get(), settings);
        alive.add(worker);
        if (closed) {
            worker.close();
        }
        worker.awaitReady(sandbox.build());
        return worker;
    }

    private void endAll() {
        closed = true;
        List<WorkerProcess> all = new ArrayList<>(alive);
        all.parallelStream().forEach(WorkerProcess::close);
        for (Optional<CompletableFuture<WorkerProcess>> next = Optional.ofNullable(warm.poll());
                next.isPresent();
                next = Optional.ofNullable(warm.poll())) {
            next.get().cancel(false);
        }
        alive.removeAll(all);
        awaitStarting();
    }

    /** Waits for workers that were being started when the pool was closed: their own threads end them. */
    private void awaitStarting() {
        starting.shutdown();
        try {
            starting.awaitTermination(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WorkerEnded closed() {
        return Ending.fault("The pool is closed.");
    }
}
