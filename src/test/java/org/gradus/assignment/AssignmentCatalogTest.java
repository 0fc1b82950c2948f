package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.check.GradusException;
import org.gradus.check.Visibility;
import org.gradus.course.CountingRule;
import org.gradus.diagnosis.Detail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an instructor may do to an assignment's folder, and what is said about it. */
class AssignmentCatalogTest {
    @TempDir
    private Path folder;

    private Path square;
    private AssignmentCatalog catalog;

    @BeforeEach
    void writeAnAssignment() throws IOException {
        square = folder.resolve("reference/square");
        catalog = new AssignmentCatalog(folder.resolve("reference"), folder.resolve("cache"));
        write("assignment.yaml", "title: Square\nsummary: A parabola.\norder: 3\nlimits:\n  call: 1.5s\n");
        write("handout.md", "Implement a parabola.");
        write("starter/pom.xml", "<project/>");
        write("Square.java", """
                package square;
                public interface Square {
                    double evaluate(double t);
                }
                """);
        write("SquareReference.java", """
                package square;
                class SquareReference implements Square {
                    @Override
                    public double evaluate(double t) {
                        return t * t;
                    }
                }
                """);
        write("SquareChecks.java", """
                package square;
                import org.gradus.check.Check;
                import org.gradus.check.Submitted;
                import org.gradus.check.Visibility;
                class SquareChecks {
                    @Check(value = "Right at two", points = 4, order = 20, hint = "Two times two?")
                    void rightAtTwo(@Submitted Square submitted) {}

                    @Check(value = "Right at one", points = 6, order = 10, visibility = Visibility.PUBLIC)
                    void rightAtOne(@Submitted Square submitted) {}
                }
                """);
        write("mistakes/Twice.java", """
                package square;
                import org.gradus.check.Mistake;
                @Mistake(value = "Twice, not squared.", hint = "What is three squared?", caughtBy = "rightAtOne")
                public class Twice implements Square {
                    @Override
                    public double evaluate(double t) {
                        return 2 * t;
                    }
                }
                """);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(square.resolve(file).getParent());
        Files.writeString(square.resolve(file), text);
    }

    private void edit(String file, String from, String to) throws IOException {
        String before = Files.readString(square.resolve(file));
        assertThat(before).contains(from);
        write(file, before.replace(from, to));
    }

    private Assignment load() {
        return catalog.load("square");
    }

    private List<String> problems() {
        return catchThrowableOfType(AssignmentProblem.class, this::load).problems();
    }

    @Test
    void assignmentIsReadAsItStands() {
        Assignment assignment = load();

        assertThat(assignment.title()).isEqualTo("Square");
        assertThat(assignment.order()).isEqualTo(3);
        assertThat(assignment.points()).isEqualTo(10);
        assertThat(assignment.roleNames()).containsExactly("square.Square");
        assertThat(assignment.checks()).extracting(CheckDefinition::id).containsExactly("rightAtOne", "rightAtTwo");
        assertThat(assignment.checks()).extracting(CheckDefinition::number).containsExactly(1, 2);
        assertThat(assignment.checks())
                .extracting(CheckDefinition::visibility)
                .containsExactly(Visibility.PUBLIC, Visibility.AFTER_DUE);
        assertThat(assignment.limits().call()).isEqualTo(Duration.ofMillis(1500));
        assertThat(assignment.limits().check()).isEqualTo(Limits.DEFAULT.check());
        assertThat(assignment.mistakes()).hasSize(1);
        assertThat(assignment
                        .reference(assignment.roles().get(0))
                        .get()
                        .getClass()
                        .getSimpleName())
                .isEqualTo("SquareReference");
    }

