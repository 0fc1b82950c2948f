package org.gradus.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.gradus.check.Figure;

/** Draws curves over steps; each has its own dashes and its name in the key. Values far apart are drawn on a logarithmic scale. */
final class CurvesPicture {
    private static final double WIDTH = 360;
    private static final double RIGHT = 350;
    private static final double PLOT = 190;
    private static final double LETTER = 7;
    private static final double KEY_ROW = 20;
    private static final int MOST_CURVES = 5;
    private static final int MOST_POINTS = 300;
    private static final int FEW_POINTS = 25;
    private static final int ROWS = 100;
    private static final double LOGARITHMIC_FROM = 1_000;

    /** Larger numbers are not drawn: the span between two of them could overflow. */
    private static final double LARGEST = 1e150;

    private final Figure.Curves figure;
    private final List<Figure.Curve> curves;

    private CurvesPicture(Figure.Curves figure) {
        this.figure = figure;
        this.curves =
                figure.curves().subList(0, Math.min(MOST_CURVES, figure.curves().size()));
    }

    static Picture draw(Figure.Curves figure) {
        return new CurvesPicture(figure).picture();
    }

    private Picture picture() {
        long drawn = finite().count();
        return new Picture(
                VisibleText.line(figure.title()),
                VisibleText.line(figure.caption()),
                drawn == 0 ? null : plot(),
                note(drawn),
                table());
    }

    private String note(long drawn) {
        long all = curves.stream().mapToLong(curve -> curve.values().length).sum();
        List<String> notes = new ArrayList<>();
        if (drawn == 0) {
            notes.add("There is nothing to draw: "
                    + (all == 0 ? "no steps." : "every value is NaN, infinite or beyond all scales."));
        } else if (drawn < all) {
            notes.add(Numbers.count(all - drawn, "value") + " of " + Numbers.count(all, "value")
                    + " cannot be drawn: NaN, infinite or beyond all scales. The curves have gaps there.");
        }
        if (drawn > 0 && logarithmic()) {
            notes.add("The scale is logarithmic: the values lie far apart.");
        }
        if (figure.curves().size() > MOST_CURVES) {
            notes.add("The first " + MOST_CURVES + " of " + figure.curves().size() + " curves are shown.");
        }
        return String.join(" ", notes);
    }

