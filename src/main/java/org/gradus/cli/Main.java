package org.gradus.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.gradus.check.GradusException;
import org.gradus.config.ConfigProblems;
import org.gradus.grading.GradusVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code gradus serve}, {@code grader}, {@code admin}, {@code batch}, {@code check}, {@code verify}. */
@Command(
        name = "gradus",
        description = "Grades losses and gradients written in Java, isolated, and names the mistake.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            GraderCommand.class,
            AdminCommand.class,
            BatchCommand.class,
            CheckCommand.class,
            SubmitCommand.class,
            VerifyCommand.class,
            StarterCommand.class
        },
        footer = {"", "Help on a command: gradus COMMAND --help", Main.EXIT_CODES})
public final class Main {
    /** Exit code of a command that could not do all that was asked. */
    static final int INCOMPLETE = 1;

    /** Stands below each command's help. */
    static final String EXIT_CODES =
            "Exit codes: 0 done, whatever the scores; 1 something could not be graded or%nverified; 2 wrong usage.";

    private Main() {}

    public static void main(String[] args) {
        // Reports hold signs beyond ASCII, and programs read the JSON: not a matter of the locale.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int code = run(args);
        if (System.out.checkError() && code == 0) {
            System.err.println("Not all could be written to standard output. Is the disk full, or the reader gone?");
            code = INCOMPLETE;
        }
        System.exit(code);
    }

    /** Runs a command and returns its exit code. */
    static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(Main::explain);
        line.setParameterExceptionHandler(Main::explainUsage);
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
        } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            err.println(
                    "A file could not be read or written: " + failure.getMessage()
                            + ". Is the disk full or the folder read-only? Nothing that was finished is lost; run the same command again.");
        } else {
            err.println("Gradus itself failed: " + failure + ". Please report this with the lines below.");
            failure.printStackTrace(err);
        }
        err.flush();
        return failure instanceof WrongUsage || failure instanceof ConfigProblems
                ? CommandLine.ExitCode.USAGE
                : INCOMPLETE;
    }

    /** One sentence and the way to the help; the whole help would hide the sentence. */
    private static int explainUsage(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** Says which Gradus and which Java this is. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Gradus " + GradusVersion.CURRENT + " on Java " + Runtime.version()};
        }
    }
}
