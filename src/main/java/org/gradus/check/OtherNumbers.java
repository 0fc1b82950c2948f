package org.gradus.check;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;

/** Variants of a probe with other numbers in inputs of the same sizes and from the same range. */
final class OtherNumbers {
    private OtherNumbers() {}

    /**
     * Changes the first probe's inputs one after the other, arrays first: each variant differs from the one before in one input.
     *
     * @param method names the inputs to change
     * @param probes the first is changed; the others say which numbers an input may have
     */
    static List<Probe> oneByOne(Method method, List<Probe> probes) {
        Probe probe = probes.get(0);
        List<Probe> variants = new ArrayList<>();
        List<String> names = Arrays.stream(method.getParameters())
                .map(Parameter::getName)
                .sorted(Comparator.comparing(name -> probes.get(0).input(name) instanceof Number))
                .toList();
        for (int i = 0; i < names.size(); i++) {
            Object input = probe.input(names.get(i));
            Object other = other(input, i, names.get(i), probes);
            // Functions stay as they are.
            if (input != other && !Content.identical(input, other)) {
                probe = probe.with(names.get(i), other);
                variants.add(probe);
            }
        }
        return variants;
    }

    /** Whether the method takes matrices, and every one of them is another in the variant than in the probe. */
    static boolean inAllMatrices(Method method, Probe probe, Probe variant) {
        List<String> matrices = Arrays.stream(method.getParameters())
                .map(Parameter::getName)
                .filter(name -> probe.input(name) instanceof SimpleMatrix)
                .toList();
        return !matrices.isEmpty() && matrices.stream().noneMatch(name -> probe.input(name) == variant.input(name));
    }

    /** Entries of arrays are shifted, by another distance in each input, so that no product of two of them stays the same. */
    private static Object other(Object input, int position, String name, List<Probe> probes) {
        if (input instanceof SimpleMatrix matrix) {
            double[] entries = Content.rowMajor(matrix);
            double[] shifted = Arrays.stream(shifted(entries.length, position))
                    .mapToDouble(i -> entries[i])
                    .toArray();
            return SimpleMatrix.wrap(DMatrixRMaj.wrap(matrix.getNumRows(), matrix.getNumCols(), shifted));
        } else if (input instanceof int[] values) {
            return Arrays.stream(shifted(values.length, position))
                    .map(i -> values[i])
                    .toArray();
        } else if (input instanceof double[] values) {
            return Arrays.stream(shifted(values.length, position))
                    .mapToDouble(i -> values[i])
                    .toArray();
        } else if (input instanceof Double number) {
            return probes.stream()
                    .map(probe -> probe.input(name))
                    .filter(other -> !other.equals(number))
                    .findFirst()
                    .orElse(number / 2);
        }
        return input;
    }

    private static int[] shifted(int length, int position) {
        int distance = length < 2 ? 0 : 1 + position % (length - 1);
        int[] order = new int[length];
        Arrays.setAll(order, i -> (i + distance) % length);
        return order;
    }
}
