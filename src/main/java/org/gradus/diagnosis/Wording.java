package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Observation;
import org.gradus.diagnosis.Explanation.Scope;
import org.gradus.diagnosis.Prepared.Part;
import org.gradus.diagnosis.Terms.Size;
import org.jspecify.annotations.Nullable;

/** Says an explanation to a student: what is wrong, how one sees it in the numbers, where to look. */
final class Wording {
    private static final int PROBES_NAMED = 2;

    /** Ratios closer to 1 than this speak of precision, not of another formula. */
    private static final double NEARLY = 1e-5;

    private Wording() {}

    static String headline(Outcome outcome) {
        return switch (outcome) {
            case RIGHT -> "Your loss and your gradient are right.";
            case GRADIENT_WRONG -> "Your loss is right; your gradient is not its gradient.";
            case LOSS_WRONG -> "Your gradient is right for the loss that was asked for; your loss is not that loss.";
            case OTHER_FUNCTION ->
                "Your gradient is the gradient of your loss, but your loss is not the one that was asked for.";
            case BOTH_WRONG ->
                "Your loss is not the one that was asked for, and your gradient is not its gradient either.";
            case NEITHER_RIGHT -> "Neither your loss nor your gradient is the one that was asked for.";
            case RESULT_WRONG -> "What you return is not what was asked for.";
        };
    }

    static Cause cause(
            Mark mark,
            Scope scope,
            Set<String> paths,
            Map<String, Fit> fits,
            Prepared prepared,
            Observation observation) {
        String where = switch (scope) {
            case LOSS -> "loss";
            case GRADIENT -> "gradient";
            case BOTH -> "both";
            case SOME -> paths.stream().map(Wording::shortName).collect(Collectors.joining("+"));
        };
        return new Cause(
                mark.key() + "@" + where,
                List.copyOf(paths),
                capital(plural(sentence(mark, scope, paths, prepared), mark, scope, paths)),
                capital(plural(evidence(mark, scope, paths, fits, prepared, observation), mark, scope, paths)),
                hint(mark),
                convention(mark, scope));
    }

    /** Loss and gradient, or several gradients, have data parts and penalties that are wrong. */
    private static String plural(String sentence, Mark mark, Scope scope, Set<String> paths) {
        if (mark.slip() != null
                || mark.kind() == Mark.Kind.COORDINATES
                || mark.kind() == Mark.Kind.OFFSET
                || mark.kind() == Mark.Kind.ORDER
                || scope == Scope.LOSS
                || (scope != Scope.BOTH && paths.size() < 2)) {
            return sentence;
        }
        return sentence.replaceFirst("the data part of", "the data parts of")
                .replaceFirst("the penalty in", "the penalties in")
                .replaceFirst("without its penalty", "without their penalties")
                .replaceFirst(" is ", " are ")
                .replaceFirst(" has ", " have ")
                .replaceFirst(" vanishes ", " vanish ")
                .replaceFirst(" uses ", " use ")
                .replaceFirst("it is zero", "they are zero")
                .replaceFirst("it passes", "they pass")
                .replaceFirst("the expected one", "the expected ones")
                .replaceFirst("that is its", "that is the");
    }

    private static boolean convention(Mark mark, Scope scope) {
        if (mark.slip() != null) {
            return mark.slip().convention()
                    && (scope == Scope.BOTH || mark.slip().offset());
        }
        return switch (mark.kind()) {
            case DATA, PENALTY, WHOLE ->
                scope == Scope.BOTH
                        && mark.region().equals(Region.ALL)
                        && mark.factor().named()
                        && mark.factor().constant() > 0
                        && mark.factor().form().kind() != Form.Kind.WHOLE_NUMBERS;
            case TERM, EXTRA, ORDER, TRANSPOSED, COORDINATES, OFFSET, FLOAT -> false;
        };
    }

