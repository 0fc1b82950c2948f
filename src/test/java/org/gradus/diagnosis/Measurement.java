package org.gradus.diagnosis;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.LocalSubject;
import org.gradus.check.Observation;
import org.gradus.check.Probe;
import org.gradus.check.Probes;
import org.gradus.check.Subject;

/** Measures the diagnosis on mistakes that are made afresh, at probes drawn afresh. */
final class Measurement {
    /** An assignment whose method {@code evaluate} is diagnosed. */
    record Model(Assignment assignment, Variants variants, Diagnoser diagnoser, Method method) {
        static Model of(AssignmentCatalog catalog, String id) {
            Assignment assignment = catalog.load(id);
            Variants variants = assignment.diagnosing().diagnosers().stream()
                    .map(Diagnoser::variants)
                    .filter(one -> one.method().equals("evaluate"))
                    .findFirst()
                    .orElseThrow();
            Method method = Arrays.stream(variants.role().getMethods())
                    .filter(one -> one.getName().equals("evaluate"))
                    .findFirst()
                    .orElseThrow();
            return new Model(assignment, variants, new Diagnoser(variants), method);
        }

        Model with(Variants other) {
            return new Model(assignment, other, new Diagnoser(other), method);
        }

        Observation observe(List<Probe> probes, Function<Probe, Object> implementation) {
            return new Observation(
                    variants.role(),
                    method,
                    probes,
                    probes.stream().map(implementation).toList());
        }

        Observation observe(List<Probe> probes, Supplier<Object> implementation) {
            Subject subject = new LocalSubject(variants.role(), implementation);
            return observe(
                    probes,
                    probe -> subject.call(
                                    method,
                                    Arrays.stream(method.getParameters())
                                            .map(parameter -> probe.input(parameter.getName()))
                                            .toArray())
                            .value());
        }

        boolean isHinge() {
            return assignment.id().startsWith("hinge");
        }

        List<Probe> draw(long seed) {
            Probes probes = new Probes(seed);
            if (assignment.id().startsWith("two")) {
                return probes.twoLayers(Measurement::isAwayFromKinks);
            }
            UnaryOperator<Probe> complete = probe -> isHinge() ? probe.with("delta", probes.between(0.5, 2)) : probe;
            return probes.linear(complete, probe -> !isHinge() || isTelling(probe));
        }

        /** Probes of other sizes. */
        List<Probe> drawOthers(long seed) {
            Probes probes = new Probes(seed);
            List<Probe> drawn = new ArrayList<>();
            int[][] sizes = {{6, 4, 7}, {9, 5, 4}, {17, 6, 3}};
            for (int[] size : sizes) {
                drawn.add(
                        assignment.id().startsWith("two")
                                ? probes.screened(
                                        () -> probes.twoLayers(size[0], size[1], 8, size[2]),
                                        Measurement::isAwayFromKinks)
                                : probes.screened(
                                        () -> {
                                            Probe probe = probes.linear(size[0], size[1], size[2]);
                                            return isHinge() ? probe.with("delta", probes.between(0.5, 2)) : probe;
                                        },
                                        probe -> !isHinge() || isTelling(probe)));
            }
            return drawn;
        }
    }

    /** How many of how many. */
    record Tally(int good, int of) {
        double percent() {
            return 100.0 * good / of;
        }

        String text() {
            return String.format(Locale.ROOT, "%d of %d (%.2f %%)", good, of, percent());
        }
    }

    private final List<String> misses = new ArrayList<>();

    static AssignmentCatalog catalog(Path cache) {
        return new AssignmentCatalog(Path.of("reference"), cache);
    }

    /** What was not as planned, for the reader of a failed test. */
    List<String> misses() {
        return misses;
    }

