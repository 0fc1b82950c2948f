package org.gradus.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.GradusException;
import org.gradus.check.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a starter holds and, above all, what it does not hold. */
class StarterTest {
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-\\w+-plugin)</artifactId>\\s*<version>([^<]+)</version>");

    @TempDir
    private static Path cache;

    @TempDir
    private Path folder;

    static List<String> assignments() {
        return new AssignmentCatalog(Path.of("reference"), cache).ids();
    }

    private static Assignment load(Path root, String id) {
        return new AssignmentCatalog(root, cache).load(id);
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void nothingThatStudentsMustNotSeeIsInside(String id) throws IOException {
        Assignment assignment = load(Path.of("reference"), id);
        Starter starter = Starter.of(assignment);

        List<String> classes = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : starter.files().entrySet()) {
            if (file.getKey().endsWith(".jar")) {
                classes.addAll(entries(file.getValue()).keySet());
            }
        }
        assertThat(classes).contains("org/gradus/check/Words.class", "junit-platform.properties");
        assertThat(classes).filteredOn(name -> name.contains("Public")).isNotEmpty();
        List<String> secret = new ArrayList<>();
        assignment.references().forEach(one -> secret.add(one.get().getClass().getName()));
        assignment.mistakes().forEach(one -> secret.add(one.get().getClass().getName()));
        assignment.checks().stream()
                .filter(check -> check.visibility() != Visibility.PUBLIC)
                .forEach(check -> secret.add(check.method().getDeclaringClass().getName()));
        assertThat(secret)
                .hasSizeGreaterThan(10)
                .noneMatch(name -> classes.contains(name.replace('.', '/') + ".class"));
        assertThat(starter.files().keySet())
                .contains("pom.xml", "README.md", "handout.md")
                .noneMatch(name -> name.contains("Reference") || name.contains("mistakes"));
        assertThat(starter.notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void zipUnpacksIntoOneFolderAndIsTheSameEachTime(String id) throws IOException {
        Starter starter = Starter.of(load(Path.of("reference"), id));

        assertThat(entries(starter.zip()).keySet())
                .hasSameSizeAs(starter.files().keySet())
                .allMatch(name -> name.startsWith(id + "/"));
        assertThat(Starter.of(load(Path.of("reference"), id)).zip()).isEqualTo(starter.zip());
    }

    @Test
    void toolsAndLibrariesAreThoseThatGradusIsBuiltWith() throws IOException {
        String own = Files.readString(Path.of("pom.xml"));
        String students = Template.of("pom.xml").text();

        assertThat(students)
                .contains("<version>" + property(own, "ejml.version") + "</version>")
                .contains("<version>" + property(own, "junit.version") + "</version>");
        Map<String, String> plugins = plugins(students);
        assertThat(plugins).hasSize(5);
        assertThat(plugins(own)).containsAllEntriesOf(plugins);
    }

    @Test
    void otherInterfacesGetAnotherVersion() throws IOException {
        Path copy = copy();
        String before = pom(Starter.of(load(folder, "hinge-classifier")));
        Path role = copy.resolve("HingeLoss.java");
        Files.writeString(
                role,
                Files.readString(role)
                        .replace("public interface HingeLoss {", "public interface HingeLoss { int EXTRA = 1;\n"));

        assertThat(pom(Starter.of(load(folder, "hinge-classifier")))).isNotEqualTo(before);
    }

    @Test
    void descriptionOfTheProjectInTheFolderIsNotTaken() throws IOException {
        Path copy = copy();
        Files.writeString(copy.resolve("starter/pom.xml"), "<project/>");
        Files.writeString(copy.resolve("starter/notes.txt"), "Read me.");

        Starter starter = Starter.of(load(folder, "hinge-classifier"));

        assertThat(pom(starter)).contains("gradus-lib");
        assertThat(starter.files()).containsKey("notes.txt");
        assertThat(starter.notes())
                .containsExactly(
                        "The file starter/pom.xml of hinge-classifier is not taken: Gradus writes it, the same for all assignments. Delete it.");
    }

    @Test
    void helperOfThePublicChecksTravelsAndAReferenceDoesNot() throws IOException {
        Path copy = copy();
        assertThat(PublicChecks.of(load(folder, "hinge-classifier"))
                        .classFiles()
                        .keySet())
                .containsExactly(
                        "org.gradus.assignments.hinge.HingeProbes", "org.gradus.assignments.hinge.HingePublicChecks");

        Path checks = copy.resolve("HingePublicChecks.java");
        String source = Files.readString(checks);
        Files.writeString(
                checks,
                source.substring(0, source.lastIndexOf('}'))
                        + "    private static final Object TRUTH = new HingeReference();\n}\n");

        assertThatThrownBy(() -> Starter.of(load(folder, "hinge-classifier")))
                .isInstanceOf(GradusException.class)
                .hasMessage(
                        "The starter of hinge-classifier cannot be made. HingePublicChecks mentions HingeReference, which students"
                                + " must not see. Public checks hold stored numbers only.");
    }

    @Test
    void publicCheckBesideAHiddenOneIsRefused() throws IOException {
        Path checks = copy().resolve("HingePublicChecks.java");
        String source = Files.readString(checks);
        int last = source.lastIndexOf("visibility = Visibility.PUBLIC");
        Files.writeString(
                checks,
                source.substring(0, last)
                        + "visibility = Visibility.AFTER_DUE"
                        + source.substring(last + "visibility = Visibility.PUBLIC".length()));

        assertThatThrownBy(() -> Starter.of(load(folder, "hinge-classifier")))
                .isInstanceOf(GradusException.class)
                .hasMessageContaining("HingePublicChecks holds public and hidden checks.");
    }

    private Path copy() throws IOException {
        Path from = Path.of("reference/hinge-classifier");
        Path to = folder.resolve("hinge-classifier");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return to;
    }

    private static String pom(Starter starter) {
        return new String(starter.files().get("pom.xml"), StandardCharsets.UTF_8);
    }

    private static String property(String pom, String name) {
        Matcher matcher = Pattern.compile("<" + name + ">([^<]+)<").matcher(pom);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static Map<String, String> plugins(String pom) {
        Map<String, String> plugins = new TreeMap<>();
        Matcher matcher = PLUGIN.matcher(pom);
        while (matcher.find()) {
            plugins.put(matcher.group(1), matcher.group(2));
        }
        return plugins;
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
