package org.gradus.check;

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
        if (of(result) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(words() + " is not a number; name a part of it, such as loss.");
    }

    /** Reads a part that is a matrix. */
    SimpleMatrix matrix(Object result) {
        if (of(result) instanceof SimpleMatrix matrix) {
            return matrix;
        }
        throw new IllegalArgumentException(words() + " is not a matrix; name a part of it, such as gradient.");
    }

    /** The part in a sentence: {@code the gradient}, {@code the gradient W1}, {@code the result}. */
    String words() {
        if (path.isEmpty()) {
            return "the result";
        }
        int dot = path.lastIndexOf('.');
        if (dot >= 0) {
            return "the gradient " + path.substring(dot + 1);
        }
        // Of names like weights and accuracies, too, sentences say that it agrees.
        return (path.matches(".*[^s]s") ? "the part " : "the ") + path;
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
        if (!(part instanceof Record record)) {
            throw new IllegalArgumentException(part.getClass().getName() + " has no part named " + name);
        }
        RecordComponent component = Arrays.stream(Records.components(record.getClass()))
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(record.getClass() + " has no component " + name));
        return Content.read(record, component);
    }
}
