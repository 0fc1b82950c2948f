package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways to say a factor of the data term and one of the penalty: each by itself, or one of them for everything. */
final class Factoring {
    private Factoring() {}

    /**
     * Returns the ways with the fewest slips.
     *
     * @param penalised whether there is a penalty that the second factor belongs to
     */
    static List<List<Mark>> of(Factor data, Factor penalty, boolean penalised) {
        List<List<Mark>> ways = new ArrayList<>();
        ways.add(marks(Factor.ONE, data, penalised ? penalty : Factor.ONE));
        if (!penalised) {
            ways.add(marks(data, Factor.ONE, Factor.ONE));
        } else {
            if (data.is(penalty) && !data.isOne()) {
                ways.add(marks(data, Factor.ONE, Factor.ONE));
            } else {
                if (!data.isOne() && !data.isZero()) {
                    quotient(penalty, data).ifPresent(rest -> ways.add(marks(data, Factor.ONE, rest)));
                }
                if (!penalty.isOne() && !penalty.isZero()) {
                    quotient(data, penalty).ifPresent(rest -> ways.add(marks(penalty, rest, Factor.ONE)));
                }
            }
        }
        double fewest = ways.stream().mapToDouble(Factoring::cost).min().orElse(0);
        return ways.stream().filter(way -> cost(way) <= fewest + 0.1).toList();
    }

    private static double cost(List<Mark> marks) {
        return marks.stream().mapToDouble(Mark::cost).sum();
    }

    private static List<Mark> marks(Factor whole, Factor data, Factor penalty) {
        List<Mark> marks = new ArrayList<>(Mark.of(Mark.Kind.WHOLE, whole));
        marks.addAll(Mark.of(Mark.Kind.DATA, data));
        marks.addAll(Mark.of(Mark.Kind.PENALTY, penalty));
        return marks;
    }

    private static Optional<Factor> quotient(Factor of, Factor by) {
        Form form;
        if (of.form().equals(by.form())) {
            form = Form.ONE;
        } else if (by.form().kind() == Form.Kind.ONE) {
            form = of.form();
        } else {
            return Optional.empty();
        }
        return Optional.of(Factor.near(of.constant() / by.constant(), form, 1e-8));
    }
}
