package org.gradus.benchmark;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Prints medians and their ratios, one line for each figure. */
final class Table {
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    /** Begins a table. */
    void head(String title) {
        out.printf("%n%s%n", title);
        row("figure", "Gradus", "compared with", "ratio", "goal");
    }

    void note(String text) {
        out.println(text);
    }

    /** A figure held against another of the same run. */
    void ratio(String figure, String unit, List<Double> ours, List<Double> theirs, String goal) {
        double left = median(ours);
        double right = median(theirs);
        String ratio = left < right
                ? String.format(Locale.ROOT, "1/%.1f", right / left)
                : String.format(Locale.ROOT, "%.2f", left / right);
        row(figure + " (median of " + ours.size() + ")", show(left, unit), show(right, unit), ratio, goal);
    }

    /** A figure that stands for itself. */
    void single(String figure, String unit, List<Double> values, String goal) {
        row(figure + " (median of " + values.size() + ")", show(median(values), unit), "", "", goal);
    }

    private void row(String figure, String ours, String theirs, String ratio, String goal) {
        out.printf("%-58s %12s %14s %8s  %s%n", figure, ours, theirs, ratio, goal);
    }

    private static String show(double value, String unit) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, unit);
    }

    static double median(List<Double> values) {
        List<Double> sorted = new java.util.ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
