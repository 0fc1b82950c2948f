package org.gradus.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Numbers as readers see them: always with a decimal point, never in the machine's language. */
final class Numbers {
    private Numbers() {}

    /** Points: at most two decimals, none if they are zero. */
    static String points(double points) {
        return BigDecimal.valueOf(points)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A number with so many significant digits, trailing zeros kept: {@code 7.00}, {@code 0.857}, {@code 1.20e-16}. */
    static String significant(double x, int digits) {
        if (!Double.isFinite(x)) {
            return Double.toString(x);
        }
        if (x == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(x).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < -4 || exponent >= Math.max(6, digits)
                ? scientific(x, digits - 1)
                : rounded.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    /** As short as two significant digits allow: {@code 0.5}, {@code 12}, {@code 1e-4}; for legends. */
    static String brief(double x) {
        double size = Math.abs(x);
        if (x == 0 || (size >= 1e-2 && size < 1e4)) {
            return new BigDecimal(x)
                    .round(new MathContext(2))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return scientific(x, 1)
                .replace(".0e", "e")
                .replaceFirst("e([+-])0", "e$1")
                .replace("e+", "e");
    }

    /** Scientific notation with so many decimals: {@code 8.6e-01}. */
    static String scientific(double x, int decimals) {
        return Double.isFinite(x) ? String.format(Locale.ROOT, "%." + decimals + "e", x) : Double.toString(x);
    }

    /** Numbers that stand below each other: the same decimals for all, so that their points align. */
    static List<String> column(double... values) {
        double largest = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        double smallest = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .filter(x -> x > 0)
                .min()
                .orElse(0);
        boolean plain = largest == 0 || (largest < 1e6 && smallest >= 1e-6);
        int decimals = largest == 0 ? 1 : (int) Math.min(12, Math.max(1, 9 - Math.floor(Math.log10(largest))));
        return Arrays.stream(values)
                .mapToObj(x -> !Double.isFinite(x)
                        ? Double.toString(x)
                        : plain ? String.format(Locale.ROOT, "%." + decimals + "f", x) : scientific(x, 9))
                .toList();
    }

    /** A size in bytes. */
    static String bytes(long bytes) {
        return bytes < 1_000
                ? count(bytes, "byte")
                : bytes < 1_000_000
                        ? String.format(Locale.ROOT, "%.1f KB", bytes / 1e3)
                        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** A time as one reads it: {@code 12 ms}, {@code 0.4 s}, {@code 73 s}. */
    static String duration(Duration duration) {
        double seconds = seconds(duration);
        return seconds < 0.0995
                ? Math.round(seconds * 1e3) + " ms"
                : seconds < 9.95
                        ? String.format(Locale.ROOT, "%.1f s", seconds)
                        : String.format(Locale.ROOT, "%,d s", Math.round(seconds));
    }

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    /** A number with its noun: {@code 1 check}, {@code 2 checks}. */
    static String count(long n, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }
}
