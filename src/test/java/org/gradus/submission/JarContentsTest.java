package org.gradus.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class JarContentsTest {
    /** A jar with a class and some sources. */
    private static byte[] jar(String... sources) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(jar)) {
            out.putNextEntry(new ZipEntry("student/Loops.class"));
            out.write(TestClasses.plain("student/Loops"));
            out.closeEntry();
            for (int i = 0; i < sources.length; i++) {
                out.putNextEntry(new ZipEntry("student/Source" + i + ".java"));
                out.write(sources[i].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar.toByteArray();
    }

    private static JarContents read(byte[] jar) {
        return JarContents.read(jar, "student.jar", Runtime.version().feature());
    }

    @Test
    void sourcesAreReadAsText() throws IOException {
        JarContents contents = read(jar("class Loops {\n\tint n;\n}\n"));

        assertThat(contents.sources())
                .containsExactly(new JarContents.Source("student/Source0.java", "class Loops {\n\tint n;\n}\n"));
        assertThat(contents.classes()).extracting(ClassFacts::name).containsExactly("student.Loops");
        assertThat(contents.cut()).isFalse();
    }

    @Test
    void charactersThatTurnTheDirectionAreShownAsSuch() throws IOException {
        assertThat(read(jar("// \u202E\u0007turned")).sources().get(0).text()).isEqualTo("// \uFFFD\uFFFDturned");
    }

    @Test
    void longSourcesAreCut() throws IOException {
        JarContents contents = read(jar("x".repeat(100_001)));

        assertThat(contents.sources().get(0).text()).hasSize(100_000);
        assertThat(contents.cut()).isTrue();
    }

    @Test
    void manySourcesAreCut() throws IOException {
        JarContents contents = read(jar(
                "x".repeat(90_000),
                "x".repeat(90_000),
                "x".repeat(90_000),
                "x".repeat(90_000),
                "x".repeat(90_000),
                "x"));

        assertThat(contents.sources()).hasSize(5);
        assertThat(contents.cut()).isTrue();
    }

    @Test
    void whatIsNoJarHoldsNothing() {
        assertThat(read(new byte[] {1, 2, 3})).isEqualTo(new JarContents(List.of(), List.of(), false));
    }
}
