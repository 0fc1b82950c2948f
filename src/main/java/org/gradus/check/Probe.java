package org.gradus.check;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;

/**
 * The inputs of one evaluation, by the names of the parameters of the student's interface: {@code w}, {@code x}, {@code y},
 * {@code reg}. A probe serves every method whose parameters it names.
 *
 * @param name what distinguishes this probe, such as {@code 7 examples, 5 features, 3 classes}
 * @param inputs matrices, label vectors and numbers; not modified by anyone
 */
public record Probe(String name, Map<String, Object> inputs) {
    public Probe {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Returns the input of this name. */
    public Object input(String parameter) {
        Object input = inputs.get(parameter);
        if (input == null) {
            throw new IllegalArgumentException(
                    "The probe '" + name + "' has no input '" + parameter + "', only " + inputs.keySet());
        }
        return input;
    }

    /** Returns the matrix of this name. */
    public SimpleMatrix matrix(String parameter) {
        return (SimpleMatrix) input(parameter);
    }

    /** Returns the labels of this name. */
    public int[] labels(String parameter) {
        return (int[]) input(parameter);
    }

    /** Returns the number of this name. */
    public double number(String parameter) {
        return (Double) input(parameter);
    }

    /** Returns the same probe with one input replaced or added. */
    public Probe with(String parameter, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(inputs);
        changed.put(parameter, value);
        return new Probe(name, changed);
    }

    /** Returns the same probe under another name. */
    public Probe named(String newName) {
        return new Probe(newName, inputs);
    }

    /** Returns the largest magnitude in the matrix of this name, at least the smallest normal number. */
    public double largest(String parameter) {
        return Math.max(matrix(parameter).elementMaxAbs(), Double.MIN_NORMAL);
    }

    /** A word that looked at no probe would hold for everybody. */
    static void requireSome(List<Probe> probes) {
        if (probes.isEmpty()) {
            throw new IllegalArgumentException("There is no probe to look at.");
        }
    }

    /** Returns the inputs in the order of the method's parameters, which must have been compiled with their names. */
    Object[] arguments(Method method) {
        return Arrays.stream(method.getParameters())
                .map(Parameter::getName)
                .map(this::input)
                .toArray();
    }
}
