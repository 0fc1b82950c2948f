package org.gradus.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers in the cells of a gradebook. */
final class GradeCells {
    /** Both platforms show and compare points at two decimals. */
    private static final int DECIMALS = 2;

    private static final int LONGEST = 40;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d[\\d.,]*|[.,]\\d+)");
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d[\\d.]*,\\d+");
    private static final Pattern WITH_POINT = Pattern.compile("[+-]?\\d[\\d,]*\\.\\d+");

    private GradeCells() {}

    /** Whether a sheet writes {@code 8,5}: as most of its numbers do, or if none has decimals as its delimiter suggests. */
    static boolean decimalComma(SheetText sheet, Stream<String> cells) {
        int commas = 0;
        int points = 0;
        for (String cell : cells.map(Cells::plain).toList()) {
            if (WITH_COMMA.matcher(cell).matches()) {
                commas++;
            } else if (WITH_POINT.matcher(cell).matches()) {
                points++;
            }
        }
        return commas == points ? sheet.delimiter() == ';' : commas > points;
    }

    /** The number in a cell, at two decimals; as Canvas does, the last comma or point is taken for the decimal one. */
    static Optional<BigDecimal> number(String cell) {
        String digits = Cells.plain(cell);
        if (digits.length() > LONGEST || !NUMBER.matcher(digits).matches()) {
            return Optional.empty();
        }
        int last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
        String plain =
                last < 0 ? digits : digits.substring(0, last).replaceAll("[.,]", "") + "." + digits.substring(last + 1);
        return plain.endsWith(".") ? number(digits.substring(0, last)) : Optional.of(rounded(new BigDecimal(plain)));
    }

    static BigDecimal rounded(double points) {
        return rounded(BigDecimal.valueOf(points));
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** Whether two numbers are the same at two decimals. */
    static boolean isSame(double one, double other) {
        return rounded(one).compareTo(rounded(other)) == 0;
    }

    /** A number as a cell has it: at most two decimals, none if they are zero. */
    static String text(BigDecimal number, boolean comma) {
        BigDecimal stripped = number.stripTrailingZeros();
        String text = (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
        return comma ? text.replace('.', ',') : text;
    }
}
