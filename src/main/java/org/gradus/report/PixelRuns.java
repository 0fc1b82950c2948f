package org.gradus.report;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Turns a grid of cells into few shapes: neighbours in a row with the same key become one rectangle, all of one key one path. */
final class PixelRuns {
    private PixelRuns() {}

    /**
     * Returns the path commands for each key, in the key's order.
     *
     * @param keys key of each cell, row by row; null cells are left out
     * @param x left edge of the grid
     * @param y upper edge of the grid
     * @param width width of a cell
     * @param height height of a cell
     */
    static <K extends Comparable<K>> NavigableMap<K, StringBuilder> paths(
            int rows, int columns, IntFunction<K> keys, double x, double y, double width, double height) {
        NavigableMap<K, StringBuilder> paths = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; ) {
                K key = keys.apply(row * columns + column);
                int end = column + 1;
                while (end < columns && key != null && key.equals(keys.apply(row * columns + end))) {
                    end++;
                }
                if (key != null) {
                    // Both edges are rounded in the same way as the neighbour's: no slits between them.
                    double left = Math.round((x + column * width) * 10) / 10.0;
                    double right = Math.round((x + end * width) * 10) / 10.0;
                    double upper = Math.round((y + row * height) * 10) / 10.0;
                    double lower = Math.round((y + (row + 1) * height) * 10) / 10.0;
                    paths.computeIfAbsent(key, any -> new StringBuilder())
                            .append('M')
                            .append(Svg.number(left))
                            .append(' ')
                            .append(Svg.number(upper))
                            .append('H')
                            .append(Svg.number(right))
                            .append('V')
                            .append(Svg.number(lower))
                            .append('H')
                            .append(Svg.number(left))
                            .append('z');
                }
                column = end;
            }
        }
        return paths;
    }
}
