package org.gradus.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Unpacks a backup into a new data folder. */
@Command(
        name = "restore",
        description = "Unpacks a backup into a new data folder.",
        mixinStandardHelpOptions = true,
        footer = {"", Main.EXIT_CODES})
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A backup made by gradus admin backup.")
    private Path backup = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The new data folder: empty, or not there yet.")
    private Path data = Path.of("");

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(backup)) {
            throw new WrongUsage("There is no file " + backup + ".");
        }
        BackupFile.Manifest manifest = BackupFile.restore(backup, data);
        System.err.println("Restored the backup of " + manifest.made() + " by Gradus " + manifest.gradus() + ".");
        System.err.println(
                "Start it with: gradus serve --data " + data + " --assignments " + data.resolve("assignments"));
        return 0;
    }
}
