package org.gradus.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.check.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trainer's reference against golden histories and its handout, its known mistakes, and the sources of its samples. */
class TrainerTest {
    private static final Path FOLDER = Path.of("reference/linear-trainer");
    private static final Path SAMPLES = Path.of("submissions/linear-trainer");
    private static final String PACKAGE = "org.gradus.assignments.trainer.";
    private static final CompiledFolder ASSIGNMENT = CompiledFolder.ofAssignment(FOLDER);
    private static final double TIGHT = 1e-12;

    /** An object of a class compiled at run time, called by name. */
    private record Trainer(Object implementation, CompiledFolder folder) {
        static Trainer of(CompiledFolder folder, Class<?> type) {
            try {
                return new Trainer(type.getConstructor().newInstance(), folder);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(type + " has no usable public constructor without parameters", e);
            }
        }

        static Trainer reference() {
            return of(ASSIGNMENT, ASSIGNMENT.type(PACKAGE + "TrainerReference"));
        }

        static Trainer mistake(String name) {
            return of(ASSIGNMENT, ASSIGNMENT.type(PACKAGE + "mistakes." + name));
        }

        Object loss(String name) {
            return Arrays.stream(folder.type(PACKAGE + "GivenLosses").getEnumConstants())
                    .filter(constant -> constant.toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        Object call(String name, Object... arguments) {
            Method method = Arrays.stream(implementation.getClass().getMethods())
                    .filter(candidate -> candidate.getName().equals(name) && !candidate.isBridge())
                    .findFirst()
                    .orElseThrow();
            try {
                return method.invoke(implementation, arguments);
            } catch (InvocationTargetException e) {
                throw new AssertionError(implementation.getClass().getName() + "." + name + " threw", e.getCause());
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static Object part(Object result, String component) {
        try {
            return result.getClass().getMethod(component).invoke(result);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static SimpleMatrix matrix(Object value) {
        if (value instanceof double[] numbers) {
            return new SimpleMatrix(1, numbers.length, true, numbers);
        }
        return value instanceof Integer number
                ? new SimpleMatrix(new double[][] {{number}})
                : value instanceof Double number ? new SimpleMatrix(new double[][] {{number}}) : (SimpleMatrix) value;
    }

    // golden histories

    static Stream<Golden.Case> histories() {
        return Golden.cases("trainers").stream().filter(golden -> golden.id().matches("(softmax|hinge)_.*"));
    }

    @Test
    void everyHistoryIsSeen() {
        assertThat(histories()).hasSize(6);
        assertThat(histories().filter(golden -> golden.inputs().get("drop_last").asBoolean()))
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void trainingEqualsItsGoldenHistory(Golden.Case golden) {
        boolean drops = golden.inputs().get("drop_last").asBoolean();
        Trainer trainer = drops ? Trainer.mistake("LastBatchDropped") : Trainer.reference();
        SimpleMatrix x = golden.input("X");
        int[] rows = IntStream.range(0, x.getNumRows()).toArray();
        int epochs = golden.inputs().get("epochs").asInt();
        Object training = trainer.call(
                "train",
                trainer.loss(golden.id().startsWith("softmax") ? "SOFTMAX" : "HINGE"),
                golden.input("W0"),
                x,
                golden.labels(),
                golden.number("learning_rate"),
                golden.number("reg"),
                golden.inputs().get("batch_size").asInt(),
                Collections.nCopies(epochs, rows));
        SimpleMatrix weights = matrix(part(training, "weights"));
        Golden.assertMatrix("W", weights, Golden.matrix(golden.expected().get("W")), TIGHT);
        Golden.assertMatrix(
                "loss_history",
                matrix(part(training, "batchLosses")),
                Golden.row(golden.expected().get("loss_history")),
                TIGHT);
        assertThat((Double) trainer.call("accuracy", trainer.call("predict", weights, x), golden.labels()))
                .isEqualTo(golden.expected().get("train_accuracy").asDouble());
        if (drops) {
            Object kept = Trainer.reference()
                    .call(
                            "train",
                            trainer.loss("SOFTMAX"),
                            golden.input("W0"),
                            x,
                            golden.labels(),
                            golden.number("learning_rate"),
                            golden.number("reg"),
                            golden.inputs().get("batch_size").asInt(),
                            Collections.nCopies(epochs, rows));
            assertThat(((double[]) part(kept, "batchLosses")).length).isEqualTo(epochs * 3);
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void givenLossesEqualTheReferencesOfTheirAssignments(Golden.Case golden) {
        boolean softmax = golden.id().startsWith("softmax");
        CompiledFolder other =
                CompiledFolder.ofAssignment(Path.of("reference", softmax ? "softmax-classifier" : "hinge-classifier"));
        Subject reference = Subject.of(other.type(
                "org.gradus.assignments." + (softmax ? "softmax.SoftmaxReference" : "hinge.HingeReference")));
        Object[] arguments = {golden.input("W0"), golden.input("X"), golden.labels(), golden.number("reg")};
        Object[] withDelta = Arrays.copyOf(arguments, 5);
        withDelta[4] = 1.0;
        var expected = softmax ? reference.evaluate(arguments) : reference.evaluate(withDelta);
        try {
            Object loss = Trainer.reference().loss(softmax ? "SOFTMAX" : "HINGE");
            Method evaluate = ASSIGNMENT.type(PACKAGE + "BatchLoss").getMethods()[0];
            evaluate.setAccessible(true);
            var actual = (LossAndGradient) evaluate.invoke(loss, arguments);
            Golden.assertLoss(actual.loss(), expected.loss(), TIGHT);
            Golden.assertMatrix("dW", actual.gradient(), expected.gradient("W"), TIGHT);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    // the handout

    @Test
    void handoutsExampleHoldsTheReferencesNumbers() throws IOException {
        Map<String, JsonNode> stated = example();
        Trainer reference = Trainer.reference();
        SimpleMatrix x = stated(stated, "X");
        int[] y = new ObjectMapper().convertValue(stated.get("y"), int[].class);
        int[] order = new ObjectMapper().convertValue(stated.get("order"), int[].class);
        List<SimpleMatrix> weights = new ArrayList<>(List.of(stated(stated, "W0")));
        double[] losses = new double[2];
        double rate = stated.get("learningRate").asDouble();
        // epochs of one batch each give the weights between the steps
        for (int step = 0; step < 2; step++) {
            int[] rows = step == 0 ? new int[] {order[0], order[1]} : new int[] {order[2]};
            Object done = reference.call(
                    "train",
                    reference.loss("SOFTMAX"),
                    weights.get(step),
                    x,
                    y,
                    rate,
                    stated.get("reg").asDouble(),
                    2,
                    List.of(rows));
            weights.add(matrix(part(done, "weights")));
            losses[step] = ((double[]) part(done, "batchLosses"))[0];
            states(stated, "W" + (step + 1), weights.get(step + 1));
            states(
                    stated,
                    "dW" + step,
                    weights.get(step).minus(weights.get(step + 1)).divide(rate));
        }
        Object whole = reference.call(
                "train",
                reference.loss("SOFTMAX"),
                weights.get(0),
                x,
                y,
                rate,
                stated.get("reg").asDouble(),
                stated.get("batchSize").asInt(),
                List.of(order));
        assertThat((double[]) part(whole, "batchLosses")).containsExactly(losses);
        states(stated, "W2", matrix(part(whole, "weights")));
        statesRow(stated, "batchLosses", losses);
        statesRow(stated, "epochLosses", (double[]) part(whole, "epochLosses"));
        int[] predicted = (int[]) reference.call("predict", weights.get(2), x);
        assertThat(predicted).isEqualTo(new ObjectMapper().convertValue(stated.get("predicted"), int[].class));
        assertThat(Math.abs(stated.get("accuracy").asDouble() - (Double) reference.call("accuracy", predicted, y)))
                .isLessThanOrEqualTo(0.5e-4);
        assertThat(stated).hasSize(15);
    }

    @Test
    void handoutClosesItsFormulasAndSaysHowToBuild() throws IOException {
        String handout = Files.readString(FOLDER.resolve("handout.md"));
        assertThat(handout).startsWith("# ").contains("./gradus check", "mvn package", "target/linear-trainer.jar");
        assertThat(handout.lines().filter(line -> line.contains("$")))
                .hasSizeGreaterThan(10)
                .allMatch(line ->
                        line.replace("$$", "").chars().filter(c -> c == '$').count() % 2 == 0);
    }

    private static Map<String, JsonNode> example() throws IOException {
        Matcher block = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(FOLDER.resolve("handout.md")));
        assertThat(block.find()).isTrue();
        Map<String, JsonNode> numbers = new LinkedHashMap<>();
        for (String line : block.group(1).split("\\n")) {
            String[] sides = line.split(" = ");
            numbers.put(sides[0], new ObjectMapper().readTree(sides[1]));
        }
        return numbers;
    }

    private static SimpleMatrix stated(Map<String, JsonNode> stated, String name) {
        return new SimpleMatrix(new ObjectMapper().convertValue(stated.get(name), double[][].class));
    }

    private static void states(Map<String, JsonNode> stated, String name, SimpleMatrix value) {
        assertThat(Golden.largestDifference(stated(stated, name), value))
                .as(name)
                .isLessThanOrEqualTo(0.5e-4 + 1e-12);
    }

    private static void statesRow(Map<String, JsonNode> stated, String name, double[] values) {
        assertThat(Golden.largestDifference(Golden.row(stated.get(name)), matrix(values)))
                .as(name)
                .isLessThanOrEqualTo(0.5e-4 + 1e-12);
    }

    // known mistakes

    static List<Class<?>> mistakes() {
        return ASSIGNMENT.classesStartingWith(PACKAGE + "mistakes.");
    }

    @Test
    void everySourceOfAMistakeIsOneClass() {
        assertThat(mistakes()).hasSize(45);
        assertThat(CompiledFolder.mistakeSources(FOLDER)).hasSize(45);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeSpeaksToTheStudentAndNamesACheck(Class<?> type) {
        Mistake mistake = type.getAnnotation(Mistake.class);
        assertThat(mistake.value()).matches("[A-Z].{20,200}\\.").doesNotContain("  ");
        assertThat(mistake.hint()).matches("[A-Z].{20,200}[.?]").doesNotContain("  ");
        assertThat(mistake.caughtBy()).matches("[a-z][A-Za-z]+");
        assertThat(type.getSuperclass().getSimpleName()).isEqualTo("TrainerReference");
    }

    /** Everything that an implementation says about one training with a smaller last batch, and about what is built on it. */
    private static List<SimpleMatrix> answers(Trainer trainer) {
        Golden.Case golden = Golden.cases("trainers").get(1);
        SimpleMatrix x = golden.input("X");
        int[] y = golden.labels();
        SimpleMatrix start = golden.input("W0").plus(0.1);
        SimpleMatrix w0 = start.copy();
        List<int[]> orders = new ArrayList<>();
        for (int epoch = 0; epoch < 12; epoch++) {
            int shift = epoch;
            orders.add(IntStream.range(0, 11).map(i -> (3 * i + shift) % 11).toArray());
        }
        Object loss = trainer.loss("SOFTMAX");
        List<SimpleMatrix> answers = new ArrayList<>();
        for (int call = 0; call < 2; call++) {
            Object training = trainer.call("train", loss, w0, x, y, 0.3, 0.2, 4, orders.subList(0, 2));
            for (String name : List.of("weights", "batchLosses", "epochLosses")) {
                answers.add(matrix(part(training, name)).copy());
            }
        }
        answers.add(w0.minus(start));
        SimpleMatrix xValid = new SimpleMatrix(7, 4);
        int[] yValid = new int[7];
        for (int i = 0; i < 7; i++) {
            for (int k = 0; k < 4; k++) {
                xValid.set(i, k, Math.cos(3.7 * i + 1.3 * k * k));
            }
            yValid[i] = i % 3;
        }
        for (int patience = 1; patience < 5; patience++) {
            for (double rate : new double[] {0.2, 0.9, 1.7, 2.6}) {
                Object stopped = trainer.call(
                        "trainWithEarlyStopping",
                        loss,
                        start.copy(),
                        x,
                        y,
                        xValid,
                        yValid,
                        rate,
                        0.1,
                        4,
                        orders,
                        patience);
                for (String name : List.of("weights", "validationLosses", "bestEpoch")) {
                    answers.add(matrix(part(stopped, name)));
                }
            }
        }
        Object choice = trainer.call(
                "choose",
                loss,
                start.copy(),
                x,
                y,
                xValid,
                yValid,
                new double[] {0.05, 0.4, 1.5},
                new double[] {0, 0.3},
                4,
                orders.subList(0, 3));
        for (String name : List.of("learningRate", "reg", "weights", "accuracies")) {
            answers.add(matrix(part(choice, name)));
        }
        SimpleMatrix scores = new SimpleMatrix(new double[][] {{1, 2, 0}, {3, 3, 1}, {-5, -1, -2}});
        int[] predicted = (int[]) trainer.call("predict", scores, SimpleMatrix.identity(3));
        answers.add(matrix(Arrays.stream(predicted).asDoubleStream().toArray()));
        answers.add(matrix(trainer.call("accuracy", new int[] {0, 1, 2, 2, 1}, new int[] {0, 1, 1, 2, 0})));
        return answers;
    }

    @Test
    void numbersTellEveryPairOfMistakesApart() {
        List<String> names = new ArrayList<>(List.of("reference"));
        List<List<SimpleMatrix>> answers = new ArrayList<>(List.of(answers(Trainer.reference())));
        for (Class<?> type : mistakes()) {
            names.add(type.getSimpleName());
            answers.add(answers(Trainer.of(ASSIGNMENT, type)));
        }
        for (int a = 0; a < answers.size(); a++) {
            for (int b = 0; b < a; b++) {
                assertThat(same(answers.get(a), answers.get(b)))
                        .as("%s and %s", names.get(a), names.get(b))
                        .isFalse();
            }
        }
    }

    private static boolean same(List<SimpleMatrix> first, List<SimpleMatrix> second) {
        return IntStream.range(0, first.size()).allMatch(i -> {
            SimpleMatrix a = first.get(i);
            SimpleMatrix b = second.get(i);
            return a.getNumRows() == b.getNumRows()
                    && a.getNumCols() == b.getNumCols()
                    && Golden.largestDifference(a, b) <= 1e-9;
        });
    }

    // samples

    static List<Path> accepted() throws IOException {
        return children(SAMPLES.resolve("accepted"));
    }

    static List<Path> partial() throws IOException {
        return children(SAMPLES.resolve("partial"));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    @Test
    void samplesAreSeen() throws IOException {
        assertThat(accepted()).hasSize(3);
        assertThat(partial()).hasSize(17);
    }

    private static Trainer sample(Path folder) {
        CompiledFolder compiled = CompiledFolder.ofSample(FOLDER, folder);
        Class<?> role = compiled.type(PACKAGE + "LinearTrainer");
        List<Class<?>> filling = compiled.classesStartingWith("student.").stream()
                .filter(type -> role.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                .toList();
        assertThat(filling).as("trainers in %s", folder).hasSize(1);
        return Trainer.of(compiled, filling.get(0));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedSampleAnswersAsTheReference(Path folder) throws IOException {
        assertThat(same(answers(sample(folder)), answers(Trainer.reference()))).isTrue();
        JsonNode expected =
                new YAMLMapper().readTree(folder.resolve("expected.yaml").toFile());
        assertThat(expected.get("why").asText()).startsWith("Correct: ").endsWith(".");
        assertThat(expected.get("score").asText()).isEqualTo("100%");
        assertThat(expected.get("failed")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("partial")
    void partialSampleMakesTheMistakeThatItIsAskedToMake(Path folder) throws IOException {
        JsonNode expected =
                new YAMLMapper().readTree(folder.resolve("expected.yaml").toFile());
        assertThat(expected.get("why").asText()).endsWith(".");
        assertThat(expected.get("score").asText()).matches("\\d+(\\.\\.\\d+)?%");
        assertThat(expected.get("failed")).isNotEmpty();
        if (folder.endsWith("starter")) {
            assertThat(folder.resolve("Trainer.java"))
                    .hasSameTextualContentAs(FOLDER.resolve("starter/src/main/java/student/Trainer.java"));
        }
        List<SimpleMatrix> answers = answers(sample(folder));
        // That batches are evaluated too often does not show in the answers.
        assertThat(same(answers, answers(Trainer.reference()))).isEqualTo(folder.endsWith("evaluates-twice"));
        if (expected.has("diagnosis")) {
            assertThat(same(
                            answers,
                            answers(Trainer.mistake(expected.get("diagnosis").asText()))))
                    .isTrue();
        }
    }
}