    @Test
    void folderWithoutSettingsIsNoAssignment() throws IOException {
        Files.createDirectories(folder.resolve("reference/notes"));

        assertThat(catalog.ids()).containsExactly("square");
        assertThatThrownBy(() -> catalog.load("notes"))
                .isInstanceOf(GradusException.class)
                .hasMessage("There is no assignment 'notes'. There are: square.");
        assertThatThrownBy(() -> catalog.load("../reference/square")).isInstanceOf(GradusException.class);
    }

    @Test
    void missingFolderIsNamed() {
        assertThatThrownBy(() -> new AssignmentCatalog(folder.resolve("elsewhere"), folder).ids())
                .isInstanceOf(GradusException.class)
                .hasMessageContaining("elsewhere");
    }

    @Test
    void compileErrorsShowFileAndLine() throws IOException {
        edit("SquareReference.java", "t * t", "t * u");
        edit("mistakes/Twice.java", "2 * t;", "2 * t");

        assertThat(problems()).containsExactly("mistakes/Twice.java:7: ';' expected");

        edit("mistakes/Twice.java", "2 * t", "2 * t;");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("SquareReference.java:5: cannot find symbol; symbol:")
                .contains("variable u");
    }

    @Test
    void fileWhoseNameHoldsSpacesIsCompiledToo() throws IOException {
        write("Square copy.java", "package square;\nclass Copied { int broken }\n");

        assertThat(problems()).containsExactly("Square copy.java:2: ';' expected");
    }

    @Test
    void assignmentWithoutSourcesIsRefused() throws IOException {
        for (String file : List.of("Square.java", "SquareReference.java", "SquareChecks.java", "mistakes/Twice.java")) {
            Files.delete(square.resolve(file));
        }

        assertThat(problems()).containsExactly("No method is marked with @Check.");
    }

    @Test
    void missingReferenceIsRefused() throws IOException {
        edit("SquareReference.java", "class SquareReference", "class SquareModel");
        Files.move(square.resolve("SquareReference.java"), square.resolve("SquareModel.java"));

        assertThat(problems()).containsExactly("0 classes named …Reference implement Square; there must be one.");
    }

    @Test
    void twoReferencesAreRefused() throws IOException {
        write(
                "OtherReference.java",
                "package square;\nclass OtherReference implements Square { public double evaluate(double t) { return t; } }\n");

        assertThat(problems()).containsExactly("2 classes named …Reference implement Square; there must be one.");
    }

    @Test
    void abstractReferenceDoesNotCount() throws IOException {
        write("BaseReference.java", "package square;\nabstract class BaseReference implements Square {}\n");

        assertThat(load().references()).hasSize(1);
    }

    @Test
    void referenceThatCannotBeMadeIsNamed() throws IOException {
        edit("SquareReference.java", "    @Override", "    SquareReference(int size) {}\n    @Override");

        assertThatThrownBy(this::load)
                .isInstanceOf(GradusException.class)
                .hasMessageContaining("square.SquareReference needs a constructor without parameters");
    }

    @Test
    void mistakeThatNamesNoCheckIsRefused() throws IOException {
        edit("mistakes/Twice.java", "rightAtOne", "rightAtThree");

        assertThat(problems())
                .containsExactly("mistakes/Twice.java names the check 'rightAtThree', which does not exist.");
    }

