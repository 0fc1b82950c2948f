package org.gradus.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.InMemoryCompiler;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.submission.SampleBuilder;
import org.gradus.submission.SubmissionSources;

/** Sample submissions: folders of sources with the verdict that each must get. */
public final class SampleSubmissions {
    /** Where an assignment's folder may hold samples of its own. */
    public static final String OWN = "submissions";

    private static final int RELEASE = 17;

    private SampleSubmissions() {}

    /** A sample that cannot be read or built, or must not be run here; the message says why. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String sentence) {
            super(sentence);
        }

        /** The message. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** The samples in and below a folder, sorted; none if there is no such folder. */
    public static List<Path> in(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> file.getFileName().toString().equals(SubmissionSources.SAMPLE_MARKER))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Grades a sample; the verdict says what differs from the expected one. */
    public static Proof.Sample verdict(String name, Path folder, Assignment assignment, Grader grader) {
        try {
            requireSandbox(folder, grader.sandbox());
            ExpectedVerdict expected = ExpectedVerdict.read(folder.resolve(SubmissionSources.SAMPLE_MARKER));
            byte[] jar = jar(folder, assignment);
            ScoreReport report = grader.grade(assignment, new Submission("", folder.getFileName() + ".jar", jar));
            return new Proof.Sample(name, expected.differences(report));
        } catch (Unusable unusable) {
            return new Proof.Sample(name, List.of(unusable.sentence()));
        }
    }

    /** Refuses a sample that would do harm in the active sandbox, because it says that it needs a stronger one. */
    public static void requireSandbox(Path folder, SandboxLevel active) throws Unusable {
        SandboxLevel needed;
        try {
            needed = ExpectedVerdict.read(folder.resolve(SubmissionSources.SAMPLE_MARKER))
                    .sandbox();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
        if (needed != null && active.compareTo(needed) < 0) {
            throw new Unusable("This sample is not run, because it needs the sandbox " + needed
                    + " and the active one is " + active + ".");
        }
    }

    /** The jar of a sample, built from its sources. */
    public static byte[] jar(Path folder, Assignment assignment) throws Unusable {
        SampleBuilder.Built built =
                new SampleBuilder(InMemoryCompiler.ownClassPath(), RELEASE).build(folder, assignment.interfaces());
        if (built instanceof SampleBuilder.Built.Broken broken) {
            throw new Unusable("The sample does not compile: " + String.join("; ", broken.errors()));
        }
        return ((SampleBuilder.Built.Jar) built).bytes();
    }
}
