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

    /**
     * Curves over steps, such as the loss on training and validation examples over the epochs. Values may be NaN or infinite: the
     * curve has a gap there.
     *
     * @param across what is counted from left to right, such as {@code epoch}
     * @param quantity what the values are, such as {@code loss}
     */
    record Curves(String title, String caption, String across, String quantity, List<Curve> curves) implements Figure {
        public Curves {
            curves = List.copyOf(curves);
        }
    }

    /**
     * One curve.
     *
     * @param steps places from left to right, ascending
     * @param values one for each step
     */
    record Curve(String label, double[] steps, double[] values) {
        public Curve {
            if (steps.length != values.length) {
                throw new IllegalArgumentException(
                        "The curve " + label + " has " + steps.length + " steps and " + values.length + " values.");
            }
        }
    }

    /** How numbers become brightness or colour in {@link Images}. */
    enum Tone {
        /** From dark for the smallest value of each image to bright for its largest: for pixels. */
        GREY,
        /** Two colours for negative and positive, on one scale for all images, nothing for zero: for weights. */
        DIVERGING
    }

    /**
     * Small images side by side, such as the weights of each class in the shape of the examples. Images of three channels are shown
     * in colour, each from its smallest to its largest value, whatever the tone.
     *
     * @param quantity what a value is, such as {@code weight}
     * @param rows pixels from top to bottom
     * @param columns pixels from left to right
     * @param channels 1 or 3
     */
    record Images(
            String title,
            String caption,
            String quantity,
            int rows,
            int columns,
            int channels,
            Tone tone,
            List<Image> images)
            implements Figure {
        public Images {
            images = List.copyOf(images);
            for (Image image : images) {
                if (image.values().length != rows * columns * channels) {
                    throw new IllegalArgumentException("The image " + image.label() + " has "
                            + image.values().length + " values; " + rows + " x " + columns + " x " + channels
                            + " are needed.");
                }
            }
        }
    }

    /**
     * One image.
     *
     * @param values one plane for each channel, each row by row from the top left pixel
     */
    record Image(String label, double[] values) {}

    /**
     * Which class a classifier predicts at each place of the plane, with labelled points on it.
     *
     * @param left first coordinate of the left edge
     * @param right first coordinate of the right edge
     * @param bottom second coordinate of the lower edge
     * @param top second coordinate of the upper edge
     * @param rows cells from top to bottom
     * @param columns cells from left to right
     * @param regions predicted class at the middle of each cell, row by row from the top left cell
     * @param classes names of the classes
     * @param points examples, one in each row: two coordinates
     * @param labels true class of each point
     */
    record Regions(
            String title,
            String caption,
            double left,
            double right,
            double bottom,
            double top,
            int rows,
            int columns,
            int[] regions,
            List<String> classes,
            double[][] points,
            int[] labels)
            implements Figure {
        public Regions {
            classes = List.copyOf(classes);
            if (regions.length != rows * columns || points.length != labels.length) {
                throw new IllegalArgumentException(
                        "The regions " + title + " have " + regions.length + " cells of " + rows + " x " + columns
                                + ", and " + labels.length + " labels for " + points.length + " points.");
            }
        }
    }
}
