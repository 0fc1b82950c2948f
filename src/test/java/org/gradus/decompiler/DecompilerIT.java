package org.gradus.decompiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.InMemoryCompiler;
import org.gradus.decompiler.Decompiler.Decompiled;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.submission.JarContents;
import org.gradus.submission.SampleBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Classes become sources, in a real sandbox. */
class DecompilerIT {
    private static Decompiler decompiler;

    @BeforeAll
    static void start() {
        decompiler = new Decompiler(Sandbox.detect(Path.of("target", "it-cache", "worker")));
    }

    private static Map<String, byte[]> sample() {
        SampleBuilder.Built built = new SampleBuilder(InMemoryCompiler.ownClassPath(), 17)
                .build(
                        Path.of("submissions", "activations", "accepted", "loops"),
                        new AssignmentCatalog(Path.of("reference"), Path.of("target", "it-cache", "assignments"))
                                .load("activations")
                                .interfaces());
        return JarContents.classFiles(((SampleBuilder.Built.Jar) built).bytes(), "loops.jar", 17);
    }

    @Test
    void classesBecomeSourcesOnce() {
        Map<String, byte[]> classes = sample();
        assertThat(classes).isNotEmpty();

        Decompiled made = decompiler.of("hash", classes);

        assertThat(made.ended()).isEqualTo(WorkerOutcome.OK);
        assertThat(made.sources())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.path()).endsWith(".java"))
                .anySatisfy(source -> assertThat(source.text()).contains("public class", "for (", "return "));
        assertThat(decompiler.of("hash", Map.of())).isSameAs(made);
    }

    @Test
    void rubbishMakesNoFault() {
        Decompiled made = decompiler.of("rubbish", Map.of("a/B.class", new byte[] {1, 2, 3}));

        assertThat(made.ended()).isNotEqualTo(WorkerOutcome.GRADER_FAULT);
        assertThat(made.sources()).isEmpty();
    }

    @Test
    void aBundleIsReadStrictly() throws IOException {
        Map<String, byte[]> pieces = Map.of("a", new byte[] {1}, "b", new byte[0]);
        byte[] written = Bundle.write(pieces);

        assertThat(Bundle.read(written)).containsOnlyKeys("a", "b").containsEntry("a", new byte[] {1});
        assertThatThrownBy(() -> Bundle.read(java.util.Arrays.copyOf(written, written.length - 1)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Bundle.read(java.util.Arrays.copyOf(written, written.length + 1)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Bundle.read(new byte[] {0, 0, 0, 1, 0, 1, 'a', 127, 0, 0, 0}))
                .isInstanceOf(IOException.class);
    }
}
