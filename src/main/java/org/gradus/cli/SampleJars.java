package org.gradus.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gradus.assignment.Assignment;
import org.gradus.grading.SampleSubmissions;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.submission.SubmissionSource;

/** The bytes of a submission: read from its file, or built from its sources if it is a sample. */
final class SampleJars {
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
        try {
            SampleSubmissions.requireSandbox(folder, active);
        } catch (SampleSubmissions.Unusable unusable) {
            throw new Unreadable(unusable.sentence());
        }
    }

    static byte[] build(Path folder, Assignment assignment) throws Unreadable {
        try {
            return SampleSubmissions.jar(folder, assignment);
        } catch (SampleSubmissions.Unusable unusable) {
            throw new Unreadable(unusable.sentence());
        }
    }
}
