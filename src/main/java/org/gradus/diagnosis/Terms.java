package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;

/** The terms of a method's result at one probe, right and wrong ones: filled by {@link Variants#describe}. */
public final class Terms {
    /** One term at one probe, row-major. */
    record Term(int rows, int columns, double[] values, List<Slip> slips) {}

    /** The terms of one part of the result. */
    record Part(List<Term> data, List<Term> penalties, List<Term> extras) {
        Part() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** A count that a factor may be made of. */
    record Size(String name, String words, int value) {}

    private final Map<String, Size> sizes = new LinkedHashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private String averagedOver = "";

    Terms() {}

    /**
     * Names a count by which one may divide or multiply.
     *
     * @param name letter of the formula, such as {@code n}
     * @param words in a sentence, such as {@code number of examples}
     */
    public Terms size(String name, String words, int value) {
        sizes.put(name, new Size(name, words, value));
        return this;
    }

    /** Says by which count the right data terms are divided. */
    public Terms averagedOver(String size) {
        averagedOver = size;
        return this;
    }

    /** Adds a data term of a part that is a number; the right one first, without slips. */
    public Terms data(String part, double value, Slip... slips) {
        return data(part, SimpleMatrix.filled(1, 1, value), slips);
    }

    /** Adds a data term of a part that is a matrix; the right one first, without slips. */
    public Terms data(String part, SimpleMatrix value, Slip... slips) {
        part(part).data().add(term(value, slips));
        return this;
    }

    /** Adds a penalty of a part that is a number; the right one first, without slips. */
    public Terms penalty(String part, double value, Slip... slips) {
        return penalty(part, SimpleMatrix.filled(1, 1, value), slips);
    }

    /** Adds a penalty of a part that is a matrix; the right one first, without slips. */
    public Terms penalty(String part, SimpleMatrix value, Slip... slips) {
        part(part).penalties().add(term(value, slips));
        return this;
    }

    /**
     * Adds a term that a slip adds to the data term with a factor of the student's own, such as a learning rate: the factor is found
     * and told.
     */
    public Terms extra(String part, SimpleMatrix value, Slip slip) {
        part(part).extras().add(term(value, slip));
        return this;
    }

    Map<String, Size> sizes() {
        return sizes;
    }

    Map<String, Part> parts() {
        return parts;
    }

    String averagedOver() {
        return averagedOver;
    }

    private Part part(String path) {
        return parts.computeIfAbsent(path, unseen -> new Part());
    }

    private static Term term(SimpleMatrix value, Slip... slips) {
        double[] values = new double[value.getNumElements()];
        for (int row = 0; row < value.getNumRows(); row++) {
            for (int column = 0; column < value.getNumCols(); column++) {
                values[row * value.getNumCols() + column] = value.get(row, column);
            }
        }
        return new Term(value.getNumRows(), value.getNumCols(), values, List.of(slips));
    }
}
