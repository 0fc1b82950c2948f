package org.gradus.cli;

import java.io.PrintWriter;
import org.gradus.check.GradusException;
import org.gradus.grading.GradusVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: {@code gradus batch}, {@code check}, {@code verify}. */
@Command(
        name = "gradus",
        description = "Grades losses and gradients written in Java, isolated, and names the mistake.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {BatchCommand.class, CheckCommand.class, VerifyCommand.class},
        footer = {
            "",
            "Exit codes: 0 done, whatever the scores; 1 something could not be graded or verified; 2 wrong usage."
        })
public final class Main {
    /** Exit code of a command that could not do all that was asked. */
    static final int INCOMPLETE = 1;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(Main::explain);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        if (args.length == 0) {
            line.usage(System.out);
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(args);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult result) {
        PrintWriter err = command.getErr();
        if (failure instanceof GradusException || failure instanceof SampleJars.Unreadable) {
            err.println(failure.getMessage());
        } else if (failure instanceof java.io.IOException || failure instanceof java.io.UncheckedIOException) {
            err.println(
                    "A file could not be read or written: " + failure.getMessage()
                            + ". Is the disk full or the folder read-only? Nothing that was finished is lost; run the same command again.");
        } else {
            err.println("Gradus itself failed: " + failure + ". Please report this with the lines below.");
            failure.printStackTrace(err);
        }
        err.flush();
        return INCOMPLETE;
    }

    /** Says which Gradus and which Java this is. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Gradus " + GradusVersion.CURRENT + " on Java " + Runtime.version()};
        }
    }
}
