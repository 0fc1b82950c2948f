package org.gradus.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradus.check.Figure;

/** Draws small images side by side, in steps of brightness or of two colours; pixels that are not finite carry a colour of their own. */
final class ImagesPicture {
    private static final double WIDTH = 360;
    private static final double GAP = 8;
    private static final double LABEL = 20;
    private static final int MOST_IMAGES = 20;
    private static final int MOST_SIDE = 40;

    /** Steps of one colour, or from dark to bright. */
    private static final int STEPS = 5;

    private static final int GREYS = 2 * STEPS;
    private static final int LEVELS = 6;
    private static final int NOT_FINITE = 99;

    private final Figure.Images figure;
    private final List<Figure.Image> images;

    /** Pixels are averaged in squares of this side where an image is large. */
    private final int square;

    private final int rows;
    private final int columns;

    private ImagesPicture(Figure.Images figure) {
        this.figure = figure;
        this.images =
                figure.images().subList(0, Math.min(MOST_IMAGES, figure.images().size()));
        this.square = Math.max(1, (Math.max(figure.rows(), figure.columns()) + MOST_SIDE - 1) / MOST_SIDE);
        this.rows = (figure.rows() + square - 1) / square;
        this.columns = (figure.columns() + square - 1) / square;
    }

    static Picture draw(Figure.Images figure) {
        return new ImagesPicture(figure).picture();
    }

    private Picture picture() {
        boolean empty = images.isEmpty() || figure.rows() == 0 || figure.columns() == 0;
        String note = figure.images().size() > MOST_IMAGES
                ? "The first " + MOST_IMAGES + " of " + figure.images().size() + " images are shown."
                : "";
        if (square > 1) {
            note = (note + " Each cell is the mean of " + square + " × " + square + " pixels.").strip();
        }
        return new Picture(
                VisibleText.line(figure.title()),
                VisibleText.line(figure.caption()),
                empty ? null : plot(),
                empty ? "There is nothing to draw." : note,
                table());
    }

    private String plot() {
        int across = Math.min(images.size(), 5);
        int down = (images.size() + across - 1) / across;
        double width = Math.min(120, (WIDTH - GAP * (across - 1)) / across);
        double height = width * rows / columns;
        double bottom = down * (height + LABEL + 6);
        boolean key = figure.channels() == 1;
        Svg svg = new Svg(WIDTH, bottom + (key ? 44 : 4), VisibleText.line(figure.title()), sentence());
        double scale = images.stream()
                .mapToDouble(image -> largest(image.values()))
                .max()
                .orElse(0);
        for (int i = 0; i < images.size(); i++) {
            int line = i / across;
            double x = (i % across) * (width + GAP);
            double y = LABEL + line * (height + LABEL + 6);
            svg.text("tick", x, y - 5, VisibleText.brief(images.get(i).label(), 12));
            svg.rect("frame", x, y, width, height, 0);
            draw(svg, images.get(i), scale, x, y, width / columns, height / rows);
        }
        if (key) {
            key(svg, scale, bottom + 8);
        }
        return svg.markup();
    }

    private void draw(Svg svg, Figure.Image image, double scale, double x, double y, double width, double height) {
        if (figure.channels() == 3) {
            IntFunction<String> colours = colours(image);
            PixelRuns.paths(rows, columns, colours, x, y, width, height)
                    .forEach((colour, path) -> svg.painted(colour, path));
            return;
        }
        IntFunction<Integer> shades = figure.tone() == Figure.Tone.GREY ? greys(image) : twoColours(image, scale);
        PixelRuns.paths(rows, columns, shades, x, y, width, height)
                .forEach((shade, path) -> svg.path("pixel " + style(shade), path));
    }

    private static String style(int shade) {
        return shade == NOT_FINITE
                ? "odd"
                : shade < 0 ? "minus" + -shade : shade > GREYS ? "plus" + (shade - GREYS) : "grey" + shade;
    }

    /** From 1 for the darkest to ten for the brightest. */
    private IntFunction<Integer> greys(Figure.Image image) {
        double low = finite(image.values()).min().orElse(0);
        double high = finite(image.values()).max().orElse(0);
        return at -> {
            double value = cell(image.values(), 0, at);
            return !Double.isFinite(value)
                    ? NOT_FINITE
                    : high == low ? 1 : 1 + (int) Math.min(GREYS - 1, Math.floor((value - low) / (high - low) * GREYS));
        };
    }

