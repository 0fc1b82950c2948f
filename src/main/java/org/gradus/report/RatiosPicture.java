package org.gradus.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradus.check.Figure;

/**
 * Draws a submission's entries divided by the expected ones as a histogram, with the place of the ratio 1. Ratios that nearly coincide
 * get one bar, however far the others are away: that is what a constant factor looks like.
 */
final class RatiosPicture {
    private static final double WIDTH = 360;
    private static final double HEIGHT = 190;
    private static final double TOP = 30;
    private static final double BOTTOM = 142;
    private static final double LEFT = 34;
    private static final double RIGHT = 348;
    private static final int BINS = 21;
    private static final int TABLE_ROWS = 60;
    /** Ratios that differ by less are one factor. */
    private static final double SAME = 1e-6;
    /** Ratios this much larger than the median are counted, not drawn: an expected entry is nearly zero there. */
    private static final double FAR = 100;

    private RatiosPicture() {}

    static Picture draw(Figure.Ratios figure) {
        String title = VisibleText.line(figure.title());
        String caption = VisibleText.line(figure.caption());
        double[] all = IntStream.range(0, Math.min(figure.expected().length, figure.found().length))
                .mapToDouble(i -> figure.found()[i] / figure.expected()[i])
                .toArray();
        double[] finite = Arrays.stream(all).filter(Double::isFinite).sorted().toArray();
        Picture.Table table = table(figure, all);
        if (finite.length == 0) {
            return new Picture(title, caption, null, "There is no ratio to draw.", table);
        }
        double reach = FAR * Math.max(1, Math.abs(finite[finite.length / 2]));
        double[] drawn =
                Arrays.stream(finite).filter(ratio -> Math.abs(ratio) <= reach).toArray();
        int left = all.length - drawn.length;
        String note = left == 0
                ? ""
                : Numbers.count(left, "ratio") + (left == 1 ? " is" : " are")
                        + " left out: the expected entry is zero or nearly so, or yours is not finite.";
        return drawn.length == 0
                ? new Picture(title, caption, null, note, table)
                : new Picture(title, caption, histogram(figure, drawn, note), note, table);
    }

    private static String histogram(Figure.Ratios figure, double[] ratios, String note) {
        double least = ratios[0];
        double most = ratios[ratios.length - 1];
        double middle = ratios[ratios.length / 2];
        boolean constant = most - least <= SAME * Math.max(1, Math.abs(middle));
        Axis x = Axis.around(Math.min(1, least), Math.max(1, most), LEFT, RIGHT);
        int[] counts = new int[BINS];
        for (double ratio : ratios) {
            counts[bin(x, ratio)]++;
        }
        int tallest = Arrays.stream(counts).max().orElse(1);
        boolean one = constant && Math.abs(middle - 1) <= SAME;
        String shown = Numbers.significant(middle, 4);
        Svg svg = new Svg(
                WIDTH,
                HEIGHT,
                VisibleText.line(figure.title()),
                (constant
                                ? Numbers.count(ratios.length, "ratio") + ", all " + shown + "."
                                : Numbers.count(ratios.length, "ratio") + " between " + Numbers.significant(least, 3)
                                        + " and " + Numbers.significant(most, 3) + ".")
                        + " A right answer has the ratio 1 everywhere."
                        + (note.isEmpty() ? "" : " " + note));
        for (Axis.Tick tick : x.ticks(5)) {
            double place = x.place(tick.value());
            svg.line("gridline", place, TOP, place, BOTTOM).text("tick middle", place, BOTTOM + 16, tick.label());
        }
        double width = (RIGHT - LEFT) / BINS;
        for (int k = 0; k < BINS; k++) {
            if (counts[k] > 0) {
                double height = Math.max(3, (BOTTOM - TOP - 16) * counts[k] / tallest);
                double from = LEFT + k * width;
                if (constant) {
                    // One value stands at its place, not in the middle of a bin.
                    from = x.place(middle) - width / 2;
                }
                svg.rect("found", from + 1, BOTTOM - height, width - 2, height, 2)
                        .text("value middle", from + width / 2, BOTTOM - height - 5, Integer.toString(counts[k]));
            }
        }
        svg.line("expected", x.place(1), TOP - 6, x.place(1), BOTTOM);
        svg.line("zero", LEFT, BOTTOM, RIGHT, BOTTOM);
        svg.line("expected", LEFT, 12, LEFT + 22, 12).text("key expected-text", LEFT + 28, 16, "expected: ratio 1");
        if (constant && !one) {
            svg.rect("found", 196, 6, 12, 12, 2).text("key yours-text", 214, 16, "yours: ratio " + shown);
        }
        return svg.text("label middle", (LEFT + RIGHT) / 2, HEIGHT - 10, "yours divided by the expected")
                .upwards("label middle", 14, (TOP + BOTTOM) / 2, "entries")
                .markup();
    }

    private static int bin(Axis x, double ratio) {
        double place = (x.place(ratio) - LEFT) / (RIGHT - LEFT) * BINS;
        return Math.max(0, Math.min(BINS - 1, (int) Math.floor(place)));
    }

    private static Picture.Table table(Figure.Ratios figure, double[] ratios) {
        List<List<String>> rows = new ArrayList<>();
        int shown = Math.min(TABLE_ROWS, ratios.length);
        for (int i = 0; i < shown; i++) {
            rows.add(List.of(
                    i < figure.names().size() ? VisibleText.brief(figure.names().get(i), 80) : Integer.toString(i),
                    Numbers.significant(figure.expected()[i], 6),
                    Numbers.significant(figure.found()[i], 6),
                    Numbers.significant(ratios[i], 6)));
        }
        return new Picture.Table(
                shown == ratios.length ? "All entries" : "The first " + shown + " of " + ratios.length + " entries",
                List.of("entry", "expected", "yours", "ratio"),
                rows);
    }
}
