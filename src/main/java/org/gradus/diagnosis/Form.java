package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradus.diagnosis.Terms.Size;

/**
 * A count, or a quotient of counts, by which a term may be multiplied: by {@code n} when the mean was forgotten, by {@code n/d} when it
 * was divided by the wrong count. Its value differs from probe to probe.
 *
 * @param size name of the count; empty for {@link Kind#ONE}
 * @param averaged name of the count by which the right terms are divided; empty if they are not
 */
record Form(Kind kind, String size, String averaged) {
    static final Form ONE = new Form(Kind.ONE, "", "");

    /** What is done with the count. */
    enum Kind {
        ONE,
        TIMES,
        OVER,
        /** Divided by another count than the right one. */
        OVER_INSTEAD,
        /** Divided by one less than the count as well. */
        OVER_LESS_ONE,
        /** Divided by one less than the right count. */
        OVER_LESS_ONE_INSTEAD,
        /** Multiplied by the right count where one divides. */
        SQUARE,
        TIMES_LESS_ONE,
        /** Multiplied by two counts. */
        TIMES_BOTH,
        /** {@code 1/n} in whole numbers: 1 for a single example, else 0. */
        WHOLE_NUMBERS
    }

    /** All forms of these counts, the simplest first. */
    static List<Form> of(Map<String, Size> sizes, String averaged) {
        List<Form> forms = new ArrayList<>(List.of(ONE));
        for (String size : sizes.keySet()) {
            forms.add(new Form(Kind.TIMES, size, averaged));
            forms.add(new Form(Kind.OVER, size, averaged));
            if (size.equals(averaged)) {
                forms.add(new Form(Kind.SQUARE, size, averaged));
                forms.add(new Form(Kind.OVER_LESS_ONE_INSTEAD, size, averaged));
                forms.add(new Form(Kind.WHOLE_NUMBERS, size, averaged));
            } else {
                forms.add(new Form(Kind.OVER_LESS_ONE, size, averaged));
                forms.add(new Form(Kind.TIMES_LESS_ONE, size, averaged));
                if (!averaged.isEmpty()) {
                    forms.add(new Form(Kind.OVER_INSTEAD, size, averaged));
                    forms.add(new Form(Kind.TIMES_BOTH, size, averaged));
                }
            }
        }
        return forms;
    }

    double at(Map<String, Size> sizes) {
        double s = value(sizes, size);
        double n = value(sizes, averaged);
        return switch (kind) {
            case ONE -> 1;
            case TIMES -> s;
            case OVER -> 1 / s;
            case OVER_INSTEAD -> n / s;
            case OVER_LESS_ONE -> 1 / (s - 1);
            case OVER_LESS_ONE_INSTEAD -> n / (n - 1);
            case SQUARE -> n * n;
            case TIMES_LESS_ONE -> s - 1;
            case TIMES_BOTH -> n * s;
            case WHOLE_NUMBERS -> n == 1 ? 1 : 0;
        };
    }

    private static double value(Map<String, Size> sizes, String name) {
        Size size = sizes.get(name);
        return size == null ? 1 : size.value();
    }

    /** Short name: {@code n}, {@code 1/c}, {@code n/d}. */
    String key() {
        return switch (kind) {
            case ONE -> "1";
            case TIMES -> size;
            case OVER -> "1/" + size;
            case OVER_INSTEAD -> averaged + "/" + size;
            case OVER_LESS_ONE -> "1/(" + size + "-1)";
            case OVER_LESS_ONE_INSTEAD -> size + "/(" + size + "-1)";
            case SQUARE -> size + "^2";
            case TIMES_LESS_ONE -> "(" + size + "-1)";
            case TIMES_BOTH -> averaged + size;
            case WHOLE_NUMBERS -> "0";
        };
    }
}