    /** Negative steps below zero, steps beyond the greys above zero, nothing near zero. */
    private IntFunction<Integer> twoColours(Figure.Image image, double scale) {
        return at -> {
            double value = cell(image.values(), 0, at);
            if (!Double.isFinite(value)) {
                return NOT_FINITE;
            }
            int step = scale == 0 ? 0 : (int) Math.round(Math.abs(value) / scale * STEPS);
            return step == 0 ? null : value < 0 ? -step : GREYS + step;
        };
    }

    private IntFunction<String> colours(Figure.Image image) {
        double low = finite(image.values()).min().orElse(0);
        double high = finite(image.values()).max().orElse(0);
        return at -> {
            StringBuilder colour = new StringBuilder("#");
            for (int channel = 0; channel < 3; channel++) {
                double value = cell(image.values(), channel, at);
                double part = Double.isFinite(value) && high > low ? (value - low) / (high - low) : 0;
                int level = (int) Math.min(LEVELS - 1, Math.floor(part * LEVELS));
                colour.append(Integer.toHexString(level * 15 / (LEVELS - 1)));
            }
            return colour.toString();
        };
    }

    /** Mean of the pixels that a cell stands for; NaN if one of them is. */
    private double cell(double[] values, int channel, int at) {
        int fromRow = at / columns * square;
        int fromColumn = at % columns * square;
        double sum = 0;
        int count = 0;
        for (int i = fromRow; i < Math.min(figure.rows(), fromRow + square); i++) {
            for (int j = fromColumn; j < Math.min(figure.columns(), fromColumn + square); j++) {
                sum += values[(channel * figure.rows() + i) * figure.columns() + j];
                count++;
            }
        }
        return sum / count;
    }

    private void key(Svg svg, double scale, double y) {
        boolean grey = figure.tone() == Figure.Tone.GREY;
        int first = grey ? 1 : -STEPS;
        int last = grey ? GREYS : STEPS;
        double width = 14;
        for (int k = first; k <= last; k++) {
            double x = 90 + (k - first) * width;
            if (k == 0 || (k == 1 && grey)) {
                svg.rect("frame", x, y, width, 12, 0);
            }
            if (k != 0) {
                svg.rect("pixel " + (grey || k < 0 ? style(k) : style(GREYS + k)), x, y, width, 12, 0);
            }
        }
        double end = 90 + (last - first + 1) * width;
        svg.text("tick end", 84, y + 10, grey ? "smallest" : Numbers.brief(-scale))
                .text("tick", end + 6, y + 10, grey ? "largest" : Numbers.brief(scale))
                .text("label middle", (90 + end) / 2, y + 30, VisibleText.brief(figure.quantity(), 40));
    }

    private String sentence() {
        int odd = images.stream()
                .mapToInt(image -> (int) Arrays.stream(image.values())
                        .filter(value -> !Double.isFinite(value))
                        .count())
                .sum();
        return Numbers.count(images.size(), "image") + " of " + figure.rows() + " × " + figure.columns() + " pixels: "
                + String.join(
                        ", ",
                        images.stream()
                                .map(image -> VisibleText.brief(image.label(), 40))
                                .toList())
                + ". "
                + (figure.channels() == 3
                        ? "Red, green and blue from the smallest to the largest value of each image."
                        : figure.tone() == Figure.Tone.GREY
                                ? "Bright where the value is large."
                                : "One colour where the " + VisibleText.brief(figure.quantity(), 40)
                                        + " is positive, another where it is negative.")
                + (odd > 0 ? " " + Numbers.count(odd, "value") + " NaN or infinite." : "");
    }

    private Picture.Table table() {
        return new Picture.Table(
                "Each image in numbers",
                List.of("image", "smallest", "mean", "largest", "largest at (row, column)"),
                images.stream()
                        .map(image -> List.of(
                                VisibleText.line(image.label()),
                                Numbers.significant(finite(image.values()).min().orElse(Double.NaN), 4),
                                Numbers.significant(
                                        finite(image.values()).average().orElse(Double.NaN), 4),
                                Numbers.significant(finite(image.values()).max().orElse(Double.NaN), 4),
                                place(image.values())))
                        .toList());
    }

    private String place(double[] values) {
        int at = IntStream.range(0, values.length)
                .filter(i -> Double.isFinite(values[i]))
                .reduce((a, b) -> values[b] > values[a] ? b : a)
                .orElse(-1);
        int within = at < 0 ? 0 : at % (figure.rows() * figure.columns());
        return at < 0
                ? ""
                : String.format(Locale.ROOT, "(%d, %d)", within / figure.columns(), within % figure.columns());
    }

    private static double largest(double[] values) {
        return finite(values).map(Math::abs).max().orElse(0);
    }

    private static DoubleStream finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite);
    }
}
