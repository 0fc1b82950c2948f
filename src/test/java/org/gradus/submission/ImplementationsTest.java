package org.gradus.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class ImplementationsTest {
    private static final String COMMON = "given/Loss";
    private static final String LOOP = "given/LoopLoss";
    private static final String FAST = "given/FastLoss";
    private static final List<String> ROLES = List.of("given.LoopLoss", "given.FastLoss");
    private static final Map<String, List<String>> HIERARCHY = Implementations.hierarchy(Map.of(
            "given.Loss", TestClasses.interfaceOf(COMMON),
            "given.LoopLoss", TestClasses.interfaceOf(LOOP, COMMON),
            "given.FastLoss", TestClasses.interfaceOf(FAST, COMMON)));

    @Test
    void oneClassForEachRoleIsFound() {
        Implementations found = find(
                TestClasses.plain("student/A", LOOP),
                TestClasses.plain("student/B", FAST),
                TestClasses.plain("student/Helper"));
        assertThat(found)
                .isEqualTo(new Implementations.Found(
                        Map.of("given.LoopLoss", "student.A", "given.FastLoss", "student.B")));
    }

    @Test
    void rolesAreInheritedThroughClassesAndInterfacesOfTheJar() {
        Implementations found = find(
                TestClasses.make(
                        Opcodes.V17,
                        Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT,
                        "student/Base",
                        "java/lang/Object",
                        Opcodes.ACC_PUBLIC,
                        "()V",
                        "student/Mine"),
                TestClasses.interfaceOf("student/Mine", LOOP),
                TestClasses.extending("student/A", "student/Base"),
                TestClasses.plain("student/B", FAST));
        assertThat(found)
                .isEqualTo(new Implementations.Found(
                        Map.of("given.LoopLoss", "student.A", "given.FastLoss", "student.B")));
    }

    @Test
    void aRoleOfWhichAnotherRoleIsPartIsFoundThroughTheGivenInterfaces() {
        List<ClassFacts> classes = facts(TestClasses.plain("student/A", LOOP));
        assertThat(Implementations.find(classes, List.of("given.Loss"), HIERARCHY))
                .isEqualTo(new Implementations.Found(Map.of("given.Loss", "student.A")));
    }

    @Test
    void aMissingRoleIsNamed() {
        assertThat(problems(TestClasses.plain("student/A", LOOP)))
                .containsExactly("No class implements FastLoss. Write a public class that \"implements FastLoss\".");
    }

    @Test
    void nothingAtAllNamesBothRoles() {
        assertThat(problems(TestClasses.plain("student/A"))).hasSize(2);
    }

    @Test
    void twoClassesForOneRoleAreNamed() {
        assertThat(problems(
                        TestClasses.plain("student/B", LOOP),
                        TestClasses.plain("student/A", LOOP),
                        TestClasses.plain("student/C", FAST)))
                .containsExactly("Two classes implement LoopLoss: A and B. Keep one.");
        assertThat(problems(
                        TestClasses.plain("one/A", LOOP),
                        TestClasses.plain("two/A", LOOP),
                        TestClasses.plain("student/C", FAST)))
                .containsExactly("Two classes implement LoopLoss: one.A and two.A. Keep one.");
    }

    @Test
    void manyClassesForOneRoleAreCounted() {
        List<byte[]> classes = new ArrayList<>();
        for (char name = 'A'; name <= 'Z'; name++) {
            classes.add(TestClasses.plain("student/" + name, LOOP));
        }
        assertThat(problems(classes.toArray(byte[][]::new)).get(0))
                .isEqualTo("26 classes implement LoopLoss: A, B, C, D and 22 more. Keep one.");
    }

    @Test
    void oneClassForBothRolesIsNamed() {
        assertThat(problems(TestClasses.plain("student/A", LOOP, FAST)))
                .containsExactly("A implements both LoopLoss and FastLoss. Write a class of its own for each of them.");
    }

    @Test
    void anAbstractClassIsNamed() {
        assertThat(problems(access(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT), TestClasses.plain("student/B", FAST)))
                .singleElement()
                .asString()
                .startsWith("A implements LoopLoss but is abstract.");
    }

    @Test
    void aClassThatIsNotPublicIsNamed() {
        assertThat(problems(access(0), TestClasses.plain("student/B", FAST)))
                .containsExactly("A implements LoopLoss but is not public. Declare it as \"public class\".");
    }

    @Test
    void aMissingConstructorIsNamed() {
        assertThat(problems(constructor(Opcodes.ACC_PRIVATE, "()V"), TestClasses.plain("student/B", FAST)))
                .singleElement()
                .asString()
                .startsWith("A implements LoopLoss but has no public constructor without parameters.");
        assertThat(problems(constructor(Opcodes.ACC_PUBLIC, "(I)V"), TestClasses.plain("student/B", FAST)))
                .singleElement()
                .asString()
                .startsWith("A implements LoopLoss but has no public constructor without parameters.");
    }

    @Test
    void anonymousClassesDoNotCount() {
        assertThat(find(
                        TestClasses.plain("student/A", LOOP),
                        TestClasses.anonymous("student/A$1", "student/A", LOOP),
                        TestClasses.plain("student/B", FAST)))
                .isInstanceOf(Implementations.Found.class);
    }

    @Test
    void theCommonInterfaceIsNotEnough() {
        assertThat(problems(TestClasses.plain("student/A", COMMON), TestClasses.plain("student/B", FAST)))
                .containsExactly(
                        "No class implements LoopLoss: A implements Loss itself. Let it implement LoopLoss instead.");
    }

    @Test
    void aCopyOfTheInterfaceIsNotTheInterface() {
        assertThat(problems(
                        TestClasses.interfaceOf("student/LoopLoss"),
                        TestClasses.plain("student/A", "student/LoopLoss"),
                        TestClasses.plain("student/B", FAST)))
                .containsExactly(
                        "No class implements LoopLoss: A implements student.LoopLoss, which is another one than"
                                + " given.LoopLoss. Delete your copy and import the interface that was handed out.");
    }

    @Test
    void inheritanceInACircleEnds() {
        assertThat(problems(
                        TestClasses.extending("student/A", "student/B"),
                        TestClasses.extending("student/B", "student/A")))
                .hasSize(2);
    }

    @Test
    void aLongChainOfClassesTakesNoTime() {
        List<byte[]> classes = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            classes.add(TestClasses.extending("student/C" + i, "student/C" + (i + 1)));
        }
        List<ClassFacts> facts = facts(classes.toArray(byte[][]::new));
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> Implementations.find(facts, ROLES, HIERARCHY));
    }

    @Test
    void problemsHaveASentence() {
        assertThatThrownBy(() -> new Implementations.Problems(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] access(int access) {
        return TestClasses.make(Opcodes.V17, access, "student/A", "java/lang/Object", Opcodes.ACC_PUBLIC, "()V", LOOP);
    }

    private static byte[] constructor(int access, String descriptor) {
        return TestClasses.make(
                Opcodes.V17, Opcodes.ACC_PUBLIC, "student/A", "java/lang/Object", access, descriptor, LOOP);
    }

    private static Implementations find(byte[]... classes) {
        return Implementations.find(facts(classes), ROLES, HIERARCHY);
    }

    private static List<String> problems(byte[]... classes) {
        Implementations found = find(classes);
        assertThat(found).isInstanceOf(Implementations.Problems.class);
        return ((Implementations.Problems) found).sentences();
    }

    private static List<ClassFacts> facts(byte[]... classes) {
        return Arrays.stream(classes).map(ClassFacts::read).toList();
    }
}
