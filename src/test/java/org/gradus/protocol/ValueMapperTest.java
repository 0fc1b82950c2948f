package org.gradus.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.FMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.api.LossAndGradients;
import org.junit.jupiter.api.Test;

class ValueMapperTest {
    /** Return types to map to. */
    interface Types {
        double real();

        int whole();

        boolean flag();

        String text();

        double[] reals();

        int[] wholes();

        SimpleMatrix matrix();

        LossAndGradient lossAndGradient();

        LossAndGradients lossAndGradients();

        List<? extends List<Integer>> lists();

        Map<String, double[]> map();

        Pair pair();

        Object object();
    }

    /** A nested record. */
    record Pair(int first, LossAndGradient second) {}

    /** A record that refuses values. */
    record Positive(double value) {
        Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("not positive");
            }
        }
    }

    private static final SimpleMatrix MATRIX = new SimpleMatrix(2, 3, true, 1, 2, 3, 4, 5, Double.NaN);

    @Test
    void everyTypeThatMayCrossComesBack() throws Exception {
        Pair pair = new Pair(1, new LossAndGradient(0.5, MATRIX));
        assertComesBack(0.25, "real");
        assertComesBack(7, "whole");
        assertComesBack(true, "flag");
        assertComesBack("text", "text");
        assertComesBack(new double[] {1, -0.0}, "reals");
        assertComesBack(new int[] {1, 2}, "wholes");
        assertComesBack(List.of(List.of(1, 2), List.of()), "lists");
        for (Object object : List.of(MATRIX, pair, new LossAndGradients(1, Map.of("W", MATRIX)))) {
            Value value = ValueMapper.toValue(object, object.getClass());
            Value again = ValueMapper.toValue(ValueMapper.toJava(value, object.getClass()), object.getClass());
            assertThat(Codec.encode(new Request.Call(new Request.Target("", 0, "", ""), List.of(again))))
                    .isEqualTo(Codec.encode(new Request.Call(new Request.Target("", 0, "", ""), List.of(value))));
        }
    }

    @Test
    void typesThatCanCrossAreTold() throws Exception {
        for (Method method : Types.class.getDeclaredMethods()) {
            assertThat(ValueMapper.canCross(method.getGenericReturnType()))
                    .as(method.getName())
                    .isEqualTo(!method.getName().equals("object"));
        }
        assertThat(ValueMapper.canCross(List.class)).as("of what?").isFalse();
        assertThat(ValueMapper.canCross(float[].class)).isFalse();
        assertThat(ValueMapper.canCross(void.class)).isFalse();
    }

    @Test
    void nothingIsShared() throws Exception {
        double[] array = {1, 2};
        Value value = ValueMapper.toValue(array, double[].class);
        array[0] = 9;
        double[] back = (double[]) ValueMapper.toJava(value, double[].class);
        assertThat(back).containsExactly(1, 2);
        back[1] = 9;
        assertThat(((Value.Reals) value).values()).containsExactly(1, 2);
    }

    @Test
    void aViewSharesWhatItCan() throws Exception {
        double[] reals = {1, 2};
        int[] wholes = {3};
        SimpleMatrix cut = MATRIX.copy();
        cut.reshape(1, 2);

        assertThat(((Value.Reals) ValueMapper.view(reals, double[].class)).values())
                .isSameAs(reals);
        assertThat(((Value.Wholes) ValueMapper.view(wholes, int[].class)).values())
                .isSameAs(wholes);
        assertThat(((Value.Matrix) ValueMapper.view(MATRIX, SimpleMatrix.class)).values())
                .isSameAs(MATRIX.getDDRM().data);
        assertThat(((Value.Matrix) ValueMapper.view(cut, SimpleMatrix.class)).values())
                .containsExactly(1, 2);
    }

    @Test
    void refusalsSayWhatWasFoundAndWhere() {
        assertRefused(null, "matrix", Reply.Kind.RETURNED_NULL, "returned null");
        assertRefused(
                SimpleMatrix.wrap(new FMatrixRMaj(1, 1)),
                "matrix",
                Reply.Kind.UNEXPECTED_TYPE,
                "returned a float matrix (FMatrixRMaj); a double matrix was expected");
        assertRefused(
                new LossAndGradient(1, SimpleMatrix.wrap(new DMatrixSparseCSC(1, 1))),
                "lossAndGradient",
                Reply.Kind.UNEXPECTED_TYPE,
                "returned an object whose gradient is a sparse matrix (DMatrixSparseCSC); a double matrix was expected");
        assertRefused(
                new SimpleMatrix(1, 1) {},
                "matrix",
                Reply.Kind.UNEXPECTED_TYPE,
                "returned an object of class org.gradus.protocol.ValueMapperTest$1; a plain SimpleMatrix was expected");
        Map<String, double[]> withNull = new HashMap<>();
        withNull.put("b", null);
        assertRefused(withNull, "map", Reply.Kind.RETURNED_NULL, "returned an object whose b is null");
        assertRefused(
                Map.of(1, new double[0]),
                "map",
                Reply.Kind.UNEXPECTED_TYPE,
                "returned a map with a key that is no short text");
        assertRefused(
                new Object(),
                "object",
                Reply.Kind.UNEXPECTED_TYPE,
                "returned an object of class java.lang.Object; Object was expected");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsCopied() {
        DMatrixRMaj lying = new DMatrixRMaj(1, 1);
        lying.numRows = Integer.MAX_VALUE;
        lying.numCols = Integer.MAX_VALUE;
        assertThat(refusal(SimpleMatrix.wrap(lying), "matrix").kind()).isEqualTo(Reply.Kind.UNEXPECTED_TYPE);
        assertRefused(
                new double[(Frames.MAX_VALUE >> 3) + 1], "reals", Reply.Kind.TOO_LARGE, "returned more than 40 MB");
        assertRefused(
                "x".repeat(Frames.MAX_TEXT + 1), "text", Reply.Kind.TOO_LARGE, "returned a text of 4001 characters");
        List<List<Integer>> endless = new java.util.AbstractList<>() {
            @Override
            public List<Integer> get(int index) {
                return List.of();
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        assertRefused(endless, "lists", Reply.Kind.TOO_LARGE, "returned a list of more than 100000 elements");
    }

    @Test
    void valuesThatDoNotFitTheTypeAreRefused() {
        assertThat(misfit(new Value.Whole(1), double.class)).contains("Whole", "double was expected");
        assertThat(misfit(new Value.Named(Map.of("loss", new Value.Real(1))), LossAndGradient.class))
                .contains("other parts than a LossAndGradient");
        assertThat(misfit(new Value.Named(Map.of("value", new Value.Real(-1))), Positive.class))
                .contains("refuses its values", "not positive");
    }

    @Test
    void aChangeOfOneBitIsNoticed() throws Exception {
        SimpleMatrix matrix = MATRIX.copy();
        Value value = ValueMapper.toValue(matrix, SimpleMatrix.class);
        assertThat(ValueMapper.same(value, matrix, SimpleMatrix.class)).isTrue();
        matrix.set(0, Math.nextUp(1.0));
        assertThat(ValueMapper.same(value, matrix, SimpleMatrix.class)).isFalse();
        matrix.set(0, 1);
        matrix.reshape(3, 2);
        assertThat(ValueMapper.same(value, matrix, SimpleMatrix.class)).isFalse();

        LossAndGradients result = new LossAndGradients(0.0, Map.of("W", MATRIX.copy()));
        Value kept = ValueMapper.toValue(result, LossAndGradients.class);
        assertThat(ValueMapper.same(kept, result, LossAndGradients.class)).isTrue();
        assertThat(ValueMapper.same(kept, new LossAndGradients(-0.0, result.gradients()), LossAndGradients.class))
                .isFalse();
        result.gradient("W").set(5, 6);
        assertThat(ValueMapper.same(kept, result, LossAndGradients.class)).isFalse();
    }

    private static void assertComesBack(Object object, String type) throws Exception {
        assertThat(ValueMapper.toJava(ValueMapper.toValue(object, type(type)), type(type)))
                .isEqualTo(object);
    }

    private static void assertRefused(Object object, String type, Reply.Kind kind, String reason) {
        Unmappable refusal = refusal(object, type);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.kind()).isEqualTo(kind);
    }

    private static Unmappable refusal(Object object, String type) {
        return catchThrowableOfType(Unmappable.class, () -> ValueMapper.toValue(object, type(type)));
    }

    private static String misfit(Value value, Type type) {
        return catchThrowableOfType(Unmappable.class, () -> ValueMapper.toJava(value, type))
                .reason();
    }

    private static Type type(String name) throws NoSuchMethodException {
        return Types.class.getDeclaredMethod(name).getGenericReturnType();
    }
}
