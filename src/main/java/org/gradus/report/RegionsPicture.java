package org.gradus.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gradus.check.Figure;

/** Draws decision regions with the examples on them: a tint and a shape of mark for each class, and a line between regions. */
final class RegionsPicture {
    private static final double WIDTH = 360;
    private static final double LEFT = 34;
    private static final double SIDE = 310;
    private static final double KEY_ROW = 20;
    private static final int MOST_CLASSES = 6;
    private static final int MOST_POINTS = 600;
    private static final double HALF = 3.2;

    private final Figure.Regions figure;
    private final double top;
    private final double height;
    private final Axis x;
    private final Axis y;

    private RegionsPicture(Figure.Regions figure) {
        this.figure = figure;
        int keyRows = (shown() + 1) / 2;
        this.top = 8 + KEY_ROW * keyRows;
        this.height = Math.max(
                120, Math.min(360, SIDE * (figure.top() - figure.bottom()) / (figure.right() - figure.left())));
        this.x = new Axis(figure.left(), figure.right(), LEFT, LEFT + SIDE);
        this.y = new Axis(figure.bottom(), figure.top(), top + height, top);
    }

    static Picture draw(Figure.Regions figure) {
        boolean drawable = figure.regions().length > 0
                && figure.right() > figure.left()
                && figure.top() > figure.bottom()
                && Double.isFinite(figure.right() - figure.left())
                && Double.isFinite(figure.top() - figure.bottom());
        return new Picture(
                VisibleText.line(figure.title()),
                VisibleText.line(figure.caption()),
                drawable ? new RegionsPicture(figure).plot() : null,
                drawable ? note(figure) : "There is nothing to draw.",
                table(figure));
    }

    private static String note(Figure.Regions figure) {
        List<String> notes = new ArrayList<>();
        if (figure.classes().size() > MOST_CLASSES) {
            notes.add("Classes from number " + MOST_CLASSES + " on are not told apart in the picture.");
        }
        if (figure.points().length > MOST_POINTS) {
            notes.add("The first " + MOST_POINTS + " of " + Numbers.count(figure.points().length, "point")
                    + " are drawn.");
        }
        return String.join(" ", notes);
    }

    private int shown() {
        return Math.min(MOST_CLASSES, figure.classes().size());
    }

    private String plot() {
        Svg svg = new Svg(WIDTH, top + height + 24, VisibleText.line(figure.title()), sentence());
        for (int k = 0; k < shown(); k++) {
            int keyRow = k / 2;
            double keyX = k % 2 == 0 ? LEFT + 8 : LEFT + 168;
            double keyY = 12 + KEY_ROW * keyRow;
            svg.rect("region region" + k, keyX - 8, keyY - 8, 26, 16, 0);
            mark(svg, k, keyX + 5, keyY);
            svg.text(
                    "key",
                    keyX + 26,
                    keyY + 4,
                    VisibleText.brief(figure.classes().get(k), 18));
        }
        double width = SIDE / figure.columns();
        double cell = height / figure.rows();
        PixelRuns.paths(figure.rows(), figure.columns(), this::region, LEFT, top, width, cell)
                .forEach((region, path) -> svg.path("region region" + region, path));
        svg.path("border", borders(width, cell));
        for (Axis.Tick tick : x.ticks(5)) {
            svg.text("tick middle", x.place(tick.value()), top + height + 16, tick.label());
        }
        for (Axis.Tick tick : y.ticks(5)) {
            svg.text("tick end", LEFT - 5, y.place(tick.value()) + 4, tick.label());
        }
        for (int i = 0; i < Math.min(MOST_POINTS, figure.points().length); i++) {
            double[] point = figure.points()[i];
            if (inside(point)) {
                mark(svg, Math.min(MOST_CLASSES - 1, figure.labels()[i]), x.place(point[0]), y.place(point[1]));
            }
        }
        return svg.markup();
    }

    private Integer region(int at) {
        return Math.max(0, Math.min(MOST_CLASSES - 1, figure.regions()[at]));
    }

    private boolean inside(double[] point) {
        return point[0] >= x.low() && point[0] <= x.high() && point[1] >= y.low() && point[1] <= y.high();
    }