    private static String sentence(Mark mark, Scope scope, Set<String> paths, Prepared prepared) {
        String owner = owner(scope, paths, mark.region());
        return switch (mark.kind()) {
            case TERM -> term(mark, scope, paths);
            case EXTRA ->
                term(mark, scope, paths) + " Its factor is "
                        + number(Math.abs(mark.factor().constant())) + ".";
            case DATA ->
                mark.factor().constant() == 1
                        ? dataForm(
                                (hasPenalty(paths, prepared) ? "the data part of " : "") + owner,
                                mark.factor().form(),
                                prepared)
                        : constant((hasPenalty(paths, prepared) ? "the data part of " : "") + owner, mark.factor());
            case PENALTY ->
                mark.factor().constant() == 1
                        ? penaltyForm("the penalty in " + owner, mark.factor().form(), prepared)
                        : constant("the penalty in " + owner, mark.factor());
            case WHOLE ->
                mark.factor().constant() == 1
                        ? dataForm(owner + ", penalty included,", mark.factor().form(), prepared)
                        : constant(owner, mark.factor());
            case ORDER ->
                "the numbers of " + owner
                        + " are right, but stand in the wrong places: the matrix was filled column by column and is read row by row, or the reverse.";
            case TRANSPOSED -> owner + " is transposed.";
            case COORDINATES -> "all but one or two entries of " + owner + " are right.";
            case OFFSET ->
                "your loss is too large by the same number at every probe: "
                        + number(mark.factor().constant()) + ".";
            case FLOAT -> owner + " is right to about seven digits only: it passes through float.";
        };
    }

    private static String term(Mark mark, Scope scope, Set<String> paths) {
        Slip slip = slip(mark);
        return switch (scope) {
            case LOSS -> slip.inLoss();
            case GRADIENT -> slip.inGradient();
            case BOTH -> slip.inBoth();
            case SOME ->
                slip.inGradient() + " This shows in "
                        + list(paths.stream().map(Wording::shortName).toList()) + " alone.";
        };
    }

    private static Slip slip(Mark mark) {
        Slip slip = mark.slip();
        if (slip == null) {
            throw new IllegalStateException(mark.kind() + " has no slip");
        }
        return slip;
    }

    private static String dataForm(String what, Form form, Prepared prepared) {
        String size = words(form.size(), prepared);
        String right = words(form.averaged(), prepared);
        return switch (form.kind()) {
            case ONE -> what + " is right.";
            case TIMES ->
                form.size().equals(form.averaged())
                        ? what + " is not divided by the " + size + "."
                        : what + " is exactly as many times too large as the " + size + " says.";
            case OVER ->
                form.size().equals(form.averaged())
                        ? what + " is divided by the " + size + " twice."
                        : what + " is divided by the " + size + ", too.";
            case OVER_INSTEAD -> what + " is divided by the " + size + " instead of the " + right + ".";
            case OVER_LESS_ONE -> what + " is also divided by the " + size + " minus one.";
            case OVER_LESS_ONE_INSTEAD -> what + " is divided by the " + size + " minus one.";
            case SQUARE -> what + " is multiplied by the " + size + ", where one divides by it.";
            case TIMES_LESS_ONE -> what + " is multiplied by the " + size + " minus one.";
            case TIMES_BOTH -> what + " is not divided by the " + right + ", but multiplied by the " + size + ".";
            case WHOLE_NUMBERS ->
                what + " vanishes as soon as the " + size + " is more than one: in whole numbers 1/" + form.size()
                        + " is 0.";
        };
    }

    private static String penaltyForm(String what, Form form, Prepared prepared) {
        String size = words(form.size(), prepared);
        return switch (form.kind()) {
            case ONE -> what + " is right.";
            case TIMES -> what + " is multiplied by the " + size + ".";
            case OVER -> what + " is divided by the " + size + ".";
            case OVER_INSTEAD ->
                what + " is multiplied by the " + words(form.averaged(), prepared) + " and divided by the " + size
                        + ".";
            case OVER_LESS_ONE -> what + " is divided by the " + size + " minus one.";
            case OVER_LESS_ONE_INSTEAD ->
                what + " is multiplied by the " + size + " and divided by the same minus one.";
            case SQUARE -> what + " is multiplied by the square of the " + size + ".";
            case TIMES_LESS_ONE -> what + " is multiplied by the " + size + " minus one.";
            case TIMES_BOTH ->
                what + " is multiplied by the " + words(form.averaged(), prepared) + " and by the " + size + ".";
            case WHOLE_NUMBERS ->
                what + " vanishes as soon as the " + size + " is more than one: in whole numbers 1/" + form.size()
                        + " is 0.";
        };
    }

