package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for the mistakes and the sample submissions of an assignment with a single role, whatever it asks for. That the checks
 * see all this is proved elsewhere, by the kill matrix.
 *
 * @param <P> the inputs of one question
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AssignmentContract<P> {
    private static final double SAME = 1e-9;

    /** Checks of how an implementation behaves in further calls. */
    private static final Set<String> BEYOND_NUMBERS = Set.of("inputsStayUnchanged", "resultsAreNew", "sameAnswerTwice");

    private final AssignmentFiles files;
    private final Subject reference;
    private final int mistakes;
    private final int partialSamples;

    /** Read from files, and asked very often. */
    private final List<P> questions;

    AssignmentContract(AssignmentFiles files, String reference, int mistakes, int partialSamples) {
        this.files = files;
        this.reference = files.object(reference);
        this.mistakes = mistakes;
        this.partialSamples = partialSamples;
        this.questions = List.copyOf(questions());
    }

    AssignmentFiles files() {
        return files;
    }

    Subject reference() {
        return reference;
    }

    /** Returns questions that tell the reference and all mistakes apart, extreme ones included. */
    abstract List<P> questions();

    /** Returns how many of the questions, from the first one on, are ordinary. */
    abstract int ordinaryQuestions();

    /** Returns everything that an implementation says to a question, by name. */
    abstract Map<String, SimpleMatrix> answers(Subject subject, P question);

    List<Class<?>> mistakes() {
        return files.mistakes();
    }

    List<Path> accepted() {
        return files.samples("accepted");
    }

    List<Path> partial() {
        return files.samples("partial");
    }

    List<Path> broken() {
        return files.samples("broken");
    }

    @Test
    void everythingIsSeen() {
        assertThat(mistakes()).hasSize(mistakes);
        assertThat(files.mistakeSources()).isEqualTo(mistakes);
        assertThat(accepted()).hasSize(3);
        assertThat(partial()).hasSize(partialSamples);
        assertThat(broken()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeSpeaksToTheStudent(Class<?> type) {
        Mistake mistake = type.getAnnotation(Mistake.class);
        assertThat(mistake).isNotNull();
        assertThat(mistake.value()).matches("[A-Z].{20,200}\\.").doesNotContain("  ");
        assertThat(mistake.hint()).matches("[A-Z].{20,200}[.?]").doesNotContain("  ");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeShowsInItsNumbersUnlessItIsOneOfBehaviour(Class<?> type) {
        boolean isBehaviour =
                BEYOND_NUMBERS.contains(type.getAnnotation(Mistake.class).caughtBy());
        boolean isRight = same(allAnswers(type), rightAnswers());
        assertThat(isRight && !isBehaviour).as("%s gives right answers", type).isFalse();
    }

    @Test
    void numbersTellEveryPairOfMistakesApart() {
        List<Class<?>> types = mistakes().stream()
                .filter(type -> !BEYOND_NUMBERS.contains(
                        type.getAnnotation(Mistake.class).caughtBy()))
                .toList();
        List<List<Map<String, SimpleMatrix>>> answers =
                types.stream().map(this::allAnswers).toList();
        assertThat(types).hasSizeGreaterThan(30);
        for (int a = 0; a < answers.size(); a++) {
            for (int b = 0; b < a; b++) {
                assertThat(same(answers.get(a), answers.get(b)))
                        .as("%s and %s give the same numbers", types.get(a), types.get(b))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedSampleAnswersAsTheReferenceDoes(Path sample) {
        List<Map<String, SimpleMatrix>> found = allAnswers(files.implementation(sample));
        List<Map<String, SimpleMatrix>> right = rightAnswers();
        for (int i = 0; i < questions.size(); i++) {
            for (String name : right.get(i).keySet()) {
                assertThat(close(found.get(i).get(name), right.get(i).get(name)))
                        .as("%s, asked %s", name, questions.get(i))
                        .isTrue();
            }
        }
        JsonNode expected = AssignmentFiles.expectation(sample);
        assertThat(expected.get("why").asText()).startsWith("Correct: ").endsWith(".");
        assertThat(expected.get("score").asText()).isEqualTo("100%");
        assertThat(expected.get("failed")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("partial")
    void partialSampleMakesTheMistakeThatItIsAskedToMake(Path sample) {
        Class<?> type = files.implementation(sample);
        JsonNode expected = AssignmentFiles.expectation(sample);
        assertThat(expected.get("why").asText()).endsWith(".");
        assertThat(expected.get("state").asText()).isEqualTo("GRADED");
        assertThat(expected.get("score").asText()).matches("\\d+(\\.\\.\\d+)?%");
        assertThat(expected.get("failed")).isNotEmpty();
        if (!expected.has("diagnosis")) {
            return;
        }
        List<Map<String, SimpleMatrix>> foretold = allAnswers(files.mistakes().stream()
                .filter(known ->
                        known.getSimpleName().equals(expected.get("diagnosis").asText()))
                .findFirst()
                .orElseThrow());
        List<Map<String, SimpleMatrix>> found = allAnswers(type);
        int compared = 0;
        for (String name : foretold.get(0).keySet()) {
            for (int i = 0; i < questionsThatShow(foretold, name); i++) {
                assertThat(close(found.get(i).get(name), foretold.get(i).get(name)))
                        .as("%s, asked %s", name, questions.get(i))
                        .isTrue();
                compared++;
            }
        }
        assertThat(compared).as("answers that show the mistake").isPositive();
    }

    /**
     * Returns how many questions, from the first one on, show a mistake in the answer of this name: the ordinary ones, or all if it
     * shows in an extreme one only, or none. What a wrong implementation makes of extreme numbers depends on how it is written.
     */
    private int questionsThatShow(List<Map<String, SimpleMatrix>> foretold, String name) {
        List<Map<String, SimpleMatrix>> right = rightAnswers();
        int first = 0;
        while (first < questions.size()
                && close(foretold.get(first).get(name), right.get(first).get(name))) {
            first++;
        }
        return first < ordinaryQuestions() ? ordinaryQuestions() : first < questions.size() ? questions.size() : 0;
    }

    private List<Map<String, SimpleMatrix>> rightAnswers() {
        return questions.stream().map(question -> answers(reference, question)).toList();
    }

    /** Asks a new object each question: some keep state between calls, which is their mistake. */
    private List<Map<String, SimpleMatrix>> allAnswers(Class<?> type) {
        return questions.stream()
                .map(question -> answers(Subject.of(type), question))
                .toList();
    }

    @Test
    void starterSampleIsTheStarter() {
        Path sample = partial().stream()
                .filter(folder -> folder.endsWith("starter"))
                .findFirst()
                .orElseThrow();
        assertThat(files.starterSources())
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(sample.resolve(file.getFileName())).hasSameTextualContentAs(file));
    }

    private static boolean same(List<Map<String, SimpleMatrix>> found, List<Map<String, SimpleMatrix>> expected) {
        return IntStream.range(0, expected.size())
                .allMatch(i -> expected.get(i).keySet().stream()
                        .allMatch(name ->
                                close(found.get(i).get(name), expected.get(i).get(name))));
    }

    /** Compares entry by entry, relative to the largest one; NaN is close to NaN only, and an infinity to itself. */
    private static boolean close(SimpleMatrix found, SimpleMatrix expected) {
        if (found.getNumRows() != expected.getNumRows() || found.getNumCols() != expected.getNumCols()) {
            return false;
        }
        double scale = SAME * Math.max(1e-3, expected.elementMaxAbs());
        return IntStream.range(0, expected.getNumElements())
                .allMatch(i -> Double.compare(found.get(i), expected.get(i)) == 0
                        || Math.abs(found.get(i) - expected.get(i)) <= scale);
    }
}