    /** The lines between cells of different classes. */
    private StringBuilder borders(double width, double cell) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < figure.rows(); i++) {
            for (int j = 0; j < figure.columns(); j++) {
                int own = figure.regions()[i * figure.columns() + j];
                String right = Svg.number(LEFT + (j + 1) * width);
                String lower = Svg.number(top + (i + 1) * cell);
                if (j + 1 < figure.columns() && own != figure.regions()[i * figure.columns() + j + 1]) {
                    path.append('M')
                            .append(right)
                            .append(' ')
                            .append(Svg.number(top + i * cell))
                            .append('V')
                            .append(lower);
                }
                if (i + 1 < figure.rows() && own != figure.regions()[(i + 1) * figure.columns() + j]) {
                    path.append('M')
                            .append(Svg.number(LEFT + j * width))
                            .append(' ')
                            .append(lower)
                            .append('H')
                            .append(right);
                }
            }
        }
        return path;
    }

    /** Shapes tell the classes apart without colour: disc, square, triangle, diamond, cross, ring. */
    private static void mark(Svg svg, int label, double px, double py) {
        String style = "mark mark" + label;
        String left = Svg.number(px - HALF);
        String right = Svg.number(px + HALF);
        String upper = Svg.number(py - HALF);
        String lower = Svg.number(py + HALF);
        String middleX = Svg.number(px);
        String middleY = Svg.number(py);
        switch (label) {
            case 0 -> svg.circle(style, px, py, HALF);
            case 1 -> svg.rect(style, px - HALF, py - HALF, 2 * HALF, 2 * HALF, 0);
            case 2 ->
                svg.path(
                        style,
                        "M" + left + " " + lower + "L" + middleX + " " + upper + "L" + right + " " + lower + "z");
            case 3 ->
                svg.path(
                        style,
                        "M" + left + " " + middleY + "L" + middleX + " " + upper + "L" + right + " " + middleY + "L"
                                + middleX + " " + lower + "z");
            case 4 ->
                svg.path(
                        style,
                        "M" + left + " " + upper + "L" + right + " " + lower + "M" + left + " " + lower + "L" + right
                                + " " + upper);
            default -> svg.circle(style, px, py, HALF + 0.4);
        }
    }

    private String sentence() {
        int[] right = right(figure);
        int[] all = all(figure);
        return "Predicted class over the plane from " + Numbers.significant(figure.left(), 3) + " to "
                + Numbers.significant(figure.right(), 3) + " and from " + Numbers.significant(figure.bottom(), 3)
                + " to "
                + Numbers.significant(figure.top(), 3) + ". "
                + String.join(
                        "; ",
                        IntStream.range(0, figure.classes().size())
                                .mapToObj(
                                        k -> VisibleText.brief(figure.classes().get(k), 40) + ": " + right[k] + " of "
                                                + Numbers.count(all[k], "point") + " in their own region")
                                .toList())
                + ".";
    }

    private static Picture.Table table(Figure.Regions figure) {
        int[] right = right(figure);
        int[] all = all(figure);
        long cells = Math.max(1, figure.regions().length);
        return new Picture.Table(
                "Points and regions",
                List.of("class", "points", "in their own region", "part of the plane"),
                IntStream.range(0, figure.classes().size())
                        .mapToObj(k -> List.of(
                                VisibleText.line(figure.classes().get(k)),
                                Integer.toString(all[k]),
                                Integer.toString(right[k]),
                                String.format(
                                        Locale.ROOT,
                                        "%.0f %%",
                                        100.0
                                                * IntStream.of(figure.regions())
                                                        .filter(region -> region == k)
                                                        .count()
                                                / cells)))
                        .toList());
    }

    private static int[] all(Figure.Regions figure) {
        int[] all = new int[Math.max(1, figure.classes().size())];
        for (int label : figure.labels()) {
            if (label >= 0 && label < all.length) {
                all[label]++;
            }
        }
        return all;
    }

    /** For each class the number of points that lie in a cell of their own class. */
    private static int[] right(Figure.Regions figure) {
        int[] right = new int[Math.max(1, figure.classes().size())];
        for (int i = 0; i < figure.labels().length; i++) {
            double[] point = figure.points()[i];
            int column =
                    (int) Math.floor((point[0] - figure.left()) / (figure.right() - figure.left()) * figure.columns());
            int row = (int) Math.floor((figure.top() - point[1]) / (figure.top() - figure.bottom()) * figure.rows());
            int label = figure.labels()[i];
            if (label >= 0
                    && label < right.length
                    && column >= 0
                    && column < figure.columns()
                    && row >= 0
                    && row < figure.rows()
                    && figure.regions()[row * figure.columns() + column] == label) {
                right[label]++;
            }
        }
        return right;
    }
}