    private static String constant(String what, Factor factor) {
        double c = factor.constant();
        if (c == 0) {
            return what + " is missing: it is zero.";
        } else if (c == -1) {
            return what + " has the opposite sign.";
        } else if (c == 2) {
            return what + " is exactly twice as large as asked for.";
        } else if (c == 0.5) {
            return what + " is exactly half as large as asked for.";
        } else if (c == 1 / Math.log(10)) {
            return what + " uses the logarithm to base 10 where the natural one is asked for.";
        } else if (c == 1 / Math.log(2)) {
            return what + " uses the logarithm to base 2 where the natural one is asked for.";
        } else if (c == 0.1 || c == 0.01 || c == 0.001 || !factor.named()) {
            return what + " is multiplied by " + number(c) + ", the same at every probe, such as a learning rate.";
        } else if (c < 0) {
            return what + " has the opposite sign and is exactly " + number(-c) + " times as large as asked for.";
        }
        return what + " is exactly " + number(c) + " times as large as asked for.";
    }

    private static String hint(Mark mark) {
        return switch (mark.kind()) {
            case TERM, EXTRA -> slip(mark).hint();
            case DATA, WHOLE -> factorHint(mark.factor(), "Set reg to 0 and compare what is left with the handout: ");
            case PENALTY -> factorHint(mark.factor(), "Set reg to a large number, so that the penalty stands out: ");
            case ORDER ->
                "EJML stores matrices row by row. Where do you fill or read a matrix through one running index?";
            case TRANSPOSED -> "The gradient has the shape of what you differentiate by. Which product has it?";
            case COORDINATES -> "Is a single entry set or overwritten after the matrix was computed?";
            case OFFSET -> "What do you add to the loss that depends neither on the weights nor on the examples?";
            case FLOAT -> "Search for float, for casts to float and for matrices of float type.";
        };
    }

    private static String factorHint(Factor factor, String first) {
        double c = factor.constant();
        if (factor.form().kind() != Form.Kind.ONE) {
            return switch (factor.form().kind()) {
                case OVER_INSTEAD -> first + "which count do you divide by, and from which matrix do you read it?";
                case WHOLE_NUMBERS -> first + "is anything computed with int that should be a double?";
                case ONE, TIMES, OVER, OVER_LESS_ONE, OVER_LESS_ONE_INSTEAD, SQUARE, TIMES_LESS_ONE, TIMES_BOTH ->
                    first + "what stands in front of the sum there, and what in your code?";
            };
        } else if (c == 0) {
            return first + "does it depend on its inputs at all? Remember that 1/2 of two ints is 0.";
        } else if (c < 0) {
            return first + "follow the signs from the formula to your line.";
        } else if (c == 1 / Math.log(10) || c == 1 / Math.log(2)) {
            return "Which base does your logarithm have?";
        } else if (!factor.named() || c == 0.1 || c == 0.01 || c == 0.001) {
            return "Does something that belongs to the update of the weights stand in front of your result?";
        }
        return first + "which factor stands in front of it, and what becomes of that factor in the derivative?";
    }

    /** How one sees a factor, or a term, in the numbers. */
    private static String evidence(
            Mark mark,
            Scope scope,
            Set<String> paths,
            Map<String, Fit> fits,
            Prepared prepared,
            Observation observation) {
        String owner = owner(scope, paths, mark.region());
        String all = "all " + count(paths, prepared) + " numbers of " + owner(scope, paths, Region.ALL) + " at "
                + prepared.probes() + " probes come out";
        return switch (mark.kind()) {
            case TERM, EXTRA, ORDER, TRANSPOSED ->
                (fits.values().stream().mapToLong(fit -> fit.marks().size()).sum() > paths.size()
                                ? "with this and the other slips named here, "
                                : "with this slip, ")
                        + all + " exactly" + rest(paths, fits) + ".";
            case DATA ->
                factorEvidence(
                        hasPenalty(paths, prepared) ? owner + " without its penalty" : owner,
                        mark,
                        prepared,
                        observation);
            case PENALTY -> factorEvidence("the penalty in " + owner, mark, prepared, observation);
            case WHOLE -> factorEvidence(owner, mark, prepared, observation);
            case COORDINATES -> "at every probe no more than two entries differ from the expected ones.";
            case OFFSET -> "yours minus the expected loss is the same number at all " + prepared.probes() + " probes.";
            case FLOAT -> "every number you return is one that float can hold, and is off by about 1e-8 of its size.";
        };
    }

