package org.gradus.check;

import java.util.List;

/** A picture as data; drawn by the report, with a table behind it. Values may be NaN or infinite: a student returned them. */
public sealed interface Figure {
    /** What the picture shows, as a heading. */
    String title();

    /** One sentence that says what to see. */
    String caption();

    /**
     * Analytic against numeric derivatives, one point for each coordinate. A right gradient lies on the line of slope 1.
     *
     * @param slope slope of the best line through the origin, NaN if there is none
     */
    record Scatter(String title, String caption, double[] numeric, double[] analytic, double slope) implements Figure {}

    /**
     * A value for each entry of a matrix: small matrices are drawn as a heat map with numbers, large ones as a strip or a map of
     * cells, each cell the largest of its entries.
     *
     * @param quantity what a value is, such as {@code relative error}
     * @param values row-major
     */
    record HeatMap(String title, String caption, String quantity, int rows, int columns, double[] values)
            implements Figure {}

    /**
     * A submission's entries divided by the expected ones, as a histogram: one bar alone is a constant factor. The numbers themselves
     * stand in the table behind it.
     *
     * @param names the entries, such as {@code [3, 1]}
     * @param expected the expected entries
     * @param found the submission's
     */
    record Ratios(String title, String caption, List<String> names, double[] expected, double[] found)
            implements Figure {
        public Ratios {
            names = List.copyOf(names);
        }
    }

    /** Labelled bars, such as the time of loops and of the vectorised implementation. */
    record Bars(String title, String caption, String unit, List<Bar> bars) implements Figure {
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /** One bar. */
    record Bar(String label, double value) {}
}
