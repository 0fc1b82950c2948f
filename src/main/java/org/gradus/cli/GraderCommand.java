package org.gradus.cli;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.config.EffectiveConfig;
import org.gradus.config.ServerConfig;
import org.gradus.config.Setting;
import org.gradus.install.KeptVersions;
import org.gradus.queue.GradingQueue;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A process that grades and serves no pages: as many as a course needs, at one PostgreSQL database. */
@Command(
        name = "grader",
        description = "Grades what a server at the same database has taken in.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The data folder needs the file `secret` of the server's data folder. What the",
            "folder of assignments here lacks, or holds in another version than the server,",
            "is taken from the database. Stop it with Ctrl-C: what runs is finished, what",
            "waits is left to others.",
            Main.EXIT_CODES
        })
final class GraderCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions options = new ServerOptions();

    @Option(
            names = "--graders",
            paramLabel = "N",
            description = "Submissions graded at a time; by default one for each processor.")
    private @Nullable Integer graders;

    @Override
    public Integer call() throws InterruptedException {
        Map<Setting, EffectiveConfig.@Nullable Flag> own = new HashMap<>();
        own.put(Setting.GRADERS, ServerOptions.flag("--graders", graders));
        ServerConfig config = options.read(own).config();
        if (config.graders() == 0) {
            throw new WrongUsage(
                    "A grader process grades at least one submission at a time: give --graders 1 or more.");
        }
        Logs logs = Logs.begin(config.log());
        Clock clock = Clock.systemUTC();
        try (Stopping stopping = new Stopping();
                Database database = Database.openExisting(
                        Graders.url(config),
                        config.database().user(),
                        config.database().password());
                Installation installation = Installation.of(config)) {
            Graders.compareSecret(installation, database);
            LoadedAssignments catalog = new LoadedAssignments(
                    installation.catalog(),
                    KeptVersions.ofGrader(
                            new AssignmentVersions(database, clock),
                            installation.catalog(),
                            Graders.unpacked(config),
                            clock),
                    assignment -> {});
            try (GradingQueue queue = Graders.queue(
                    config, Graders.grader(config, installation), database, catalog, clock, report -> {})) {
                queue.start();
                logs.say("Gradus grades here, " + config.graders() + " at a time.");
                stopping.await(logs);
            }
        }
        return 0;
    }
}
