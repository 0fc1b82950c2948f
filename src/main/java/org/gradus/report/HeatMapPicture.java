package org.gradus.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gradus.check.Figure;

/**
 * Draws the entries of a matrix: numbers in cells if it is small; otherwise shades in five steps, where each cell may stand for many
 * entries and shows the largest of them. Negative cells carry a stroke and cells that are not finite a cross.
 */
final class HeatMapPicture {
    private static final double WIDTH = 360;
    private static final double LEFT = 46;
    private static final int SHADES = 5;
    private static final int MOST_ROWS_WITH_NUMBERS = 12;
    private static final int MOST_COLUMNS_WITH_NUMBERS = 6;
    private static final int MOST_CELLS_ACROSS = 48;
    private static final int MOST_CELLS_DOWN = 24;
    private static final int TABLE_ROWS = 50;

    /** From this ratio of the largest to the median magnitude on, each shade is a power of ten. */
    private static final double DECADES_FROM = 100;

    private HeatMapPicture() {}

    static Picture draw(Figure.HeatMap figure) {
        String title = VisibleText.line(figure.title());
        String caption = VisibleText.line(figure.caption());
        if (figure.values().length == 0) {
            return new Picture(title, caption, null, "There is nothing to draw: the matrix is empty.", largest(figure));
        }
        if (figure.rows() <= MOST_ROWS_WITH_NUMBERS && figure.columns() <= MOST_COLUMNS_WITH_NUMBERS) {
            return new Picture(title, caption, cells(figure), "", matrix(figure));
        }
        Grid grid = Grid.of(figure);
        return new Picture(title, caption, map(figure, grid), grid.note(), largest(figure));
    }

    private static String cells(Figure.HeatMap figure) {
        Shades shades = Shades.of(figure.values());
        double cell = (WIDTH - LEFT) / figure.columns();
        double height = Math.max(34, Math.min(46, 230.0 / figure.rows()));
        Svg svg = new Svg(WIDTH, 22 + figure.rows() * height + 4, VisibleText.line(figure.title()), sentence(figure));
        for (int j = 0; j < figure.columns(); j++) {
            svg.text("tick middle", LEFT + (j + 0.5) * cell, 14, "col " + j);
        }
        for (int i = 0; i < figure.rows(); i++) {
            double y = 22 + i * height;
            svg.text("tick end", LEFT - 8, y + height / 2 + 3, "row " + i);
            for (int j = 0; j < figure.columns(); j++) {
                double value = figure.values()[i * figure.columns() + j];
                double x = LEFT + j * cell;
                svg.rect("cell soft" + shades.of(value), x + 1.5, y + 1.5, cell - 3, height - 3, 4)
                        .text("value middle", x + cell / 2, y + height / 2 + 4, Numbers.significant(value, 3));
            }
        }
        return svg.markup();
    }

    private static String map(Figure.HeatMap figure, Grid grid) {
        Shades shades = Shades.of(figure.values());
        double width = (WIDTH - LEFT) / grid.across();
        double height = Math.max(6, Math.min(20, Math.min(width * 2, 260.0 / grid.down())));
        double bottom = 22 + grid.down() * height;
        String signs = signs(figure);
        Svg svg = new Svg(
                WIDTH, bottom + (signs.isEmpty() ? 58 : 78), VisibleText.line(figure.title()), sentence(figure));
        svg.text("label", LEFT, 14, grid.acrossName() + " 0 to " + (grid.acrossEntries() - 1) + " →");
        svg.upwards("label middle", 12, (22 + bottom) / 2, grid.downName() + "s");
        for (int i = 0; i < grid.down(); i++) {
            double y = 22 + i * height;
            if (i % labelEvery(grid.down(), height) == 0) {
                svg.text("tick end", LEFT - 6, y + height / 2 + 4, Integer.toString(i * grid.downStep()));
            }
            for (int j = 0; j < grid.across(); j++) {
                double value = grid.cells()[i * grid.across() + j];
                mark(svg, shades, value, LEFT + j * width, y, width, height);
            }
        }
        key(svg, figure, shades, signs, bottom + 14);
        return svg.markup();
    }

    private static int labelEvery(int rows, double height) {
        return rows * height < 14 ? rows : (int) Math.ceil(14 / height);
    }

    private static void mark(Svg svg, Shades shades, double value, double x, double y, double width, double height) {
        int shade = shades.of(value);
        svg.rect("cell shade" + shade, x + 0.4, y + 0.4, width - 0.8, height - 0.8, 0);
        String style = shade > SHADES / 2 ? "sign ondark" : "sign";
        double middle = y + height / 2;
        double half = Math.min(width, height) * 0.3;
        if (!Double.isFinite(value)) {
            svg.line(style, x + width / 2 - half, middle - half, x + width / 2 + half, middle + half);
            svg.line(style, x + width / 2 - half, middle + half, x + width / 2 + half, middle - half);
        } else if (value < 0) {
            svg.line(style, x + width / 2 - half, middle, x + width / 2 + half, middle);
        }
    }

    /** Says what the shades mean. */
    private static void key(Svg svg, Figure.HeatMap figure, Shades shades, String signs, double y) {
        double width = (WIDTH - LEFT) / SHADES;
        svg.text("label", LEFT, y + 10, VisibleText.brief(figure.quantity(), 40));
        for (int k = 0; k < SHADES; k++) {
            svg.rect("cell shade" + k, LEFT + k * width, y + 17, width - 4, 10, 0)
                    .text("tick", LEFT + k * width, y + 40, shades.label(k));
        }
        svg.text("label", LEFT, y + 58, signs);
    }