    private DoubleStream finite() {
        return curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.values()))
                .filter(CurvesPicture::drawable);
    }

    private static boolean drawable(double x) {
        return Math.abs(x) < LARGEST;
    }

    private boolean logarithmic() {
        double least = finite().min().orElse(0);
        return least > 0 && finite().max().orElse(0) / least > LOGARITHMIC_FROM;
    }

    private String plot() {
        boolean logarithmic = logarithmic();
        int keyRows = (curves.size() + 1) / 2;
        double top = 12 + KEY_ROW * keyRows;
        double bottom = top + PLOT;
        Axis y = logarithmic
                ? new Axis(
                        Math.floor(Math.log10(finite().min().orElse(1))),
                        Math.ceil(Math.log10(finite().max().orElse(1))),
                        bottom,
                        top)
                : Axis.around(finite().min().orElse(0), finite().max().orElse(0), bottom, top);
        List<Axis.Tick> yTicks = logarithmic ? decades(y) : y.ticks(5);
        double left = 30
                + LETTER
                        * yTicks.stream()
                                .mapToInt(tick -> tick.label().length())
                                .max()
                                .orElse(1);
        Axis x = across(left);
        Svg svg = new Svg(WIDTH, bottom + 42, VisibleText.line(figure.title()), sentence());
        for (Axis.Tick tick : yTicks) {
            double place = y.place(tick.value());
            svg.line(tick.value() == 0 && !logarithmic ? "zero" : "gridline", left, place, RIGHT, place)
                    .text("tick end", left - 6, place + 4, tick.label());
        }
        for (Axis.Tick tick : x.ticks(5)) {
            if (tick.value() == Math.rint(tick.value())) {
                svg.line("gridline", x.place(tick.value()), bottom, x.place(tick.value()), bottom + 4)
                        .text("tick middle", x.place(tick.value()), bottom + 17, tick.label());
            }
        }
        for (int k = 0; k < curves.size(); k++) {
            int keyRow = k / 2;
            double keyX = k % 2 == 0 ? 24 : 192;
            double keyY = 12 + KEY_ROW * keyRow;
            svg.line("curve curve" + k, keyX, keyY, keyX + 28, keyY)
                    .text(
                            "key",
                            keyX + 34,
                            keyY + 4,
                            VisibleText.brief(curves.get(k).label(), 18));
            curve(svg, k, x, y, logarithmic);
        }
        return svg.text("label middle", (left + RIGHT) / 2, bottom + 36, VisibleText.brief(figure.across(), 40))
                .upwards("label middle", 12, (top + bottom) / 2, VisibleText.brief(figure.quantity(), 30))
                .markup();
    }

    private Axis across(double left) {
        double[] steps = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.steps()))
                .filter(CurvesPicture::drawable)
                .toArray();
        double low = Arrays.stream(steps).min().orElse(0);
        double high = Arrays.stream(steps).max().orElse(1);
        return low == high ? new Axis(low - 1, high + 1, left, RIGHT) : new Axis(low, high, left + 4, RIGHT - 6);
    }

    private static List<Axis.Tick> decades(Axis y) {
        int every = (int) Math.max(1, Math.ceil((y.high() - y.low()) / 6));
        List<Axis.Tick> ticks = new ArrayList<>();
        for (int power = (int) y.low(); power <= y.high(); power += every) {
            ticks.add(new Axis.Tick(power, "1e" + power));
        }
        return ticks;
    }

    private void curve(Svg svg, int k, Axis x, Axis y, boolean logarithmic) {
        Figure.Curve curve = curves.get(k);
        int n = curve.values().length;
        int stride = Math.max(1, (n + MOST_POINTS - 1) / MOST_POINTS);
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < n; i = i + stride >= n && i < n - 1 ? n - 1 : i + stride) {
            double value = curve.values()[i];
            boolean here = drawable(value) && drawable(curve.steps()[i]);
            if (here) {
                double px = x.place(curve.steps()[i]);
                double py = y.place(logarithmic ? Math.log10(value) : value);
                path.append(pen ? 'L' : 'M').append(Svg.number(px)).append(' ').append(Svg.number(py));
                if (n <= FEW_POINTS) {
                    svg.circle("dot dot" + k, px, py, 2.4);
                }
            }
            pen = here;
        }
        svg.path("curve curve" + k, path);
    }

    private String sentence() {
        return VisibleText.brief(figure.quantity(), 60) + " over " + VisibleText.brief(figure.across(), 60) + ". "
                + curves.stream().map(CurvesPicture::words).collect(Collectors.joining("; ")) + ".";
    }

    private static String words(Figure.Curve curve) {
        double[] values = curve.values();
        String label = VisibleText.brief(curve.label(), 60);
        if (values.length == 0) {
            return label + ": no steps";
        }
        int least = 0;
        for (int i = 1; i < values.length; i++) {
            least = values[i] < values[least] || Double.isNaN(values[least]) ? i : least;
        }
        return label + ": from " + Numbers.significant(values[0], 3) + " to "
                + Numbers.significant(values[values.length - 1], 3) + ", lowest "
                + Numbers.significant(values[least], 3)
                + " at " + step(curve.steps()[least]);
    }

    private Picture.Table table() {
        NavigableSet<Double> places = new TreeSet<>();
        curves.forEach(curve -> Arrays.stream(curve.steps()).forEach(places::add));
        List<Double> all = List.copyOf(places);
        int stride = Math.max(1, (all.size() + ROWS - 1) / ROWS);
        List<String> columns = new ArrayList<>(List.of(VisibleText.line(figure.across())));
        curves.forEach(curve -> columns.add(VisibleText.line(curve.label())));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i += stride) {
            List<String> row = new ArrayList<>(List.of(step(all.get(i))));
            for (Figure.Curve curve : curves) {
                int at = Arrays.binarySearch(curve.steps(), all.get(i));
                row.add(at < 0 ? "" : Numbers.significant(curve.values()[at], 6));
            }
            rows.add(row);
        }
        return new Picture.Table(
                stride == 1
                        ? "All values"
                        : String.format(Locale.ROOT, "%,d of %,d steps, evenly spaced", rows.size(), all.size()),
                columns,
                rows);
    }

    private static String step(double step) {
        return step == Math.rint(step) && Math.abs(step) < 1e9
                ? Long.toString((long) step)
                : Numbers.significant(step, 4);
    }
}
