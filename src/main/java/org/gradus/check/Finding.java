package org.gradus.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a check found: a plain sentence first, then what was expected, what was found and where, then numbers and pictures.
 *
 * @param sentence one plain sentence for the student
 * @param expected what was expected, in words and numbers
 * @param found what was found instead
 * @param where where: row, column, argument, probe
 * @param coordinates the worst coordinates of a gradient check, worst first; may be empty
 * @param figures pictures; may be empty
 */
public record Finding(
        String sentence,
        @Nullable String expected,
        @Nullable String found,
        @Nullable String where,
        List<Coordinate> coordinates,
        List<Figure> figures) {
    public Finding {
        coordinates = List.copyOf(coordinates);
        figures = List.copyOf(figures);
    }

    /** A finding that is a sentence alone. */
    public static Finding of(String sentence) {
        return new Finding(sentence, null, null, null, List.of(), List.of());
    }

    /** A sentence with what was expected, found, and where. */
    public static Finding of(
            String sentence, @Nullable String expected, @Nullable String found, @Nullable String where) {
        return new Finding(sentence, expected, found, where, List.of(), List.of());
    }

    /** The same finding with more to say. */
    Finding saying(String more) {
        return new Finding(sentence + more, expected, found, where, coordinates, figures);
    }

    /** The same finding with more about where. */
    Finding at(String more) {
        return new Finding(sentence, expected, found, where + more, coordinates, figures);
    }

    /** The same finding with coordinates and figures. */
    public Finding with(List<Coordinate> rows, List<Figure> pictures) {
        return new Finding(sentence, expected, found, where, rows, pictures);
    }
}