    /** What the signs in the cells mean; empty if there are none. */
    private static String signs(Figure.HeatMap figure) {
        List<String> signs = new ArrayList<>();
        if (Arrays.stream(figure.values()).anyMatch(x -> x < 0)) {
            signs.add("– negative");
        }
        if (Arrays.stream(figure.values()).anyMatch(x -> !Double.isFinite(x))) {
            signs.add("✕ NaN or infinite");
        }
        return String.join(" · ", signs);
    }

    private static String sentence(Figure.HeatMap figure) {
        double[] finite =
                Arrays.stream(figure.values()).filter(Double::isFinite).toArray();
        int odd = figure.values().length - finite.length;
        String words = VisibleText.brief(figure.quantity(), 80) + " of a matrix of " + figure.rows() + " rows and "
                + figure.columns() + " columns";
        if (finite.length > 0) {
            double low = Arrays.stream(finite).min().orElseThrow();
            double high = Arrays.stream(finite).max().orElseThrow();
            words += low == high
                    ? ": " + Numbers.significant(low, 3) + " everywhere"
                    : ": between " + Numbers.significant(low, 3) + " and " + Numbers.significant(high, 3);
        }
        return words + (odd > 0 ? "; " + odd + " of them NaN or infinite" : "") + ".";
    }

    private static Picture.Table matrix(Figure.HeatMap figure) {
        List<String> columns = new ArrayList<>(List.of("row"));
        IntStream.range(0, figure.columns()).forEach(j -> columns.add("column " + j));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < figure.rows(); i++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(i)));
            for (int j = 0; j < figure.columns(); j++) {
                row.add(Numbers.significant(figure.values()[i * figure.columns() + j], 6));
            }
            rows.add(row);
        }
        return new Picture.Table("All entries: " + VisibleText.brief(figure.quantity(), 80), columns, rows);
    }

    private static Picture.Table largest(Figure.HeatMap figure) {
        List<List<String>> rows = IntStream.range(0, figure.values().length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -rank(figure.values()[i])))
                .limit(TABLE_ROWS)
                .map(i -> List.of(
                        "[" + i / figure.columns() + ", " + i % figure.columns() + "]",
                        Numbers.significant(figure.values()[i], 6)))
                .toList();
        return new Picture.Table(
                String.format(Locale.ROOT, "The %d largest of %,d entries", rows.size(), figure.values().length),
                List.of("row, column", VisibleText.brief(figure.quantity(), 80)),
                rows);
    }

    /** Order of importance: what is not finite stands before everything else. */
    private static double rank(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.abs(value);
    }

    /**
     * The entries put together into so few cells that they can be seen; a tall matrix lies on its side.
     *
     * @param cells row-major, each the entry of largest magnitude
     */
    private record Grid(
            boolean lying,
            int across,
            int down,
            int acrossEntries,
            int downEntries,
            int acrossStep,
            int downStep,
            double[] cells) {
        static Grid of(Figure.HeatMap figure) {
            boolean lying = figure.rows() > MOST_CELLS_DOWN && figure.rows() > figure.columns();
            int acrossEntries = lying ? figure.rows() : figure.columns();
            int downEntries = lying ? figure.columns() : figure.rows();
            int acrossStep = parts(acrossEntries, MOST_CELLS_ACROSS);
            int downStep = parts(downEntries, MOST_CELLS_DOWN);
            int across = parts(acrossEntries, acrossStep);
            int down = parts(downEntries, downStep);
            double[] cells = new double[across * down];
            for (int i = 0; i < figure.rows(); i++) {
                for (int j = 0; j < figure.columns(); j++) {
                    double value = figure.values()[i * figure.columns() + j];
                    int cell = lying ? j / downStep * across + i / acrossStep : i / downStep * across + j / acrossStep;
                    if (rank(value) > rank(cells[cell])) {
                        cells[cell] = value;
                    }
                }
            }
            return new Grid(lying, across, down, acrossEntries, downEntries, acrossStep, downStep, cells);
        }

        private static int parts(int n, int size) {
            return (n + size - 1) / size;
        }

        String acrossName() {
            return lying ? "row" : "column";
        }

        String downName() {
            return lying ? "column" : "row";
        }

        String note() {
            return acrossStep * downStep == 1
                    ? ""
                    : "Each cell stands for " + Numbers.count(acrossStep, acrossName()) + " × "
                            + Numbers.count(downStep, downName()) + " and shows the largest of their entries.";
        }
    }

    /** Five steps of magnitude: equal parts, or powers of ten when the magnitudes are far apart. */
    private record Shades(double largest, boolean decades) {
        static Shades of(double[] values) {
            double largest = Arrays.stream(values)
                    .filter(Double::isFinite)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            double[] sizes = Arrays.stream(values)
                    .filter(Double::isFinite)
                    .map(Math::abs)
                    .filter(x -> x > 0)
                    .sorted()
                    .toArray();
            return new Shades(largest, sizes.length > 0 && largest / sizes[sizes.length / 2] > DECADES_FROM);
        }

        /** Lower end of a shade. */
        double from(int shade) {
            return shade == 0 ? 0 : decades ? largest * Math.pow(10, shade - SHADES) : largest / SHADES * shade;
        }

        int of(double value) {
            if (!Double.isFinite(value)) {
                return 0;
            }
            int shade = SHADES - 1;
            while (shade > 0 && Math.abs(value) < from(shade)) {
                shade--;
            }
            return largest == 0 ? 0 : shade;
        }

        String label(int shade) {
            return shade == 0 ? "< " + Numbers.brief(from(1)) : "≥ " + Numbers.brief(from(shade));
        }
    }
}
