package org.gradus.protocol;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.Matrix;
import org.ejml.simple.SimpleMatrix;
import org.gradus.protocol.Reply.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Translates between Java objects of a declared type and {@link Value}s. The types that may cross: {@code double}, {@code int},
 * {@code boolean}, {@code String}, {@code double[]}, {@code int[]}, {@code SimpleMatrix} (dense, of doubles), {@code List}, {@code
 * Map<String, ...>} and records of these. Strict: no subclass of a matrix, no null.
 */
public final class ValueMapper {
    /** What a value costs beside its content: bounds the number of values as well. */
    private static final int OVERHEAD = 16;

    private static final Set<Class<?>> PLAIN = Set.of(
            double.class,
            Double.class,
            int.class,
            Integer.class,
            boolean.class,
            Boolean.class,
            String.class,
            double[].class,
            int[].class,
            SimpleMatrix.class);

    private final boolean copies;
    private long budget = Frames.MAX_VALUE;

    private ValueMapper(boolean copies) {
        this.copies = copies;
    }

    /**
     * Copies an object into a value.
     *
     * @throws Unmappable if it is null, not exactly of a type that may cross, or larger than {@link Frames#MAX_VALUE}; found out
     *     before anything large is copied
     */
    public static Value toValue(@Nullable Object object, Type declared) throws Unmappable {
        return new ValueMapper(true).map(object, declared, "");
    }

    /**
     * Makes a value of an object, whose arrays it shares: for what is sent before anybody can change it.
     *
     * @throws Unmappable as {@link #toValue}
     */
    public static Value view(Object object, Type declared) throws Unmappable {
        return new ValueMapper(false).map(object, declared, "");
    }

    /** Whether there are values that fit a declared type, so that a method that declares it can be called across the border. */
    public static boolean canCross(Type declared) {
        try {
            Class<?> type = erase(declared);
            if (type == List.class) {
                return canCross(argument(declared, 0));
            } else if (type == Map.class) {
                return argument(declared, 0) == String.class && canCross(argument(declared, 1));
            } else if (type.isRecord()) {
                return Arrays.stream(type.getRecordComponents()).allMatch(part -> canCross(part.getGenericType()));
            }
            return PLAIN.contains(type);
        } catch (Unmappable e) {
            return false;
        }
    }