    private static String factorEvidence(String what, Mark mark, Prepared prepared, Observation observation) {
        if (mark.factor().constant() != 1) {
            double c = mark.factor().constant();
            return c == 0
                    ? what + " is zero at all " + prepared.probes() + " probes."
                    : what + " is " + number(c) + " times the expected one, entry by entry, at all " + prepared.probes()
                            + " probes, whatever their sizes.";
        }
        Form form = mark.factor().form();
        List<String> seen = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (int p = 0; p < prepared.probes() && seen.size() < PROBES_NAMED; p++) {
            String value = ratio(form, prepared.sizes(p));
            if (known.add(value)) {
                seen.add(value + (seen.isEmpty() ? " times the expected one" : " times") + " at the probe with "
                        + observation.probes().get(p).name());
            }
        }
        String last = prepared.sizes(0).containsKey(form.size()) && form.kind() == Form.Kind.TIMES
                ? "; that is its " + words(form.size(), prepared)
                : "";
        return what + " is " + String.join(", and ", seen) + last + ".";
    }

    private static String ratio(Form form, Map<String, Size> sizes) {
        double value = form.at(sizes);
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        double inverse = 1 / value;
        if (Math.abs(inverse - Math.rint(inverse)) < 1e-9) {
            return "1/" + String.format(Locale.ROOT, "%.0f", inverse);
        }
        for (Size over : sizes.values()) {
            double times = value * over.value();
            if (Math.abs(times - Math.rint(times)) < 1e-9) {
                return String.format(Locale.ROOT, "%.0f/%d", times, over.value());
            }
        }
        return number(value);
    }

    private static String rest(Collection<String> paths, Map<String, Fit> fits) {
        double worst = 0;
        for (String path : paths) {
            Fit fit = fits.get(path);
            worst = Math.max(worst, fit == null ? 0 : fit.residual());
        }
        return worst == 0 ? "" : String.format(Locale.ROOT, ", to %.0e of their size", worst);
    }

    private static int count(Collection<String> paths, Prepared prepared) {
        int count = 0;
        for (String path : paths) {
            Part part = prepared.parts().get(path);
            for (int p = 0; part != null && p < prepared.probes(); p++) {
                count += part.rows()[p] * part.columns()[p];
            }
        }
        return count;
    }

    private static boolean hasPenalty(Set<String> paths, Prepared prepared) {
        return paths.stream()
                .map(path -> prepared.parts().get(path))
                .anyMatch(part -> part != null
                        && part.hasPenalty()
                        && !part.penalties().get(0).isZero());
    }

    private static String owner(Scope scope, Set<String> paths, Region region) {
        String place = switch (region.kind()) {
            case ALL, ALL_BUT_ROW, ALL_BUT_COLUMN -> "";
            case ROW -> "the " + which(region.index()) + " row of ";
            case COLUMN -> "the " + which(region.index()) + " column of ";
        };
        boolean whole = paths.stream().anyMatch(String::isEmpty);
        return place
                + switch (scope) {
                    case LOSS -> "your loss";
                    case GRADIENT ->
                        whole ? "your result" : paths.size() > 1 ? "your gradients" : "your " + partName(paths);
                    case BOTH -> "your loss and your gradient";
                    case SOME -> "your " + partName(paths);
                };
    }

    private static String partName(Set<String> paths) {
        List<String> names = paths.stream()
                .map(path -> path.contains(".") ? path.substring(path.lastIndexOf('.') + 1) : "")
                .filter(name -> !name.isEmpty())
                .toList();
        String kind = paths.size() > 1 ? "gradients" : "gradient";
        return names.isEmpty() ? kind : kind + " " + list(names);
    }

    private static String shortName(String path) {
        return path.isEmpty() ? "result" : path.substring(path.lastIndexOf('.') + 1);
    }

    private static String which(int index) {
        return switch (index) {
            case -1 -> "last";
            case 0 -> "first";
            case 1 -> "second";
            case 2 -> "third";
            default -> (index + 1) + "th";
        };
    }

    private static String words(String size, Prepared prepared) {
        Size named = prepared.sizes(0).get(size);
        return named == null ? size : named.words();
    }

    /** What is said of the parts that are explained or right, before what is known of the others. */
    static List<String> facts(Map<String, Fit> fits, List<String> others) {
        List<String> facts = new ArrayList<>();
        List<String> right = fits.entrySet().stream()
                .filter(fit -> fit.getValue().marks().isEmpty())
                .map(fit -> partWords(fit.getKey()))
                .toList();
        if (!right.isEmpty()) {
            facts.add(capital(list(right)) + (right.size() > 1 ? " are right." : " is right."));
        }
        facts.addAll(others);
        return facts;
    }

    static String notFinite(String path, List<String> probes, int of) {
        return capital(partWords(path)) + " is not finite at "
                + (probes.size() == of ? "any probe" : "the probe with " + probes.get(0))
                + (probes.size() > 1 && probes.size() < of ? " and " + (probes.size() - 1) + " more" : "") + ".";
    }

