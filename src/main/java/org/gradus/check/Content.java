package org.gradus.check;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.simple.SimpleMatrix;

/** Copies and compares the values that methods take and return: matrices, arrays, numbers, records and maps of these. */
final class Content {
    private Content() {}

    /** Returns a deep copy; numbers and texts are returned as they are. */
    static Object copy(Object value) {
        if (value instanceof SimpleMatrix matrix) {
            return matrix.copy();
        }
        if (value instanceof int[] values) {
            return values.clone();
        }
        if (value instanceof double[] values) {
            return values.clone();
        }
        return value;
    }

    /** Returns every number in the value, in a fixed order; the shapes come first, so that equal numbers mean equal values. */
    static double[] numbers(Object value) {
        List<double[]> parts = new ArrayList<>();
        collect(value, parts);
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** Whether two values are the same to the last bit; NaN equals NaN. */
    static boolean identical(Object left, Object right) {
        return Arrays.equals(numbers(left), numbers(right));
    }

    private static void collect(Object value, List<double[]> parts) {
        if (value instanceof SimpleMatrix matrix) {
            parts.add(new double[] {matrix.getNumRows(), matrix.getNumCols()});
            parts.add(rowMajor(matrix));
        } else if (value instanceof Number number) {
            parts.add(new double[] {number.doubleValue()});
        } else if (value instanceof Boolean flag) {
            parts.add(new double[] {flag ? 1 : 0});
        } else if (value instanceof int[] values) {
            parts.add(Arrays.stream(values).asDoubleStream().toArray());
        } else if (value instanceof double[] values) {
            parts.add(values.clone());
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, entry) -> sorted.put(String.valueOf(key), entry));
            sorted.values().forEach(entry -> collect(entry, parts));
        } else if (value instanceof Iterable<?> entries) {
            entries.forEach(entry -> collect(entry, parts));
        } else if (value instanceof Record record) {
            for (RecordComponent component : Records.components(record.getClass())) {
                collect(read(record, component), parts);
            }
        } else {
            throw new IllegalArgumentException("A value of " + value.getClass() + " cannot be compared.");
        }
    }

    /** Returns a matrix's entries, row by row. */
    static double[] rowMajor(SimpleMatrix matrix) {
        return matrix.getDDRM().data.length == matrix.getNumElements()
                ? matrix.getDDRM().data.clone()
                : Arrays.copyOf(matrix.getDDRM().data, matrix.getNumElements());
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