    /**
     * Makes an object of the declared type; arrays and matrices are new ones.
     *
     * @throws Unmappable if the value does not fit the type
     */
    public static Object toJava(Value value, Type declared) throws Unmappable {
        Class<?> type = erase(declared);
        if (value instanceof Value.Real real && (type == double.class || type == Double.class)) {
            return real.value();
        } else if (value instanceof Value.Whole whole && (type == int.class || type == Integer.class)) {
            return whole.value();
        } else if (value instanceof Value.Flag flag && (type == boolean.class || type == Boolean.class)) {
            return flag.value();
        } else if (value instanceof Value.Text text && type == String.class) {
            return text.value();
        } else if (value instanceof Value.Reals reals && type == double[].class) {
            return reals.values().clone();
        } else if (value instanceof Value.Wholes wholes && type == int[].class) {
            return wholes.values().clone();
        } else if (value instanceof Value.Matrix matrix && type == SimpleMatrix.class) {
            return wrap(matrix.rows(), matrix.columns(), matrix.values().clone());
        } else if (value instanceof Value.Sequence sequence && type == List.class) {
            List<Object> list = new ArrayList<>();
            for (Value element : sequence.values()) {
                list.add(toJava(element, argument(declared, 0)));
            }
            return Collections.unmodifiableList(list);
        } else if (value instanceof Value.Named named && type == Map.class) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, Value> entry : named.values().entrySet()) {
                map.put(entry.getKey(), toJava(entry.getValue(), argument(declared, 1)));
            }
            return Collections.unmodifiableMap(map);
        } else if (value instanceof Value.Named named && type.isRecord()) {
            return toRecord(named, type);
        }
        throw new Unmappable(
                Kind.UNEXPECTED_TYPE,
                "returned a value of the kind " + value.getClass().getSimpleName() + "; " + type.getSimpleName()
                        + " was expected");
    }

    /** A matrix of doubles around an array, which is not copied. */
    public static SimpleMatrix wrap(int rows, int columns, double[] values) {
        return SimpleMatrix.wrap(DMatrixRMaj.wrap(rows, columns, values));
    }

    /** Whether an object still has the content of a value, bit by bit (all NaN are the same); nothing large is copied. */
    public static boolean same(Value value, @Nullable Object object, Type declared) {
        if (value instanceof Value.Given) {
            // Has no content: what it stands for is out of reach.
            return true;
        }
        if (value instanceof Value.Real real && object instanceof Double number) {
            return Double.compare(real.value(), number) == 0;
        }
        if (value instanceof Value.Reals reals && object instanceof double[] array) {
            return Arrays.equals(reals.values(), array);
        }
        if (value instanceof Value.Wholes wholes && object instanceof int[] array) {
            return Arrays.equals(wholes.values(), array);
        }
        if (value instanceof Value.Matrix matrix && object instanceof SimpleMatrix simple) {
            return sameMatrix(matrix, simple);
        }
        if (value instanceof Value.Named named
                && object != null
                && object.getClass().isRecord()) {
            return sameRecord(named, object);
        }
        try {
            return equal(value, toValue(object, declared));
        } catch (Unmappable e) {
            return false;
        }
    }

    private static boolean sameMatrix(Value.Matrix matrix, SimpleMatrix simple) {
        return simple.getClass() == SimpleMatrix.class
                && simple.getMatrix() instanceof DMatrixRMaj dense
                && dense.numRows == matrix.rows()
                && dense.numCols == matrix.columns()
                && dense.data.length >= matrix.values().length
                && Arrays.equals(dense.data, 0, matrix.values().length, matrix.values(), 0, matrix.values().length);
    }

    private static boolean sameRecord(Value.Named named, Object object) {
        for (RecordComponent component : RecordForm.of(object.getClass()).components()) {
            Value value = named.values().get(component.getName());
            try {
                if (value == null || !same(value, read(component, object), component.getGenericType())) {
                    return false;
                }
            } catch (Unmappable e) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(Value a, Value b) {
        // Numbers first and without Record.equals, whose first use is linked at run time: ten milliseconds of a fresh
        // worker.
        if (a instanceof Value.Real x && b instanceof Value.Real y) {
            return Double.compare(x.value(), y.value()) == 0;
        } else if (a instanceof Value.Whole x && b instanceof Value.Whole y) {
            return x.value() == y.value();
        } else if (a instanceof Value.Reals x && b instanceof Value.Reals y) {
            return Arrays.equals(x.values(), y.values());
        } else if (a instanceof Value.Wholes x && b instanceof Value.Wholes y) {
            return Arrays.equals(x.values(), y.values());
        } else if (a instanceof Value.Matrix x && b instanceof Value.Matrix y) {
            return x.rows() == y.rows() && x.columns() == y.columns() && Arrays.equals(x.values(), y.values());
        } else if (a instanceof Value.Sequence x && b instanceof Value.Sequence y) {
            return equalAll(x.values(), y.values());
        } else if (a instanceof Value.Named x && b instanceof Value.Named y) {
            return equalAll(x.values(), y.values());
        }
        return a.equals(b);
    }

    private static boolean equalAll(Map<String, Value> a, Map<String, Value> b) {
        if (!a.keySet().equals(b.keySet())) {
            return false;
        }
        for (Map.Entry<String, Value> entry : a.entrySet()) {
            if (!equal(entry.getValue(), Objects.requireNonNull(b.get(entry.getKey())))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalAll(List<Value> a, List<Value> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Value map(@Nullable Object object, Type declared, String place) throws Unmappable {
        if (object == null) {
            throw new Unmappable(Kind.RETURNED_NULL, is(place) + "null");
        }
        Class<?> type = erase(declared);
        if (type == double.class || type == Double.class) {
            return new Value.Real(spend(exactly(object, Double.class, place), 8, place));
        } else if (type == int.class || type == Integer.class) {
            return new Value.Whole(spend(exactly(object, Integer.class, place), 4, place));
        } else if (type == boolean.class || type == Boolean.class) {
            return new Value.Flag(spend(exactly(object, Boolean.class, place), 1, place));
        } else if (type == String.class) {
            String text = exactly(object, String.class, place);
            if (text.length() > Frames.MAX_TEXT) {
                throw tooLarge(is(place) + "a text of " + text.length() + " characters");
            }
            return new Value.Text(spend(text, 3L * text.length(), place));
        } else if (type == double[].class) {
            double[] values = exactly(object, double[].class, place);
            spend(values, 8L * values.length, place);
            return new Value.Reals(copies ? values.clone() : values);
        } else if (type == int[].class) {
            int[] values = exactly(object, int[].class, place);
            spend(values, 4L * values.length, place);
            return new Value.Wholes(copies ? values.clone() : values);
        } else if (type == SimpleMatrix.class) {
            return matrix(object, place);
        } else if (type == List.class && object instanceof List<?> list) {
            return sequence(list, argument(declared, 0), place);
        } else if (type == Map.class && object instanceof Map<?, ?> map) {
            return named(map, argument(declared, 1), place);
        } else if (type.isRecord() && object.getClass() == type) {
            return record(object, place);
        }
        throw new Unmappable(
                Kind.UNEXPECTED_TYPE,
                is(place) + "an object of class " + object.getClass().getName() + "; " + type.getSimpleName()
                        + " was expected");
    }

    private Value matrix(Object object, String place) throws Unmappable {
        if (object.getClass() != SimpleMatrix.class) {
            throw new Unmappable(
                    Kind.UNEXPECTED_TYPE,
                    is(place) + "an object of class " + object.getClass().getName()
                            + "; a plain SimpleMatrix was expected");
        }
        Matrix inner = ((SimpleMatrix) object).getMatrix();
        if (inner == null) {
            throw new Unmappable(Kind.UNEXPECTED_TYPE, is(place) + "a matrix without content");
        }
        if (inner.getClass() != DMatrixRMaj.class) {
            throw new Unmappable(
                    Kind.UNEXPECTED_TYPE,
                    is(place) + sort(inner) + " (" + inner.getClass().getSimpleName()
                            + "); a double matrix was expected");
        }
        DMatrixRMaj dense = (DMatrixRMaj) inner;
        int rows = dense.numRows;
        int columns = dense.numCols;
        double[] values = dense.data;
        long count = (long) rows * columns;
        if (rows < 0 || columns < 0 || values == null || values.length < count) {
            throw new Unmappable(
                    Kind.UNEXPECTED_TYPE,
                    is(place) + "a broken matrix: " + rows + " x " + columns + " with too few numbers");
        }
        spend(values, 8 * count, place);
        boolean shared = !copies && values.length == count;
        return new Value.Matrix(rows, columns, shared ? values : Arrays.copyOf(values, (int) count));
    }

    private static String sort(Matrix matrix) {
        return switch (matrix.getType()) {
            case FDRM -> "a float matrix";
            case CDRM, ZDRM -> "a complex matrix";
            case DSCC, FSCC, DTRIPLET, FTRIPLET -> "a sparse matrix";
            default -> "an unusual matrix";
        };
    }

    private Value sequence(List<?> list, Type element, String place) throws Unmappable {
        List<Value> values = new ArrayList<>();
        for (Object object : list) {
            if (values.size() == Frames.MAX_ELEMENTS) {
                throw tooLarge(is(place) + "a list of more than " + Frames.MAX_ELEMENTS + " elements");
            }
            values.add(map(object, element, inside(place, "element " + values.size())));
        }
        return new Value.Sequence(spend(values, 0, place));
    }

    private Value named(Map<?, ?> map, Type element, String place) throws Unmappable {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (values.size() == Frames.MAX_ELEMENTS) {
                throw tooLarge(is(place) + "a map of more than " + Frames.MAX_ELEMENTS + " elements");
            }
            if (!(entry.getKey() instanceof String name) || name.length() > Frames.MAX_TEXT) {
                throw new Unmappable(Kind.UNEXPECTED_TYPE, is(place) + "a map with a key that is no short text");
            }
            spend(name, 3L * name.length(), place);
            values.put(name, map(entry.getValue(), element, inside(place, name)));
        }
        return new Value.Named(spend(values, 0, place));
    }

    private Value record(Object object, String place) throws Unmappable {
        Map<String, Value> values = new LinkedHashMap<>();
        for (RecordComponent component : RecordForm.of(object.getClass()).components()) {
            values.put(
                    component.getName(),
                    map(read(component, object), component.getGenericType(), inside(place, component.getName())));
        }
        return new Value.Named(spend(values, 0, place));
    }

    private static @Nullable Object read(RecordComponent component, Object object) throws Unmappable {
        try {
            return component.getAccessor().invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new Unmappable(Kind.UNEXPECTED_TYPE, "returned a record whose " + component.getName() + " throws");
        }
    }

    private static Object toRecord(Value.Named named, Class<?> type) throws Unmappable {
        RecordForm form = RecordForm.of(type);
        List<RecordComponent> components = form.components();
        Object[] arguments = new Object[components.size()];
        for (int i = 0; i < arguments.length; i++) {
            Value value = named.values().get(components.get(i).getName());
            if (value == null || named.values().size() != arguments.length) {
                throw new Unmappable(
                        Kind.UNEXPECTED_TYPE,
                        "returned other parts than a " + type.getSimpleName() + " has: "
                                + named.values().keySet());
            }
            arguments[i] = toJava(value, components.get(i).getGenericType());
        }
        try {
            return form.make(arguments);
        } catch (InvocationTargetException e) {
            throw new Unmappable(
                    Kind.UNEXPECTED_TYPE,
                    "returned a " + type.getSimpleName() + " that refuses its values: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the record " + type.getName() + " cannot be made", e);
        }
    }

    private static <T> T exactly(Object object, Class<T> type, String place) throws Unmappable {
        if (object.getClass() != type) {
            throw new Unmappable(
                    Kind.UNEXPECTED_TYPE,
                    is(place) + "an object of class " + object.getClass().getName() + "; " + type.getSimpleName()
                            + " was expected");
        }
        return type.cast(object);
    }

    private <T> T spend(T object, long bytes, String place) throws Unmappable {
        budget -= bytes + OVERHEAD;
        if (budget < 0) {
            throw tooLarge(is(place) + "more than " + (Frames.MAX_VALUE >> 20) + " MB");
        }
        return object;
    }

    private static Unmappable tooLarge(String reason) {
        return new Unmappable(Kind.TOO_LARGE, reason);
    }

    private static String is(String place) {
        return place.isEmpty() ? "returned " : "returned an object whose " + place + " is ";
    }

    private static String inside(String place, String part) {
        return place.isEmpty() ? part : place + "." + part;
    }

    private static Type argument(Type declared, int index) throws Unmappable {
        if (declared instanceof ParameterizedType parameterized) {
            return parameterized.getActualTypeArguments()[index];
        } else if (declared instanceof WildcardType wildcard) {
            return argument(wildcard.getUpperBounds()[0], index);
        }
        throw new Unmappable(Kind.BAD_REQUEST, "the declared type " + declared + " does not name its elements");
    }

    private static Class<?> erase(Type type) throws Unmappable {
        if (type instanceof Class<?> plain) {
            return plain;
        } else if (type instanceof ParameterizedType parameterized
                && parameterized.getRawType() instanceof Class<?> raw) {
            return raw;
        } else if (type instanceof WildcardType wildcard) {
            return erase(wildcard.getUpperBounds()[0]);
        }
        throw new Unmappable(Kind.BAD_REQUEST, "the declared type " + type + " cannot cross the border");
    }
}
