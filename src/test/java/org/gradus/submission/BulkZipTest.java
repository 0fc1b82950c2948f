package org.gradus.submission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradus.submission.SubmissionSource.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip of a whole class as somebody uploaded it. */
class BulkZipTest {
    private static final int LIMIT = 1_000;

    @TempDir
    private Path folder;

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("class.zip"), content);
    }

    private void refuses(byte[] content, String sentence) throws IOException {
        Path file = file(content);
        assertThatThrownBy(() -> BulkZip.open(file, LIMIT))
                .asInstanceOf(type(BulkZip.Unusable.class))
                .extracting(BulkZip.Unusable::sentence)
                .asString()
                .startsWith(sentence);
    }

    @Test
    void whatIsNoZipOfAClassIsRefusedInASentence() throws IOException {
        byte[] sound = zip("doejane_4711_90001_softmax.jar");

        refuses(new byte[0], "The file is empty");
        refuses("%PDF-1.7".getBytes(UTF_8), "This is not a zip.");
        refuses(Arrays.copyOf(sound, sound.length - 10), "The zip is damaged or a part of it is missing");
        refuses(zip(), "The zip is empty.");
        refuses(zip("student07/", "__MACOSX/._x.jar"), "The zip is empty.");
        refuses(zip("Solution.class", "META-INF/MANIFEST.MF"), "This is a single jar");
        refuses(zip("submissions.zip"), "The zip holds only other zips.");
        refuses(zip("notes.txt"), "The zip holds no jar.");
    }

    @Test
    void aPlatformsDownloadAndJarsPackedByHandAreRead() throws Exception {
        try (BulkZip zip = BulkZip.open(
                file(zip(
                        "doejane_LATE_4711_90001_softmax-1.jar",
                        "mülleranna_4712_90002_softmax.jar",
                        "typist_4_text.html")),
                LIMIT)) {
            assertThat(zip.found().submissions())
                    .extracting(SubmissionSource::displayName, SubmissionSource::late, SubmissionSource::fileName)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("doejane", true, "softmax-1.jar"),
                            org.assertj.core.groups.Tuple.tuple("mülleranna", false, "softmax.jar"));
            assertThat(zip.found().notes()).singleElement().asString().contains("typist");
            assertThat(load(zip.found().submissions().get(1))).isEqualTo("mülleranna_4712_90002_softmax.jar");
        }
        try (BulkZip zip = BulkZip.open(file(zip("student07/softmax.jar", "student08.jar")), LIMIT)) {
            assertThat(zip.found().submissions())
                    .extracting(SubmissionSource::displayName)
                    .containsExactly("student07/softmax", "student08");
        }
    }

    @Test
    void namesThatLeadOutOfTheZipAndDoubledNamesConcernTheirFilesAlone() throws Exception {
        // No tool writes a name twice, so one of them is renamed in the bytes.
        byte[] doubled = new String(zip("ok.jar", "../../etc/evil.jar", "C:\\evil.jar", "x1.jar", "x2.jar"), ISO_8859_1)
                .replace("x2.jar", "x1.jar")
                .getBytes(ISO_8859_1);

        try (BulkZip zip = BulkZip.open(file(doubled), LIMIT)) {
            List<SubmissionSource> sources = zip.found().submissions();

            assertThat(sources)
                    .filteredOn(source -> source.content() instanceof Content.Upload)
                    .singleElement()
                    .extracting(SubmissionSource::key)
                    .isEqualTo("ok");
            assertThat(sources)
                    .filteredOn(source -> source.content() instanceof Content.Unreadable)
                    .extracting(source -> ((Content.Unreadable) source.content()).sentence())
                    .hasSize(3)
                    .anyMatch(sentence -> sentence.startsWith("The name ../../etc/evil.jar leads out of the zip"))
                    .anyMatch(sentence -> sentence.startsWith("The name C:\\evil.jar leads out of the zip"))
                    .anyMatch(sentence -> sentence.startsWith("The zip holds 2 files of the name x1.jar"));
            assertThat(sources).extracting(SubmissionSource::key).allMatch(key -> key.matches("[a-z0-9._-]+"));
        }
    }

    @Test
    void aFileBeyondTheLimitIsReadOnlySoFar() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("bomb.jar"));
            out.write(new byte[5_000_000]);
        }

        try (BulkZip zip = BulkZip.open(file(bytes.toByteArray()), LIMIT)) {
            assertThat(load(zip.found().submissions().get(0))).hasSize(LIMIT + 1);
        }
    }

    @Test
    void packedFilesAreTheSameStudentsAndTheSameZipEachTime() throws Exception {
        Path jars = Files.createDirectories(folder.resolve("jars/student07"));
        Files.writeString(jars.resolve("softmax.jar"), "seven");
        Files.writeString(jars.resolveSibling("notes.txt"), "remember");
        Files.write(folder.resolve("canvas.zip"), zip("doejane_4711_90001_softmax.jar"));
        List<Path> paths = List.of(folder.resolve("jars"), folder.resolve("canvas.zip"));
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();

        SubmissionSources.Packed packed = SubmissionSources.pack(paths, LIMIT, first);
        SubmissionSources.pack(paths, LIMIT, second);

        assertThat(packed.files()).isEqualTo(2);
        assertThat(packed.notes()).containsExactly("jars/notes.txt is no jar and was passed over.");
        assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
        try (BulkZip zip = BulkZip.open(file(first.toByteArray()), LIMIT)) {
            assertThat(zip.found().submissions())
                    .extracting(SubmissionSource::displayName)
                    .containsExactlyInAnyOrder("student07/softmax", "doejane");
        }
    }

    private static String load(SubmissionSource source) throws IOException {
        return new String(((Content.Upload) source.content()).loader().load(), UTF_8);
    }
}
