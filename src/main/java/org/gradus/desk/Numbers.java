package org.gradus.desk;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as they are typed into forms. */
public final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,6}([.,]\\d{1,4})?");

    private Numbers() {}

    /**
     * A whole number within limits.
     *
     * @param problem added where the field holds anything else
     * @return null for an empty field, and for one with a problem
     */
    static @Nullable Integer whole(String typed, int least, int most, String problem, List<String> problems) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (WHOLE.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        problems.add(problem);
        return null;
    }

    /**
     * A number that is not negative, with up to four decimals.
     *
     * @param problem added where the field holds anything else
     * @return null for an empty field, and for one with a problem
     */
    public static @Nullable Double decimal(String typed, String problem, List<String> problems) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            problems.add(problem);
            return null;
        }
        return Double.valueOf(text.replace(',', '.'));
    }

    /** A percentage as a fraction; 0 for an empty field, and for one with a problem. */
    public static double percent(String typed, String problem, List<String> problems) {
        String text = typed.replace("%", "").strip();
        if (text.isEmpty()) {
            return 0;
        }
        if (!DECIMAL.matcher(text).matches()) {
            problems.add(problem);
            return 0;
        }
        return new BigDecimal(text.replace(',', '.')).movePointLeft(2).doubleValue();
    }

    /** A fraction as a percentage without needless digits. */
    public static String percent(double fraction) {
        BigDecimal percent = BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros();
        return percent.signum() == 0 ? "0" : percent.toPlainString();
    }
}
