package org.gradus.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.gradus.store.AccountLinks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The web server: what a course uses. */
@Command(
        name = "serve",
        description = "Starts the web server, with graders inside.",
        mixinStandardHelpOptions = true,
        footer = {"", "Stop it with Ctrl-C: what runs is finished, what waits is kept.", Main.EXIT_CODES})
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private Installation installation = new Installation();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen; by default ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "Where to listen; by default ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "The database; by default an SQLite file in the data folder.")
    private @Nullable String db;

    @Option(
            names = "--graders",
            paramLabel = "N",
            description = "Submissions graded at a time; by default one for each processor, 0 if others grade.")
    private int graders = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--demo",
            description = "Fill a course with sample submissions, really graded, and print how to sign in.")
    private boolean demo;

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (Installation started = installation;
                Server server = Server.open(started, db, graders, host, port, Clock.systemUTC())) {
            server.start();
            String address = "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + server.port();
            System.err.println("Gradus serves at " + address + "/");
            if (demo) {
                new Demo(server.services(), started).begin(address);
            } else if (server.services().people().none()) {
                String token = server.services().links().create(AccountLinks.Kind.FIRST_ADMINISTRATOR, null, null);
                System.err.println("Nobody has an account yet. Make the administrator's, once, at:");
                System.err.println("  " + address + "/welcome/" + token);
            }
            asked.await();
            System.err.println("Stopping: what runs is finished first.");
        } finally {
            stopped.countDown();
        }
        return 0;
    }
}
