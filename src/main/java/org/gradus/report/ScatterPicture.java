package org.gradus.report;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradus.check.Figure;

/** Draws analytic against numeric derivatives: a right gradient lies on the solid line. */
final class ScatterPicture {
    private static final double WIDTH = 360;
    private static final double HEIGHT = 292;
    private static final double RIGHT = 352;
    private static final double TOP = 32;
    private static final double BOTTOM = 246;
    private static final int ROWS = 100;

    /** About the width of a digit in a tick's label. */
    private static final double LETTER = 7;

    /** Larger numbers are not drawn: the span between two of them could overflow. */
    private static final double LARGEST = 1e150;

    /** A slope nearer to 1 than this is written as 1.000. */
    private static final double SLOPE_ROUNDING = 5e-4;

    private ScatterPicture() {}

    static Picture draw(Figure.Scatter figure) {
        int n = Math.min(figure.numeric().length, figure.analytic().length);
        int[] drawn = IntStream.range(0, n)
                .filter(i -> drawable(figure.numeric()[i]) && drawable(figure.analytic()[i]))
                .toArray();
        String note = "";
        if (drawn.length < n) {
            note = drawn.length == 0
                    ? "There is nothing to draw: " + (n == 1 ? "the only point is" : "all " + n + " points are")
                            + " NaN or infinite."
                    : (n - drawn.length) + " of " + Numbers.count(n, "point")
                            + " cannot be drawn: NaN, infinite or beyond all scales.";
        }
        return new Picture(
                VisibleText.line(figure.title()),
                VisibleText.line(figure.caption()),
                drawn.length == 0 ? null : plot(figure, drawn, note),
                note,
                table(figure, n));
    }

    private static boolean drawable(double x) {
        return Math.abs(x) < LARGEST;
    }

    private static String plot(Figure.Scatter figure, int[] drawn, String note) {
        double least = min(figure.numeric(), drawn);
        double most = max(figure.numeric(), drawn);
        boolean flat = least == 0 && most == 0;
        double leastAnalytic = min(figure.analytic(), drawn);
        double mostAnalytic = max(figure.analytic(), drawn);
        Axis y = Axis.around(Math.min(least, leastAnalytic), Math.max(most, mostAnalytic), BOTTOM, TOP);
        List<Axis.Tick> yTicks = y.ticks(5);
        double left = 30
                + LETTER
                        * yTicks.stream()
                                .mapToInt(tick -> tick.label().length())
                                .max()
                                .orElse(1);
        Axis x = flat ? Axis.around(leastAnalytic, mostAnalytic, left, RIGHT) : Axis.around(least, most, left, RIGHT);
        boolean other = Math.abs(figure.slope() - 1) > SLOPE_ROUNDING && drawable(figure.slope());
        String slope = slope(figure.slope());

        Svg svg = new Svg(
                WIDTH,
                HEIGHT,
                VisibleText.line(figure.title()),
                "Analytic gradient against numeric gradient, " + Numbers.count(drawn.length, "point") + ". "
                        + (other
                                ? "The best line through them has slope " + slope + " instead of slope 1."
                                : Double.isNaN(figure.slope())
                                        ? "A right gradient lies on the line of slope 1."
                                        : "The best line through them has slope 1, as expected.")
                        + (note.isEmpty() ? "" : " " + note));
        for (Axis.Tick tick : ticksApart(x)) {
            double place = x.place(tick.value());
            svg.line(tick.value() == 0 ? "zero" : "gridline", place, TOP, place, BOTTOM)
                    .text("tick middle", place, BOTTOM + 16, tick.label());
        }
        for (Axis.Tick tick : yTicks) {
            double place = y.place(tick.value());
            svg.line(tick.value() == 0 ? "zero" : "gridline", left, place, RIGHT, place)
                    .text("tick end", left - 6, place + 4, tick.label());
        }
        line(svg, "expected", x, y, 1);
        if (other) {
            line(svg, "yours", x, y, figure.slope());
        }
        // Thousands of points on one spot look like one point, but weigh like thousands.
        Set<Long> spots = new HashSet<>();
        for (int i : drawn) {
            double px = x.place(figure.numeric()[i]);
            double py = y.place(figure.analytic()[i]);
            if (spots.add(Math.round(px) * 10_000 + Math.round(py))) {
                svg.circle("point", px, py, drawn.length > 200 ? 2.2 : 3.6);
            }
        }
        svg.line("expected", 24, 12, 46, 12).text("key expected-text", 52, 16, "expected: slope 1");
        if (other) {
            svg.line("yours", 178, 12, 200, 12).text("key yours-text", 206, 16, "yours: slope " + slope);
        }
        return svg.text("label middle", (left + RIGHT) / 2, HEIGHT - 8, "numeric gradient of your loss")
                .upwards("label middle", 12, (TOP + BOTTOM) / 2, "your analytic gradient")
                .markup();
    }

    /** Ticks whose labels do not touch. */
    private static List<Axis.Tick> ticksApart(Axis x) {
        List<Axis.Tick> ticks = x.ticks(5);
        double letters =
                ticks.stream().mapToInt(tick -> tick.label().length() + 2).sum();
        return letters * LETTER < x.end() - x.start() ? ticks : x.ticks(2);
    }

    /** The part of a line through the origin that lies inside the plot. */
    private static void line(Svg svg, String style, Axis x, Axis y, double slope) {
        double from = x.low();
        double to = x.high();
        if (slope != 0) {
            double a = y.low() / slope;
            double b = y.high() / slope;
            from = Math.max(from, Math.min(a, b));
            to = Math.min(to, Math.max(a, b));
        }
        svg.line(style, x.place(from), y.place(slope * from), x.place(to), y.place(slope * to));
    }

    private static String slope(double slope) {
        double size = Math.abs(slope);
        return size == 0 || (size >= 1e-2 && size < 1e4)
                ? String.format(Locale.ROOT, "%.3f", slope)
                : Numbers.scientific(slope, 2);
    }

    private static Picture.Table table(Figure.Scatter figure, int n) {
        List<Integer> worst = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -distance(figure, i)))
                .limit(ROWS)
                .toList();
        List<String> numeric = Numbers.column(
                worst.stream().mapToDouble(i -> figure.numeric()[i]).toArray());
        List<String> analytic = Numbers.column(
                worst.stream().mapToDouble(i -> figure.analytic()[i]).toArray());
        return new Picture.Table(
                n > ROWS
                        ? String.format(
                                Locale.ROOT, "The %d points of %,d that lie farthest from the expected line", ROWS, n)
                        : "All points, the farthest from the expected line first",
                List.of("point", "numeric", "analytic (yours)"),
                IntStream.range(0, worst.size())
                        .mapToObj(k -> List.of(Integer.toString(worst.get(k) + 1), numeric.get(k), analytic.get(k)))
                        .toList());
    }

    private static double distance(Figure.Scatter figure, int i) {
        double distance = Math.abs(figure.analytic()[i] - figure.numeric()[i]);
        return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
    }

    private static double min(double[] values, int[] at) {
        return IntStream.of(at).mapToDouble(i -> values[i]).min().orElse(0);
    }

    private static double max(double[] values, int[] at) {
        return IntStream.of(at).mapToDouble(i -> values[i]).max().orElse(0);
    }
}
