package org.gradus.cli;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gradus.config.EffectiveConfig;
import org.gradus.config.ServerConfig;
import org.gradus.config.Setting;
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
    private ServerOptions options = new ServerOptions();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen; by default 127.0.0.1.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen; by default 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "How browsers reach it, such as https://gradus.example.org.")
    private @Nullable String publicUrl;

    @Option(
            names = "--graders",
            paramLabel = "N",
            description = "Submissions graded at a time; by default one for each processor, 0 if others grade.")
    private @Nullable Integer graders;

    @Option(
            names = "--demo",
            description = "Fill a course with sample submissions, really graded, and print how to sign in.")
    private boolean demo;

    @Option(
            names = "--print-config",
            description = "Print the configuration and where each part comes from, without passwords, and end.")
    private boolean printConfig;

    @Override
    public Integer call() throws InterruptedException {
        EffectiveConfig effective = options.read(flags());
        if (printConfig) {
            System.out.print(effective.print());
            return 0;
        }
        ServerConfig config = effective.config();
        Logs logs = Logs.begin(config.log());
        try (Stopping stopping = new Stopping();
                Installation installation = Installation.of(config);
                Server server = Server.open(config, installation, Clock.systemUTC())) {
            server.start();
            String address = config.address(server.port());
            logs.say("Gradus serves at " + address + "/");
            if (demo) {
                new Demo(server.services(), installation).begin(address);
            } else if (server.services().people().none()) {
                String token = server.services().links().create(AccountLinks.Kind.FIRST_ADMINISTRATOR, null, null);
                logs.say("Nobody has an account yet. Make the administrator's, once, at:");
                logs.say("  " + address + "/welcome/" + token);
            }
            stopping.await(logs);
        }
        return 0;
    }

    private Map<Setting, EffectiveConfig.@Nullable Flag> flags() {
        Map<Setting, EffectiveConfig.@Nullable Flag> flags = new HashMap<>();
        flags.put(Setting.HOST, ServerOptions.flag("--host", host));
        flags.put(Setting.PORT, ServerOptions.flag("--port", port));
        flags.put(Setting.PUBLIC_URL, ServerOptions.flag("--public-url", publicUrl));
        flags.put(Setting.GRADERS, ServerOptions.flag("--graders", graders));
        return flags;
    }
}
