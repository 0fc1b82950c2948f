package org.gradus.check;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.ejml.simple.SimpleMatrix;

/** Copies and compares the values that methods take and return: matrices, arrays, numbers, texts, records, lists and maps of these. */
final class Content {
    private Content() {}

    /**
     * The numbers of one matrix, array, number or text within a value.
     *
     * @param rows rows of a matrix, 1 of everything else
     * @param columns columns of a matrix, else the number of values
     * @param values row-major
     */
    record Part(int rows, int columns, double[] values) {
        boolean hasShapeOf(Part other) {
            return rows == other.rows && columns == other.columns;
        }

        /** Largest magnitude of a finite entry, 0 if there is none. */
        double largest() {
            return Arrays.stream(values)
                    .filter(Double::isFinite)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
        }
    }

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
        return rebuilt(value, Content::copy);
    }

    /** Returns a list, map or record with every element replaced; anything else is returned as it is. */
    static Object rebuilt(Object value, UnaryOperator<Object> replacement) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> changed = new LinkedHashMap<>();
            map.forEach((name, part) -> changed.put(name, replacement.apply(part)));
            return Collections.unmodifiableMap(changed);
        }
        if (value instanceof List<?> list) {
            return list.stream().<Object>map(replacement).toList();
        }
        return value instanceof Record record ? rebuiltRecord(record, replacement) : value;
    }

    private static Object rebuiltRecord(Record record, UnaryOperator<Object> replacement) {
        RecordComponent[] components = Records.components(record.getClass());
        Object[] parts = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = replacement.apply(read(record, components[i]));
            types[i] = components[i].getType();
        }
        try {
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the parts of a value in a fixed order: records by component, maps by key. */
    static List<Part> parts(Object value) {
        List<Part> parts = new ArrayList<>();
        collect(value, parts);
        return parts;
    }

    /** Whether two values have the same shapes and are the same to the last bit; NaN equals NaN. */
    static boolean identical(Object left, Object right) {
        return identical(parts(left), parts(right));
    }

    /** Whether parts have the same shapes and are the same to the last bit; NaN equals NaN. */
    static boolean identical(List<Part> left, List<Part> right) {
        if (!sameShapes(left, right)) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!Arrays.equals(left.get(i).values(), right.get(i).values())) {
                return false;
            }
        }
        return true;
    }

    /** Whether there are as many parts, of the same shapes. */
    static boolean sameShapes(List<Part> left, List<Part> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).hasShapeOf(right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void collect(Object value, List<Part> parts) {
        if (value instanceof SimpleMatrix matrix) {
            parts.add(new Part(matrix.getNumRows(), matrix.getNumCols(), rowMajor(matrix)));
        } else if (value instanceof Number number) {
            parts.add(row(number.doubleValue()));
        } else if (value instanceof Boolean flag) {
            parts.add(row(flag ? 1 : 0));
        } else if (value instanceof int[] values) {
            parts.add(row(Arrays.stream(values).asDoubleStream().toArray()));
        } else if (value instanceof double[] values) {
            parts.add(row(values.clone()));
        } else if (value instanceof String text) {
            parts.add(row(text.chars().asDoubleStream().toArray()));
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, entry) -> sorted.put(String.valueOf(key), entry));
            sorted.forEach((key, entry) -> {
                collect(key, parts);
                collect(entry, parts);
            });
        } else if (value instanceof List<?> || value instanceof Record) {
            elements(value).forEach(element -> collect(element, parts));
        } else {
            throw new IllegalArgumentException("A value of " + value.getClass() + " cannot be compared.");
        }
    }

    /** Returns the elements of a list, the values of a map, the components of a record; nothing of anything else. */
    static List<Object> elements(Object value) {
        if (value instanceof Map<?, ?> map) {
            return List.copyOf(map.values());
        }
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        return value instanceof Record record
                ? Arrays.stream(Records.components(record.getClass()))
                        .map(component -> read(record, component))
                        .toList()
                : List.of();
    }

    private static Part row(double... values) {
        return new Part(1, values.length, values);
    }

    /** Returns a matrix's entries, row by row. */
    static double[] rowMajor(SimpleMatrix matrix) {
        return Arrays.copyOf(matrix.getDDRM().data, matrix.getNumElements());
    }

    /** Reads a component, also of a record that is not public. */
    static Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
