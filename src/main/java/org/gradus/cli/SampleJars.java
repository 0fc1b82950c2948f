package org.gradus.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.assignment.Assignment;
import org.gradus.submission.SampleBuilder;
import org.gradus.submission.SubmissionSource;

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

    static byte[] content(SubmissionSource source, Assignment assignment) throws Unreadable {
        SubmissionSource.Content content = source.content();
        if (content instanceof SubmissionSource.Content.Upload upload) {
            try {
                return upload.loader().load();
            } catch (IOException e) {
                throw new Unreadable("The file " + source.fileName() + " cannot be read: " + e.getMessage());
            }
        }
        if (content instanceof SubmissionSource.Content.Sample sample) {
            return build(sample.folder(), assignment);
        }
        throw new Unreadable(((SubmissionSource.Content.Unreadable) content).sentence());
    }

    static byte[] build(Path folder, Assignment assignment) throws Unreadable {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        SampleBuilder.Built built = new SampleBuilder(classPath, RELEASE).build(folder, assignment.interfaces());
        if (built instanceof SampleBuilder.Built.Broken broken) {
            throw new Unreadable("The sample does not compile: " + String.join("; ", broken.errors()));
        }
        return ((SampleBuilder.Built.Jar) built).bytes();
    }
}