    @Test
    void checksOfOneNameAreRefused() throws IOException {
        write("MoreChecks.java", """
                package square;
                import org.gradus.check.Check;
                import org.gradus.check.Submitted;
                class MoreChecks {
                    @Check(value = "Again", points = 1, order = 30)
                    void rightAtOne(@Submitted Square submitted) {}
                }
                """);

        assertThat(problems())
                .containsExactly("Two checks are named rightAtOne; names must be unique within an assignment.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "Double.NaN", "Double.POSITIVE_INFINITY"})
    void checkMustBeWorthSomething(String points) throws IOException {
        edit("SquareChecks.java", "points = 4", "points = " + points);

        assertThat(problems()).containsExactly("The check rightAtTwo must be worth more than 0 points.");
    }

    @Test
    void visibleCheckAfterAHiddenOneIsRefused() throws IOException {
        edit("SquareChecks.java", "order = 10", "order = 30");

        assertThat(problems())
                .containsExactly(
                        "The check rightAtOne (PUBLIC) comes after rightAtTwo (AFTER_DUE), which students see later or never."
                                + " Give it a smaller order: what a submission remembers of a hidden check's data must not come"
                                + " out in the output of one that is shown.");
    }

    @Test
    void checksThatAskForNoSubmissionAreRefused() throws IOException {
        edit("SquareChecks.java", "@Submitted Square submitted", "");
        edit("SquareChecks.java", "import org.gradus.check.Submitted;\n", "");

        assertThat(problems())
                .containsExactly("No check has a parameter marked with @Submitted, so there is nothing to submit.");
    }

    @Test
    void submittedClassIsRefused() throws IOException {
        edit("SquareChecks.java", "rightAtTwo(@Submitted Square", "rightAtTwo(@Submitted Twice");

        assertThat(problems())
                .contains("A parameter marked with @Submitted is of the class Twice; it must be an interface.");
    }

    @Test
    void allProblemsAreToldAtOnce() throws IOException {
        edit("mistakes/Twice.java", "rightAtOne", "nowhere");
        edit("SquareChecks.java", "points = 4", "points = 0");

        assertThat(problems()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call: 5       | assignment.yaml: a limit is written in seconds, such as 5s, not '5'
            call: 1m      | assignment.yaml: a limit is written in seconds, such as 5s, not '1m'
            call: 0s      | assignment.yaml: limits must satisfy 0 < call <= check <= submission, but are 0s, 15s, 60s
            call: 20s     | assignment.yaml: limits must satisfy 0 < call <= check <= submission, but are 20s, 15s, 60s
            check: 61.5s  | assignment.yaml: limits must satisfy 0 < call <= check <= submission, but are 5s, 61.5s, 60s
            """)
    void badLimitsAreRefused(String limit, String problem) throws IOException {
        write("assignment.yaml", "title: Square\nlimits:\n  " + limit + "\n");

        assertThat(problems()).containsExactly(problem);
    }

    @Test
    void diagnosisIsToldInFullUnlessSettingsSayOtherwise() throws IOException {
        assertThat(load().diagnosing().detail()).isEqualTo(Detail.FULL);

        write("assignment.yaml", "title: Square\ndiagnosis: hint\n");
        assertThat(load().diagnosing().detail()).isEqualTo(Detail.HINT);

        write("assignment.yaml", "title: Square\ndiagnosis: off\n");
        assertThat(load().diagnosing().detail()).isEqualTo(Detail.OFF);

        write("assignment.yaml", "title: Square\ndiagnosis: loud\n");
        assertThat(problems()).containsExactly("assignment.yaml: diagnosis is off, hint or full, not 'loud'");
    }

    @Test
    void unknownSettingIsNamed() throws IOException {
        write("assignment.yaml", "title: Square\nsumary: A parabola.\n");

        assertThat(problems())
                .containsExactly(
                        "assignment.yaml: there is no setting 'sumary', only course, data, diagnosis, limits, order, summary, title, workers.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "---", "summary: A parabola.", "title: [1, 2]", "title: 'open", "7"})
    void settingsWithoutATitleAreRefused(String text) throws IOException {
        write("assignment.yaml", text);

        assertThat(problems()).hasSize(1).allMatch(problem -> problem.startsWith("assignment.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assignment.yaml",
                "handout.md",
                "Square.java",
                "SquareReference.java",
                "mistakes/Twice.java",
                "starter/pom.xml"
            })
    void versionChangesWithEveryFile(String file) throws IOException {
        String before = load().version();

        write(file, Files.readString(square.resolve(file)) + "\n");

        assertThat(load().version()).isNotEqualTo(before).matches("[0-9a-f]{64}");
    }

    @Test
    void versionChangesWithANewOrRenamedFile() throws IOException {
        String before = load().version();
        write("starter/empty.txt", "");
        String withFile = load().version();
        Files.move(square.resolve("starter/empty.txt"), square.resolve("starter/void.txt"));

        assertThat(List.of(before, withFile, load().version())).doesNotHaveDuplicates();
    }

    @Test
    void versionDoesNotChangeByItself() throws IOException {
        String before = load().version();
        Files.setLastModifiedTime(square.resolve("Square.java"), FileTime.fromMillis(0));
        write("starter/target/classes/Built.class", "built");

        assertThat(load().version()).isEqualTo(before);
    }

    @Test
    void folderBelowOneNamedTargetHasAVersionOfItsContent() throws IOException {
        Path below = folder.resolve("target/reference");
        Files.createDirectories(below.getParent());
        Files.move(folder.resolve("reference"), below);
        square = below.resolve("square");
        catalog = new AssignmentCatalog(below, folder.resolve("cache"));
        String before = load().version();

        write("handout.md", "Another text.");

        assertThat(load().version()).isNotEqualTo(before);
    }

    private List<Path> cached() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void cacheIsUsedWhenNothingChanged() throws IOException {
        load();
        Path file = cached().get(0);
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, old);

        load();

        assertThat(cached()).containsExactly(file);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "zeros", "cut", "bit", "text"})
    void damagedCacheIsAsGoodAsNone(String damage) throws IOException {
        load();
        Path file = cached().get(0);
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[damaged.length - 40] ^= 1;
        Files.write(
                file,
                switch (damage) {
                    case "empty" -> new byte[0];
                    case "zeros" -> new byte[whole.length];
                    case "cut" -> java.util.Arrays.copyOf(whole, whole.length / 2);
                    case "bit" -> damaged;
                    default -> "no classes".getBytes(StandardCharsets.UTF_8);
                });

        assertThat(load().checks()).hasSize(2);
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void cacheThatCannotBeWrittenIsNoObstacle() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file where a folder should be");

        assertThat(load().checks()).hasSize(2);
    }

    @Test
    void studentsSeeTheInterfacesAlone() {
        assertThat(load().interfaces()).containsOnlyKeys("square.Square");
    }

    @Test
    void studentsSeeWhatTheInterfacesMention() throws IOException {
        write("Shape.java", "package square;\npublic record Shape(Size size, int[] steps) {}\n");
        write("Size.java", "package square;\npublic enum Size { SMALL, LARGE }\n");
        write("Base.java", "package square;\npublic interface Base<T extends Bound> { T bound(); }\n");
        write("Bound.java", "package square;\npublic class Bound extends Ancestor {}\n");
        write("Ancestor.java", "package square;\npublic class Ancestor {}\n");
        write("Layer.java", "package square;\npublic record Layer(double rate) {}\n");
        write("Refused.java", "package square;\npublic class Refused extends Exception {}\n");
        write("Other.java", "package square;\nclass Other {}\n");
        write("Square.java", """
                package square;
                import java.util.List;
                import java.util.Map;
                public interface Square extends Base<Bound> {
                    record Point(double t) {}
                    double evaluate(double t);
                    default Bound bound() { return new Bound(); }
                    default Shape shape(Layer[] layers, Map<String, ? extends List<Point>> points) throws Refused {
                        throw new Refused();
                    }
                }
                """);

        assertThat(load().interfaces())
                .containsOnlyKeys(
                        "square.Square",
                        "square.Square$Point",
                        "square.Shape",
                        "square.Size",
                        "square.Base",
                        "square.Bound",
                        "square.Ancestor",
                        "square.Layer",
                        "square.Refused");
    }

    @Test
    void settingsMayProposeRulesToCourses() throws IOException {
        write(
                "assignment.yaml",
                "title: Square\ncourse:\n  attempts: 10\n  refill: 2h\n  counting: latest\n  latePenalty: 12.5%\n  teamSize: 2\n");
        assertThat(load().defaults())
                .isEqualTo(new CourseDefaults(10, Duration.ofHours(2), CountingRule.LATEST, 0.125, 2));
    }

    @Test
    void settingsThatProposeNothingLeaveEverythingOpen() throws IOException {
        write("assignment.yaml", "title: Square\n");
        assertThat(load().defaults()).isEqualTo(CourseDefaults.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refill: 2h         | Where attempts are not limited, none can come back: give a number of attempts, too.
            attempts: 0        | There must be at least one attempt; leave the field empty for any number of them.
            refill: 2 days     | refill is a time such as 30m or 2h, not '2 days'.
            counting: worst    | counting is best, latest or chosen, not 'worst'.
            latePenalty: 0.1   | latePenalty is a part of the points for each day, such as 10%, not '0.1'.
            latePenalty: 101%  | The penalty for each day late must be between 0 % and 100 %.
            teamSize: 0        | A team has between 1 and 20 members.
            """)
    void oddProposalsToCoursesAreRefused(String setting, String problem) throws IOException {
        write("assignment.yaml", "title: Square\ncourse:\n  " + setting + "\n");
        assertThat(problems()).containsExactly("assignment.yaml: course: " + problem);
    }

    @Test
    void settingsMayNameFilesOfExamples() throws IOException {
        assertThat(load().dataset()).isEmpty();

        writeRecords("batch.bin", 10);
        write("assignment.yaml", "title: Square\ndata:\n  train: batch.bin\n  examples: 5\n");

        assertThat(load().dataset().orElseThrow().load().train().y()).containsExactly(0, 1, 2);
        assertThat(load().dataset().orElseThrow().all()).containsExactly(square.resolve("batch.bin"));
    }

    @Test
    void filesElsewhereBelongToTheVersion() throws IOException {
        Path elsewhere = folder.resolve("elsewhere.bin");
        writeRecords("../../elsewhere.bin", 5);
        write("assignment.yaml", "title: Square\ndata:\n  train: [" + elsewhere.toAbsolutePath() + "]\n");
        String version = load().version();
        assertThat(load().version()).isEqualTo(version);

        writeRecords("../../elsewhere.bin", 6);

        assertThat(load().version()).isNotEqualTo(version);
    }

    @Test
    void filesOfExamplesThatCannotBeUsedAreAProblem() throws IOException {
        write("assignment.yaml", "title: Square\ndata:\n  train: nowhere.bin\n");
        assertThat(problems())
                .containsExactly("assignment.yaml: " + square.resolve("nowhere.bin")
                        + ": expected a file, but found nothing. Put the file there, or name another place in the settings"
                        + " (data).");

        write("assignment.yaml", "title: Square\ndata:\n  labels: labels.gz\n");
        assertThat(problems())
                .containsExactly("assignment.yaml: data.train is missing: name the file of images to train with.");

        write("assignment.yaml", "title: Square\ndata:\n  images: a\n");
        assertThat(problems())
                .containsExactly(
                        "assignment.yaml: there is no setting 'images', only examples, labels, test, testLabels,"
                                + " train.");
    }

    private void writeRecords(String name, int records) throws IOException {
        byte[] content = new byte[records * 3073];
        for (int i = 0; i < records; i++) {
            content[i * 3073] = (byte) i;
        }
        Files.write(square.resolve(name), content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SquareReference", "Twice", "SquareChecks"})
    void interfaceMustNotMentionWhatStudentsMustNotSee(String hidden) throws IOException {
        edit("Square.java", "double evaluate", "default void leak(" + hidden + " leaked) {}\n    double evaluate");

        assertThat(problems())
                .containsExactly(
                        "An interface mentions " + hidden + ", which students must not see: the worker would get it.");
    }
}
