package org.gradus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gradus.check.GradusException;
import org.gradus.starter.Starter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what a student begins from: a Maven project with the handout, the interfaces and the public checks. */
@Command(
        name = "starter",
        description = "Writes the starter of an assignment: a Maven project that builds the jar to hand in.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "In the new folder, mvn test runs the public checks and mvn package builds target/ID.jar. It holds the",
            "interfaces, the handout and the compiled public checks, but no hidden check, no reference and no",
            "known mistake, so it can be given to students.",
            "",
            Main.EXIT_CODES
        })
final class StarterCommand implements Callable<Integer> {
    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "Where the project is written; by default a folder named ID, or with --zip the file ID.zip.")
    private Path out = Path.of("");

    @Option(names = "--zip", description = "Write one zip file in place of a folder.")
    private boolean zip;

    @Parameters(paramLabel = "ID", description = "The assignment.")
    private String id = "";

    @Override
    public Integer call() throws IOException {
        Starter starter = Starter.of(installation.assignment(id));
        Path target = !out.toString().isEmpty() ? out : Path.of(zip ? id + ".zip" : id);
        if (Files.exists(target)) {
            throw new GradusException(target + " exists already. Name another " + (zip ? "file" : "folder")
                    + " with --out, so that nobody's work is lost.");
        }
        starter.notes().forEach(System.err::println);
        if (zip) {
            WholeFiles.write(target, starter.zip());
            System.out.println("Wrote " + target + ". Unpacked, mvn test checks it and mvn package builds the jar.");
        } else {
            starter.writeTo(target);
            System.out.println("Wrote " + target
                    + ". There, mvn test runs the public checks and mvn package builds target/" + id + ".jar.");
        }
        return 0;
    }
}
