package org.gradus.check;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;

/**
 * A part of a method's result by its path: {@code loss}, {@code gradient}, {@code gradients.W1}; the empty path is the result itself.
 *
 * @param path names of record components or map keys, separated by dots
 */
record Component(String path) {
    /** The result itself. */
    static final Component WHOLE = new Component("");

    /** Reads the part out of a result. */
    Object of(Object result) {
        Object part = result;
        if (!path.isEmpty()) {
            for (String name : path.split("\\.", -1)) {
                part = step(part, name);
            }
        }
        return part;
    }

    /** Reads a part that is a number. */
    double number(Object result) {
        return ((Number) of(result)).doubleValue();
    }

    /** Reads a part that is a matrix. */
    SimpleMatrix matrix(Object result) {
        return (SimpleMatrix) of(result);
    }

    /** The part in a sentence: {@code the gradient}, {@code the gradient W1}, {@code the result}. */
    String words() {
        if (path.isEmpty()) {
            return "the result";
        }
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "the " + path : "the gradient " + path.substring(dot + 1);
    }

    private static Object step(Object part, String name) {
        if (part instanceof Map<?, ?> map) {
            Object value = map.get(name);
            if (value == null) {
                throw new CheckFailed(Finding.of(
                        "There is no gradient named " + name + " in your result.",
                        "a gradient named " + name,
                        "gradients named " + map.keySet().stream().sorted().toList(),
                        null));
            }
            return value;
        }
        RecordComponent component = Arrays.stream(Records.components(part.getClass()))
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(part.getClass() + " has no component " + name));
        try {
            return component.getAccessor().invoke(part);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
