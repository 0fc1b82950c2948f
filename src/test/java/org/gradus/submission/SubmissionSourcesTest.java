package org.gradus.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradus.submission.SubmissionSource.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionSourcesTest {
    private static final int LIMIT = 1_000;

    @TempDir
    Path folder;

    @Test
    void aJarIsASubmission() throws IOException {
        Path jar = write("solution.jar", "content");
        SubmissionSource source = only(find(jar));
        assertThat(source.key()).isEqualTo("solution");
        assertThat(source.fileName()).isEqualTo("solution.jar");
        assertThat(source.late()).isFalse();
        assertThat(load(source)).isEqualTo("content");
    }

    @Test
    void aMissingFileIsAnErrorOfItsOwn() throws IOException {
        Path jar = write("solution.jar", "content");
        List<SubmissionSource> sources =
                find(folder.resolve("nowhere.jar"), jar).submissions();
        assertThat(sources).hasSize(2);
        assertThat(sources.get(0).content())
                .isInstanceOfSatisfying(
                        Content.Unreadable.class,
                        unreadable -> assertThat(unreadable.sentence())
                                .contains("There is no file or folder", "nowhere.jar"));
        assertThat(load(sources.get(1))).isEqualTo("content");
    }

    @Test
    void aFileBeyondTheLimitIsReadOnlySoFar() throws IOException {
        Path jar = write("large.jar", "x".repeat(5_000));
        assertThat(load(only(find(jar)))).hasSize(LIMIT + 1);
        Path zip = zip("all.zip", Map.of("doejane_1_2_large.jar", "x".repeat(5_000)));
        assertThat(load(only(find(zip)))).hasSize(LIMIT + 1);
    }

    @Test
    void aFolderOfJarsIsReadInOrderOfNames() throws IOException {
        write("b.jar", "b");
        write("a.jar", "a");
        write("students/carl/solution.jar", "c");
        write("readme.txt", "x");
        write(".DS_Store", "x");
        SubmissionSources.Found found = find(folder);
        assertThat(found.submissions())
                .extracting(SubmissionSource::key)
                .containsExactly("a", "b", "students-carl-solution");
        assertThat(found.notes()).containsExactly("Files that are no jars were passed over: readme.txt.");
    }

    @Test
    void keysAreUniqueAndSafe() throws IOException {
        write("x/a b.jar", "1");
        write("x/a-b.jar", "2");
        write("x/A_b\u00E9\u00DF.jar", "3");
        write("x/con.jar", "4");
        write("x/\u674E.jar", "5");
        write("x/" + "long".repeat(40) + ".jar", "6");
        List<String> keys = find(folder.resolve("x")).submissions().stream()
                .map(SubmissionSource::key)
                .toList();
        assertThat(keys).hasSize(6).doesNotHaveDuplicates().contains("a-b", "a-b-2", "submission-con", "submission");
        assertThat(keys).allMatch(key -> key.matches("[a-z0-9][a-z0-9._-]{0,79}"));
    }

    @Test
    void aSampleFolderIsOneSubmission() throws IOException {
        write("broken/no-class/expected.yaml", "why: x");
        write("broken/no-class/A.java", "class A {}");
        write("hostile/exit/expected.yaml", "why: x");
        SubmissionSources.Found found = find(folder);
        assertThat(found.submissions())
                .extracting(SubmissionSource::key)
                .containsExactly("broken-no-class", "hostile-exit");
        assertThat(found.submissions().get(0).content())
                .isEqualTo(new Content.Sample(folder.toAbsolutePath().resolve("broken/no-class")));
        assertThat(find(folder.resolve("hostile/exit")).submissions())
                .extracting(SubmissionSource::displayName)
                .containsExactly("hostile/exit");
    }

    @Test
    void canvasNamesAreTakenApart() throws IOException {
        Path zip = zip(
                "course-hw1_submissions.zip",
                Map.of(
                        "doejane_4711_90001_softmax.jar", "jane",
                        "mustermax_LATE_4712_90002_my_first_1_2_try.jar", "max",
                        "anon_Ab3xY_90003_softmax.jar", "anon",
                        "LATE_anon_Zz9_90004_softmax.jar", "late anon",
                        "typist_4713_text.html", "<p>x</p>",
                        "linker_LATE_4714_link.html", "<p>x</p>"));
        SubmissionSources.Found found = find(zip);
        assertThat(found.submissions())
                .extracting(SubmissionSource::key)
                .containsExactlyInAnyOrder("doejane-4711", "mustermax-4712", "anon-ab3xy", "anon-zz9");
        SubmissionSource max = byKey(found, "mustermax-4712");
        assertThat(max.displayName()).isEqualTo("mustermax");
        assertThat(max.late()).isTrue();
        assertThat(max.fileName()).isEqualTo("my_first_1_2_try.jar");
        assertThat(max.platformIds())
                .containsOnly(
                        Map.entry(SubmissionSource.CANVAS_USER, "4712"),
                        Map.entry(SubmissionSource.CANVAS_ATTACHMENT, "90002"));
        assertThat(load(max)).isEqualTo("max");
        assertThat(byKey(found, "doejane-4711").late()).isFalse();
        SubmissionSource anonymous = byKey(found, "anon-zz9");
        assertThat(anonymous.late()).isTrue();
        assertThat(anonymous.platformIds())
                .containsEntry(SubmissionSource.CANVAS_ANONYMOUS, "Zz9")
                .doesNotContainKey(SubmissionSource.CANVAS_USER);
        assertThat(found.notes())
                .containsExactly(
                        "Typed-in texts and links hold no jar and were passed over, those of linker and typist.");
    }

    @Test
    void theNewestUploadOfAStudentCounts() throws IOException {
        Path zip = zip(
                "all.zip",
                Map.of(
                        "doejane_1_900_softmax.jar", "old",
                        "doejane_1_1002_softmax-2.jar", "new",
                        "doejane_1_1001_softmax-1.jar", "middle",
                        "doejane_1_1003_notes.pdf", "notes"));
        SubmissionSource jane = only(find(zip));
        assertThat(load(jane)).isEqualTo("new");
        assertThat(jane.notes()).hasSize(1);
        assertThat(jane.notes().get(0))
                .startsWith("softmax-2.jar counts, the newest; not looked at: ")
                .contains("softmax.jar", "softmax-1.jar", "notes.pdf");
    }

    @Test
    void somethingElseThanAJarIsHandedToTheInspection() throws IOException {
        Path zip = zip("all.zip", Map.of("doejane_1_2_softmax.java", "class A {}", "b_3_4_softmax.jar", "x"));
        assertThat(find(zip).submissions())
                .extracting(SubmissionSource::fileName)
                .containsExactlyInAnyOrder("softmax.java", "softmax.jar");
    }

    @Test
    void anUnpackedCanvasDownloadIsTheSame() throws IOException {
        write("subs/doejane_LATE_4711_90001_softmax.jar", "jane");
        write("subs/typist_4713_text.html", "x");
        SubmissionSource jane = only(find(folder.resolve("subs")));
        assertThat(jane.key()).isEqualTo("doejane-4711");
        assertThat(jane.late()).isTrue();
        assertThat(only(find(folder.resolve("subs/doejane_LATE_4711_90001_softmax.jar")))
                        .platformIds())
                .containsEntry(SubmissionSource.CANVAS_USER, "4711");
    }

    @Test
    void aFileThatOnlyLooksLikeCanvasKeepsItsName() throws IOException {
        write("try_1_2_softmax.jar", "x");
        write("other.jar", "x");
        assertThat(find(folder).submissions())
                .extracting(SubmissionSource::key)
                .containsExactly("other", "try_1_2_softmax");
    }

    @Test
    void moodleFoldersAreTakenApart() throws IOException {
        Path zip = zip(
                "ml-HW1-77.zip",
                Map.of(
                        "Jane von Doe_12_assignsubmission_file/softmax.jar", "jane",
                        "Max M\u00FCller_13_assignsubmission_file_/deep/er/softmax.jar", "max",
                        "Participant_14_assignsubmission_file/softmax.jar", "blind",
                        "Team 5_15_assignsubmission_file/softmax.jar", "team",
                        "Default group_assignsubmission_file/softmax.jar", "no group",
                        "Jane von Doe_12_assignsubmission_onlinetext/onlinetext.html", "x"));
        SubmissionSources.Found found = find(zip);
        assertThat(found.submissions())
                .extracting(SubmissionSource::key)
                .containsExactlyInAnyOrder(
                        "jane-von-doe-12", "max-muller-13", "participant-14", "team-5-15", "default-group");
        SubmissionSource max = byKey(found, "max-muller-13");
        assertThat(max.displayName()).isEqualTo("Max M\u00FCller");
        assertThat(max.platformIds()).containsOnly(Map.entry(SubmissionSource.MOODLE_PARTICIPANT, "13"));
        assertThat(max.fileName()).isEqualTo("softmax.jar");
        assertThat(load(max)).isEqualTo("max");
        assertThat(found.notes()).singleElement().asString().contains("Jane von Doe");
    }

    @Test
    void moodleFlatNamesAreTakenApart() throws IOException {
        Path zip = zip(
                "flat.zip",
                Map.of(
                        "Jane Doe_12_assignsubmission_file_soft_max_3.jar", "jane",
                        "Jane Doe_12_assignsubmission_onlinetext_onlinetext.html", "x"));
        SubmissionSource jane = only(find(zip));
        assertThat(jane.key()).isEqualTo("jane-doe-12");
        assertThat(jane.fileName()).isEqualTo("soft_max_3.jar");
    }

    @Test
    void nobodyCanHandInUnderAnothersNumber() throws IOException {
        Path zip = zip(
                "forged.zip",
                Map.of(
                        "Eve_6_assignsubmission_file/Bob_7_assignsubmission_file_x.jar", "eve",
                        "Bob_7_assignsubmission_file/x.jar", "bob",
                        "Flat Eve_8_assignsubmission_file_Bob_7_assignsubmission_file_x.jar", "flat eve"));
        SubmissionSources.Found found = find(zip);
        assertThat(found.submissions())
                .extracting(source -> source.platformIds().get(SubmissionSource.MOODLE_PARTICIPANT))
                .containsExactlyInAnyOrder("6", "7", "8");
        assertThat(load(byKey(found, "bob-7"))).isEqualTo("bob");
    }

    @Test
    void anUnpackedMoodleDownloadIsTheSame() throws IOException {
        write("all/Jane Doe_12_assignsubmission_file/softmax.jar", "jane");
        write("all/Bob_13_assignsubmission_file/softmax.jar", "bob");
        assertThat(find(folder.resolve("all")).submissions())
                .extracting(SubmissionSource::key)
                .containsExactly("bob-13", "jane-doe-12");
        assertThat(find(folder.resolve("all/Jane Doe_12_assignsubmission_file")).submissions())
                .extracting(SubmissionSource::key)
                .containsExactly("jane-doe-12");
    }

    @Test
    void twoJarsOfOneMoodleStudentAreAmbiguous() throws IOException {
        Path zip = zip(
                "all.zip",
                Map.of("Jane_1_assignsubmission_file/a.jar", "a", "Jane_1_assignsubmission_file/b.jar", "b"));
        assertThat(only(find(zip)).content())
                .isInstanceOfSatisfying(
                        Content.Unreadable.class,
                        unreadable -> assertThat(unreadable.sentence())
                                .isEqualTo(
                                        "There are 2 jars: a.jar and b.jar. It is not clear which one counts: keep one and"
                                                + " hand it in again."));
    }

    @Test
    void aZipOfJarsIsABulkDownloadAndAZipOfClassesIsNot() throws IOException {
        assertThat(find(zip("jars.zip", Map.of("ann.jar", "1", "bob.jar", "2"))).submissions())
                .extracting(SubmissionSource::key)
                .containsExactly("ann", "bob");
        assertThat(find(zip("classes.zip", Map.of("student/A.class", "1", "lib/x.jar", "2")))
                        .submissions())
                .extracting(SubmissionSource::key)
                .containsExactly("classes");
        assertThat(find(zip("project.zip", Map.of("p/pom.xml", "1", "p/gradle/wrapper/gradle-wrapper.jar", "2")))
                        .submissions())
                .extracting(SubmissionSource::key)
                .containsExactly("project");
    }

    @Test
    void aBrokenZipIsLeftToTheInspection() throws IOException {
        Path zip = write("broken.zip", "PK\u0003\u0004 no more");
        assertThat(only(find(zip)).content()).isInstanceOf(Content.Upload.class);
    }

    @Test
    void namesInAZipAreNeverUsedAsPaths() throws IOException {
        Path zip = zip("in/evil.zip", Map.of("../../escaped.jar", "1", "/absolute.jar", "2", "C:\\x\\y.jar", "3"));
        List<SubmissionSource> sources = find(zip).submissions();
        assertThat(sources).hasSize(3).allSatisfy(source -> {
            assertThat(source.key()).matches("[a-z0-9][a-z0-9._-]*");
            assertThat(load(source)).hasSize(1);
        });
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(zip);
        }
    }

    @Test
    void tooManyEntriesAreAnError() throws IOException {
        RawZip zip = new RawZip();
        for (int i = 0; i <= 20_000; i++) {
            zip.add("s" + i + "_1_2_a.jar", new byte[0]);
        }
        Path file = folder.resolve("many.zip");
        Files.write(file, zip.bytes());
        assertThat(only(find(file)).content()).isInstanceOf(Content.Unreadable.class);
    }

    @Test
    void linksInAFolderAreNotFollowed() throws IOException {
        Path secret = write("outside/secret.jar", "secret");
        Files.createDirectories(folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("in/link.jar"), secret);
        SubmissionSources.Found found = find(folder.resolve("in"));
        assertThat(found.submissions()).isEmpty();
        assertThat(found.notes()).containsExactly("in/link.jar is a link and was passed over.");
    }

    private static SubmissionSources.Found find(Path... paths) {
        return SubmissionSources.find(List.of(paths), LIMIT);
    }

    private static SubmissionSource only(SubmissionSources.Found found) {
        assertThat(found.submissions()).hasSize(1);
        return found.submissions().get(0);
    }

    private static SubmissionSource byKey(SubmissionSources.Found found, String key) {
        return found.submissions().stream()
                .filter(source -> source.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String load(SubmissionSource source) {
        try {
            return new String(((Content.Upload) source.content()).loader().load(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Path zip(String name, Map<String, String> entries) throws IOException {
        RawZip zip = new RawZip();
        List<String> names = new ArrayList<>(entries.keySet());
        names.forEach(entry -> zip.add(entry, entries.get(entry)));
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, zip.bytes());
    }
}