    /** What is certain about a part that no slip explains. */
    static List<String> unknown(String path, Part part, @Nullable SimpleMatrix[] found, int[] usable) {
        List<String> facts = new ArrayList<>();
        String name = partWords(path);
        Set<Integer> rightRows = new TreeSet<>();
        Set<Integer> rightColumns = new TreeSet<>();
        int rows = Integer.MAX_VALUE;
        int columns = Integer.MAX_VALUE;
        double cosine = 1;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int p : usable) {
            SimpleMatrix matrix = found[p];
            if (matrix == null || !part.hasShape(p, matrix.getNumRows(), matrix.getNumCols())) {
                facts.add(capital(name) + " has another shape than " + part.rows()[p] + " x " + part.columns()[p]
                        + ", which is asked for.");
                return facts;
            }
            double[] right = part.right(p);
            double[] yours = Diagnoser.entries(matrix);
            double scale = 0;
            double product = 0;
            double own = 0;
            double wanted = 0;
            for (int i = 0; i < right.length; i++) {
                scale = Math.max(scale, Math.abs(right[i]));
                product += right[i] * yours[i];
                own += yours[i] * yours[i];
                wanted += right[i] * right[i];
            }
            cosine = Math.min(cosine, product / Math.sqrt(own * wanted));
            least = Math.min(least, Math.sqrt(own / wanted));
            most = Math.max(most, Math.sqrt(own / wanted));
            Set<Integer> rowsHere = new TreeSet<>();
            Set<Integer> columnsHere = new TreeSet<>();
            for (int i = 0; i < part.rows()[p]; i++) {
                rowsHere.add(i);
            }
            for (int j = 0; j < part.columns()[p]; j++) {
                columnsHere.add(j);
            }
            for (int i = 0; i < right.length; i++) {
                if (!(Math.abs(yours[i] - right[i]) <= Diagnoser.SAME * scale)) {
                    rowsHere.remove(i / part.columns()[p]);
                    columnsHere.remove(i % part.columns()[p]);
                }
            }
            if (rows == Integer.MAX_VALUE) {
                rightRows.addAll(rowsHere);
                rightColumns.addAll(columnsHere);
            } else {
                rightRows.retainAll(rowsHere);
                rightColumns.retainAll(columnsHere);
            }
            rows = Math.min(rows, part.rows()[p]);
            columns = Math.min(columns, part.columns()[p]);
        }
        facts.add(capital(name) + " is wrong, and no slip that Gradus knows gives these numbers.");
        if (isNearlyOne(least) && isNearlyOne(most) && (part.isLoss() || 1 - cosine < NEARLY * NEARLY)) {
            facts.add(
                    "Yours is nearly the expected one: look for a float, for a constant with few digits, and for something that was added for safety.");
            return facts;
        }
        if (part.isLoss()) {
            facts.add(
                    "Yours divided by the expected loss lies between " + number(least) + " and " + number(most) + ".");
            return facts;
        }
        if (!rightRows.isEmpty()) {
            facts.add("Of " + name + ", " + indices("row", rightRows) + " at every probe; the others are not.");
        }
        if (!rightColumns.isEmpty()) {
            facts.add("Of " + name + ", " + indices("column", rightColumns) + " at every probe; the others are not.");
        }
        if (Double.isFinite(cosine)) {
            facts.add("The cosine of the angle between yours and the expected one is at least "
                    + String.format(Locale.ROOT, "%.4f", Math.floor(cosine * 1e4) / 1e4) + "; yours is between "
                    + number(least) + " and " + number(most) + " times as long.");
        }
        return facts;
    }

    private static boolean isNearlyOne(double ratio) {
        return Math.abs(ratio - 1) < NEARLY;
    }

    private static String indices(String kind, Set<Integer> indices) {
        List<String> numbers = indices.stream().map(String::valueOf).toList();
        return kind + (numbers.size() > 1 ? "s " : " ") + list(numbers) + " (counted from 0)"
                + (numbers.size() > 1 ? " are right" : " is right");
    }

    static String partWords(String path) {
        if (path.isEmpty()) {
            return "your result";
        }
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "your " + path : "your gradient " + path.substring(dot + 1);
    }

    private static String list(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        String text = String.format(Locale.ROOT, "%.6g", value);
        return text.contains("e") || !text.contains(".")
                ? text
                : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static String capital(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
