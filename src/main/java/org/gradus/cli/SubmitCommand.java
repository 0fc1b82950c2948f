package org.gradus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands a jar in from the command line, as the upload page does, and waits for the report. */
@Command(
        name = "submit",
        description = "Hands your jar in at a Gradus server, waits, and prints the report.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Make a token for handing in on your account's page. It is read from the file, or from the variable"
                    + " GRADUS_TOKEN. The numbers of course and assignment stand in the address of the assignment's page.",
            Main.EXIT_CODES
        })
final class SubmitCommand implements Callable<Integer> {
    private static final long SHORTEST_WAIT_MS = 400;
    private static final long LONGEST_WAIT_MS = 3_000;

    @Option(
            names = "--server",
            paramLabel = "URL",
            required = true,
            description = "Such as https://gradus.example.org.")
    private String server = "";

    @Option(names = "--token-file", paramLabel = "FILE", description = "File that holds the token and nothing else.")
    private @Nullable Path tokenFile;

    @Option(names = "--course", paramLabel = "N", required = true, description = "Number of the course.")
    private long course;

    @Option(names = "--assignment", paramLabel = "N", required = true, description = "Number of the assignment.")
    private long assignment;

    @Option(names = "--json", description = "Print submission and report as JSON.")
    private boolean json;

    @Parameters(paramLabel = "JAR", description = "The jar to hand in.")
    private Path jar = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isRegularFile(jar)) {
            throw new WrongUsage("There is no jar " + jar + ". Build your jar first, for example with: mvn package");
        }
        URI site = ServerAccess.site(server);
        RemoteServer remote = new RemoteServer(site, ServerAccess.token(tokenFile));
        RemoteServer.HandedIn handedIn =
                remote.handIn(course, assignment, jar.getFileName().toString(), Files.readAllBytes(jar));
        if (!handedIn.note().isEmpty()) {
            System.err.println(RemoteServer.line(handedIn.note()));
        }
        System.err.println(site.toString().replaceAll("/+$", "") + RemoteServer.line(handedIn.page()));
        JsonNode submission = graded(remote, handedIn.place());
        if (json) {
            System.out.println(submission.toPrettyString());
        } else if (!submission.path("report").isNull()) {
            System.out.println(
                    remote.report(handedIn.place(), Terminal.isOutput()).stripTrailing());
        }
        return submission.path("submission").path("state").asText().equals("FAULT") ? Main.INCOMPLETE : 0;
    }

    /** Shows how far it is until it has ended. */
    private static JsonNode graded(RemoteServer remote, String place) throws InterruptedException {
        PrintStream err = System.err;
        String shown = "";
        long wait = SHORTEST_WAIT_MS;
        while (true) {
            JsonNode now = remote.submission(place);
            JsonNode progress = now.path("progress");
            String text = RemoteServer.line(progress.path("text").asText());
            if (!text.equals(shown)) {
                err.print(Terminal.isError() ? "\r\033[K" + text : text + System.lineSeparator());
                err.flush();
                shown = text;
            }
            if (progress.path("ended").asBoolean()) {
                if (Terminal.isError()) {
                    err.print("\r\033[K");
                }
                return now;
            }
            Thread.sleep(wait);
            wait = Math.min(LONGEST_WAIT_MS, wait + wait / 4);
        }
    }
}
