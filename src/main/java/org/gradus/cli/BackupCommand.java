package org.gradus.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gradus.config.ServerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Saves everything of a server in one file, while it runs. */
@Command(
        name = "backup",
        description = "Saves database, secret, configuration and assignments in one file, while the server runs.",
        mixinStandardHelpOptions = true,
        footer = {"", "Restore it with: gradus admin restore FILE --data DIR", Main.EXIT_CODES})
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions options = new ServerOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "File to write; it must not exist yet. Only you can read it: it holds passwords' hashes.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        ServerConfig config = options.read(Map.of()).config();
        if (config.database().isPostgres()) {
            throw new WrongUsage("A PostgreSQL database is backed up with its own pg_dump. Keep with it the file"
                    + " `secret` and gradus.yaml from " + config.data() + ", and the folder " + config.assignments()
                    + ": without the secret, grades cannot be repeated.");
        }
        if (Files.exists(out)) {
            throw new WrongUsage("There is a file " + out + " already. Name another with --out.");
        }
        Path database = SqlitePaths.of(config);
        if (!Files.isRegularFile(database)) {
            throw new WrongUsage("There is no database " + database + ". Name the server's data folder with --data.");
        }
        BackupFile.write(out, database, config, Clock.systemUTC().instant());
        System.err.println("Saved " + out + ", " + Files.size(out) / 1024 + " KiB.");
        return 0;
    }
}
