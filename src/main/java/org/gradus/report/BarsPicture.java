package org.gradus.report;

import java.util.List;
import java.util.Locale;
import org.gradus.check.Figure;

/** Draws labelled bars, on a logarithmic scale if they are far apart. The value stands beside each bar as text. */
final class BarsPicture {
    private static final double WIDTH = 360;
    private static final double LONGEST = 250;
    private static final double GAP = 8;

    /** At least as wide as most characters of a value. */
    private static final double CHARACTER = 7;

    private static final double ROW = 44;
    private static final double LOGARITHMIC_FROM = 50;

    private BarsPicture() {}

    static Picture draw(Figure.Bars figure) {
        String unit = VisibleText.brief(figure.unit(), 20);
        Scale scale = Scale.of(figure, longest(figure, unit));
        StringBuilder sentence = new StringBuilder(figure.bars().size() == 1 ? "One bar: " : "Bars: ");
        Svg svg = new Svg(
                WIDTH,
                figure.bars().size() * ROW + 4,
                VisibleText.line(figure.title()),
                sentence.append(String.join(
                                "; ",
                                figure.bars().stream()
                                        .map(bar -> VisibleText.brief(bar.label(), 80) + ", " + value(bar, unit))
                                        .toList()))
                        .append('.')
                        .toString());
        for (int i = 0; i < figure.bars().size(); i++) {
            Figure.Bar bar = figure.bars().get(i);
            double y = i * ROW;
            double end = scale.length(bar.value());
            svg.text("label", 0, y + 14, VisibleText.brief(bar.label(), 48));
            if (end > 0) {
                svg.rect("bar", 0, y + 20, end, 16, 3);
            }
            svg.text("value", end + (end > 0 ? GAP : 0), y + 33, value(bar, unit));
        }
        return new Picture(
                VisibleText.line(figure.title()),
                VisibleText.line(figure.caption()),
                figure.bars().isEmpty() ? null : svg.markup(),
                figure.bars().isEmpty()
                        ? "There is nothing to draw."
                        : scale.logarithmic() ? "The lengths are logarithmic: the values lie far apart." : "",
                new Picture.Table(
                        "All values",
                        List.of("what", unit.isEmpty() ? "value" : unit),
                        figure.bars().stream()
                                .map(bar -> List.of(VisibleText.line(bar.label()), Numbers.significant(bar.value(), 6)))
                                .toList()));
    }

    /** The length that leaves room for the values beside the bars. */
    private static double longest(Figure.Bars figure, String unit) {
        int characters = figure.bars().stream()
                .mapToInt(bar -> value(bar, unit).length())
                .max()
                .orElse(0);
        return Math.min(LONGEST, WIDTH - GAP - CHARACTER * characters);
    }

    private static String value(Figure.Bar bar, String unit) {
        double value = bar.value();
        String number = Math.abs(value) >= 1_000 && Math.abs(value) < 1e9
                ? String.format(Locale.ROOT, "%,.0f", value)
                : Numbers.significant(value, 3);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /** From values to lengths. */
    private record Scale(boolean logarithmic, Axis axis) {
        static Scale of(Figure.Bars figure, double longest) {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (Figure.Bar bar : figure.bars()) {
                if (hasLength(bar.value())) {
                    least = Math.min(least, bar.value());
                    most = Math.max(most, bar.value());
                }
            }
            return most / least > LOGARITHMIC_FROM
                    ? new Scale(true, new Axis(Math.log10(least) - 0.5, Math.log10(most), 0, longest))
                    : new Scale(false, new Axis(0, most == 0 ? 1 : most, 0, longest));
        }

        double length(double value) {
            return hasLength(value) ? Math.max(2, axis.place(logarithmic ? Math.log10(value) : value)) : 0;
        }

        private static boolean hasLength(double value) {
            return value > 0 && Double.isFinite(value);
        }
    }
}
