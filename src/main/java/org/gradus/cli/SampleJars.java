package org.gradus.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.InMemoryCompiler;
import org.gradus.grading.ExpectedVerdict;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.submission.SampleBuilder;
import org.gradus.submission.SubmissionSource;
import org.gradus.submission.SubmissionSources;

/** The bytes of a submission: read from its file, or built from its sources if it is a sample. */
final class SampleJars {
    private static final int RELEASE = 17;

    private SampleJars() {}

    /** A submission that cannot be read or built; the message says why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final String sentence;

        Unreadable(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    static byte[] content(SubmissionSource source, Assignment assignment, SandboxLevel sandbox) throws Unreadable {
        SubmissionSource.Content content = source.content();
        if (content instanceof SubmissionSource.Content.Upload upload) {
            try {
                return upload.loader().load();
            } catch (IOException e) {
                throw new Unreadable("The file " + source.fileName() + " cannot be read: " + e.getMessage());
            }
        }
        if (content instanceof SubmissionSource.Content.Sample sample) {
            requireSandbox(sample.folder(), sandbox);
            return build(sample.folder(), assignment);
        }
        throw new Unreadable(((SubmissionSource.Content.Unreadable) content).sentence());
    }

    /** Refuses a sample that would do harm in the active sandbox, because it says that it needs a stronger one. */
    static void requireSandbox(Path folder, SandboxLevel active) throws Unreadable {
        SandboxLevel needed;
        try {
            needed = ExpectedVerdict.read(folder.resolve(SubmissionSources.SAMPLE_MARKER))
                    .sandbox();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
        if (needed != null && active.compareTo(needed) < 0) {
            throw new Unreadable("This sample is not run, because it needs the sandbox " + needed
                    + " and the active one is " + active + ".");
        }
    }

    static byte[] build(Path folder, Assignment assignment) throws Unreadable {
        SampleBuilder.Built built =
                new SampleBuilder(InMemoryCompiler.ownClassPath(), RELEASE).build(folder, assignment.interfaces());
        if (built instanceof SampleBuilder.Built.Broken broken) {
            throw new Unreadable("The sample does not compile: " + String.join("; ", broken.errors()));
        }
        return ((SampleBuilder.Built.Jar) built).bytes();
    }
}