    /** One slip, made afresh: exact labels. */
    Tally singles(Model model, int repeats, long seed) {
        int good = 0;
        int of = 0;
        for (LinearSlips.Plan plan : LinearSlips.singles(model.isHinge())) {
            for (int i = 0; i < repeats; i++) {
                Explanation found = explain(model, plan, seed + i);
                boolean right = new TreeSet<>(found.labels()).equals(plan.labels()) && found.complete();
                good += right ? 1 : 0;
                of++;
                note(right, model, plan, found);
            }
        }
        return new Tally(good, of);
    }

    /** Two to four slips at once: exact labels, or the same function under other names. */
    Tally[] several(Model model, int trials, long seed) {
        Random random = new Random(seed);
        int exact = 0;
        int same = 0;
        for (int i = 0; i < trials; i++) {
            LinearSlips.Plan plan = LinearSlips.several(model.isHinge(), random);
            Explanation found = explain(model, plan, seed + i);
            boolean right = new TreeSet<>(found.labels()).equals(plan.labels());
            boolean equivalent = right
                    || (found.complete()
                            && model.diagnoser()
                                    .foretells(
                                            found,
                                            model.observe(model.drawOthers(seed + i), probe -> plan.evaluate(probe))));
            exact += right ? 1 : 0;
            same += equivalent ? 1 : 0;
            note(equivalent, model, plan, found);
        }
        return new Tally[] {new Tally(exact, trials), new Tally(same, trials)};
    }

    private void note(boolean right, Model model, Object plan, Explanation found) {
        if (!right && misses.size() < 200) {
            Object planned = plan instanceof LinearSlips.Plan one ? one.labels() : plan;
            misses.add(model.assignment().id() + " " + planned + " was named " + found.labels()
                    + (found.complete() ? "" : " and left open"));
        }
    }

    private static Explanation explain(Model model, LinearSlips.Plan plan, long seed) {
        return model.diagnoser().explain(model.observe(model.draw(seed), probe -> plan.evaluate(probe)));
    }

    /** The assignment's known mistakes at fresh probes: the labels in the table. */
    Tally known(Model model, Map<String, String> labels, int repeats, long seed) {
        int good = 0;
        int of = 0;
        for (Map.Entry<String, String> entry : labels.entrySet()) {
            for (int i = 0; i < repeats; i++) {
                Observation observation = model.observe(model.draw(seed + i), mistake(model, entry.getKey()));
                Explanation found = model.diagnoser().explain(observation);
                boolean right = String.join(" ", found.labels()).equals(entry.getValue()) && found.complete();
                good += right ? 1 : 0;
                of++;
                note(right, model, entry, found);
            }
        }
        return new Tally(good, of);
    }

