package org.gradus.report;

import java.util.List;
import org.gradus.check.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A figure, drawn: markup and the table behind it.
 *
 * @param title what it shows, as a heading
 * @param caption one sentence that says what to see
 * @param svg the picture; null if nothing in it can be drawn
 * @param note what the picture leaves out; empty if nothing
 * @param table the same as numbers
 */
public record Picture(
        String title, String caption, @Nullable String svg, String note, Table table) {
    /** Draws a figure. */
    static Picture of(Figure figure) {
        if (figure instanceof Figure.Scatter scatter) {
            return ScatterPicture.draw(scatter);
        }
        if (figure instanceof Figure.HeatMap map) {
            return HeatMapPicture.draw(map);
        }
        if (figure instanceof Figure.Bars bars) {
            return BarsPicture.draw(bars);
        }
        if (figure instanceof Figure.Curves curves) {
            return CurvesPicture.draw(curves);
        }
        if (figure instanceof Figure.Images images) {
            return ImagesPicture.draw(images);
        }
        if (figure instanceof Figure.Regions regions) {
            return RegionsPicture.draw(regions);
        }

        if (figure instanceof Figure.Ratios ratios) {
            return RatiosPicture.draw(ratios);
        }
        throw new IllegalArgumentException("Nobody draws " + figure.getClass().getName());
    }

    /**
     * Numbers in rows; the first column names the row.
     *
     * @param caption what the rows are
     */
    public record Table(String caption, List<String> columns, List<List<String>> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }
}
