package org.gradus.cli;

import java.nio.file.Files;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gradus.config.ServerConfig;
import org.gradus.store.Database;
import org.gradus.store.ServerFigures;
import org.gradus.store.StoredSubmission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how a server fares, from its database. */
@Command(
        name = "status",
        description = "Says how much there is, what waits, and for how long.",
        mixinStandardHelpOptions = true,
        footer = {"", Main.EXIT_CODES})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        ServerConfig config = options.read(Map.of()).config();
        if (!config.database().isPostgres() && !Files.exists(SqlitePaths.of(config))) {
            throw new WrongUsage(
                    "There is no database " + SqlitePaths.of(config) + ". Name the server's data folder with --data.");
        }
        try (Database database = Database.openExisting(
                Graders.url(config), config.database().user(), config.database().password())) {
            ServerFigures figures = new ServerFigures(database, Clock.systemUTC());
            System.out.println("courses      " + figures.courses());
            System.out.println("people       " + figures.people());
            for (Map.Entry<StoredSubmission.State, Long> entry :
                    figures.submissions().entrySet()) {
                String state = entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                System.out.printf(Locale.ROOT, "%-12s %d%n", state, entry.getValue());
            }
            System.out.println("longest wait " + figures.longestWait().toSeconds() + " s");
            System.out.println("bulk work    " + figures.bulk());
            System.out.println(
                    "free disk    " + Files.getFileStore(config.data()).getUsableSpace() / (1024 * 1024) + " MiB");
        }
        return 0;
    }
}