    static Supplier<Object> mistake(Model model, String name) {
        return model.assignment().mistakes().stream()
                .filter(one -> one.get().getClass().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mistake " + name));
    }

    /**
     * Mistakes outside the library: each slip's terms are taken out of it in turn, and slips are planned that were never in it. A name
     * is wrong if what it foretells at other probes is not what the mistake answers there.
     *
     * @return wrong names of all trials
     */
    Tally outside(Model model, int repeats, long seed) {
        int wrong = 0;
        int of = 0;
        Set<String> keys = new TreeSet<>();
        for (LinearSlips.Plan plan : LinearSlips.singles(model.isHinge())) {
            if (!plan.data().isEmpty() || !plan.penalty().isEmpty()) {
                keys.add(plan.data() + plan.penalty());
            }
        }
        for (String key : keys) {
            Model without = model.with(new Without(model.variants(), key));
            for (LinearSlips.Plan plan : LinearSlips.singles(model.isHinge())) {
                if ((plan.data() + plan.penalty()).equals(key)) {
                    for (int i = 0; i < repeats; i++) {
                        wrong += isWronglyNamed(without, probe -> plan.evaluate(probe), seed + i, plan) ? 1 : 0;
                        of++;
                    }
                }
            }
        }
        for (Map.Entry<String, Function<Probe, Object>> stranger :
                strangers(model.isHinge()).entrySet()) {
            for (int i = 0; i < 3 * repeats; i++) {
                wrong += isWronglyNamed(model, stranger.getValue(), seed + i, stranger.getKey()) ? 1 : 0;
                of++;
            }
        }
        return new Tally(wrong, of);
    }

    private boolean isWronglyNamed(Model model, Function<Probe, Object> mistake, long seed, Object plan) {
        Explanation found = model.diagnoser().explain(model.observe(model.draw(seed), mistake));
        boolean wrong = found.fits().entrySet().stream()
                .filter(fit -> fit.getValue().marks().stream().anyMatch(mark -> mark.kind() != Mark.Kind.COORDINATES))
                .anyMatch(fit -> !model.diagnoser()
                        .foretells(found, fit.getKey(), model.observe(model.drawOthers(seed), mistake)));
        note(!wrong, model, plan, found);
        return wrong;
    }

    /** Mistakes that no library knows, from the right answers. */
    private static Map<String, Function<Probe, Object>> strangers(boolean hinge) {
        LinearSlips.Plan right = LinearSlips.Plan.right(hinge);
        Map<String, Function<Probe, Object>> strangers = new TreeMap<>();
        strangers.put(
                "weights plus a millionth",
                probe -> right.evaluate(probe.with("w", probe.matrix("w").plus(1e-6))));
        strangers.put(
                "examples cut at 1",
                probe -> right.evaluate(probe.with(
                        "x", probe.matrix("x").elementOp((int i, int j, double value) -> Math.min(value, 1)))));
        strangers.put(
                "gradient clipped", probe -> changed(right, probe, value -> Math.max(-0.1, Math.min(0.1, value))));
        strangers.put(
                "gradient rounded to six digits",
                probe -> changed(right, probe, value -> Math.rint(value * 1e6) / 1e6));
        strangers.put("gradient squared", probe -> changed(right, probe, value -> value * value));
        strangers.put("gradient through tanh", probe -> changed(right, probe, Math::tanh));
        strangers.put("reg plus 0.01", probe -> right.evaluate(probe.with("reg", probe.number("reg") + 0.01)));
        strangers.put(
                "reg squared", probe -> right.evaluate(probe.with("reg", probe.number("reg") * probe.number("reg"))));
        strangers.put("divided by the root of n", probe -> {
            LossAndGradient answer = right.evaluate(probe);
            double factor = Math.sqrt(probe.matrix("x").getNumRows());
            return new LossAndGradient(answer.loss() * factor, answer.gradient().scale(factor));
        });
        strangers.put("loss through sqrt", probe -> {
            LossAndGradient answer = right.evaluate(probe);
            return new LossAndGradient(Math.sqrt(answer.loss()), answer.gradient());
        });
        if (!hinge) {
            strangers.put("epsilon in the logarithm", probe -> {
                LossAndGradient answer = right.evaluate(probe);
                SimpleMatrix s = probe.matrix("x").mult(probe.matrix("w"));
                int[] y = probe.labels("y");
                double change = 0;
                for (int i = 0; i < y.length; i++) {
                    double sum = 0;
                    for (int j = 0; j < s.getNumCols(); j++) {
                        sum += Math.exp(s.get(i, j));
                    }
                    double p = Math.exp(s.get(i, y[i])) / sum;
                    change += Math.log(p) - Math.log(p + 1e-8);
                }
                return new LossAndGradient(answer.loss() + change / y.length, answer.gradient());
            });
        }
        return strangers;
    }

    private static LossAndGradient changed(
            LinearSlips.Plan right, Probe probe, java.util.function.DoubleUnaryOperator change) {
        LossAndGradient answer = right.evaluate(probe);
        return new LossAndGradient(
                answer.loss(),
                answer.gradient().elementOp((int i, int j, double value) -> change.applyAsDouble(value)));
    }

    /** Correct code: how often it is named anything. */
    Tally correct(Model model, int trials, long seed) {
        int named = 0;
        LinearSlips.Plan plain = LinearSlips.Plan.right(model.isHinge());
        boolean net = model.assignment().id().startsWith("two");
        for (int i = 0; i < trials; i++) {
            List<Probe> probes = model.draw(seed + i);
            Observation observation = net || i % 2 == 0
                    ? model.observe(
                            probes,
                            model.assignment()
                                    .reference(model.assignment().roles().get(0)))
                    : model.observe(probes, probe -> plain.evaluate(probe));
            Explanation found = model.diagnoser().explain(observation);
            boolean wrong = found.outcome() != Outcome.RIGHT || !found.labels().isEmpty();
            named += wrong ? 1 : 0;
            note(!wrong, model, "correct", found);
        }
        return new Tally(named, trials);
    }

    /** Processor milliseconds of a diagnosis: the first one, and of later ones the median and the slowest hundredth. */
    double[] milliseconds(Model model, int trials, long seed) {
        Random random = new Random(seed);
        List<Probe> probes = model.draw(seed);
        double[] times = new double[trials];
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        List<Supplier<Object>> mistakes = model.assignment().mistakes();
        for (int i = 0; i < trials; i++) {
            Observation observation;
            if (model.assignment().id().startsWith("two")) {
                observation = model.observe(probes, mistakes.get(i % mistakes.size()));
            } else {
                LinearSlips.Plan plan = LinearSlips.several(model.isHinge(), random);
                observation = model.observe(probes, probe -> plan.evaluate(probe));
            }
            long start = processor.getCurrentThreadCpuTime();
            model.diagnoser().explain(observation);
            times[i] = (processor.getCurrentThreadCpuTime() - start) / 1e6;
        }
        double[] warm = Arrays.copyOfRange(times, trials / 5, trials);
        Arrays.sort(warm);
        return new double[] {times[0], warm[warm.length / 2], warm[warm.length * 99 / 100]};
    }

    /** A library without the terms of one slip. */
    private record Without(Variants all, String key) implements Variants {
        @Override
        public Class<?> role() {
            return all.role();
        }

        @Override
        public void describe(Probe probe, Terms terms) {
            all.describe(probe, terms);
            Predicate<Terms.Term> has =
                    term -> term.slips().stream().anyMatch(slip -> slip.key().equals(key));
            terms.parts().values().forEach(part -> {
                part.data().removeIf(has);
                part.penalties().removeIf(has);
            });
        }
    }

    private static boolean isTelling(Probe probe) {
        SimpleMatrix s = probe.matrix("x").mult(probe.matrix("w"));
        int[] y = probe.labels("y");
        double delta = probe.number("delta");
        int none = 0;
        int several = 0;
        for (int i = 0; i < y.length; i++) {
            int violated = 0;
            for (int j = 0; j < s.getNumCols(); j++) {
                double margin = s.get(i, j) - s.get(i, y[i]) + delta;
                if (j != y[i]) {
                    if (Math.abs(margin) < 1e-2) {
                        return false;
                    }
                    violated += margin > 0 ? 1 : 0;
                }
            }
            none += violated == 0 ? 1 : 0;
            several += violated > 1 ? 1 : 0;
        }
        return y.length <= 4 || (none > 0 && (several > 0 || s.getNumCols() < 3));
    }

    private static boolean isAwayFromKinks(Probe probe) {
        SimpleMatrix product = probe.matrix("x").mult(probe.matrix("w1"));
        SimpleMatrix b1 = probe.matrix("b1");
        int positive = 0;
        for (int i = 0; i < product.getNumRows(); i++) {
            for (int j = 0; j < product.getNumCols(); j++) {
                double activation = product.get(i, j) + b1.get(0, j);
                if (Math.abs(activation) < 1e-2) {
                    return false;
                }
                positive += activation > 0 ? 1 : 0;
            }
        }
        return positive > 0 && (product.getNumRows() == 1 || positive < product.getNumElements());
    }
}
