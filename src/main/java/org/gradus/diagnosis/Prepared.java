package org.gradus.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradus.check.GradusException;
import org.gradus.check.Probe;
import org.gradus.diagnosis.Terms.Size;
import org.gradus.diagnosis.Terms.Term;

/** An assignment's terms, evaluated at some probes: all that a diagnosis needs beside a submission's answers. Not modified. */
final class Prepared {
    /** One term at every probe. */
    record Candidate(List<Slip> slips, double[][] values) {
        boolean isFinite() {
            return Arrays.stream(values).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
        }

        boolean isZero() {
            return Arrays.stream(values).flatMapToDouble(Arrays::stream).allMatch(value -> value == 0);
        }
    }

    /** The terms of one part of the result at every probe. */
    record Part(
            String path,
            int[] rows,
            int[] columns,
            List<Candidate> data,
            List<Candidate> penalties,
            List<Candidate> extras) {
        boolean isLoss() {
            return path.equals("loss");
        }

        /** Whether the right formula has a penalty in this part. */
        boolean hasPenalty() {
            return !penalties.isEmpty();
        }

        /** The right values at a probe. */
        double[] right(int probe) {
            double[] values = data.get(0).values()[probe].clone();
            for (int i = 0; hasPenalty() && i < values.length; i++) {
                values[i] += penalties.get(0).values()[probe][i];
            }
            return values;
        }

        boolean hasShape(int probe, int height, int width) {
            return rows[probe] == height && columns[probe] == width;
        }

        /** The same terms in a region of the matrix, or at some of the probes. */
        Part at(Region region, int[] probes) {
            return new Part(
                    path,
                    Arrays.stream(probes).map(p -> rows[p]).toArray(),
                    Arrays.stream(probes).map(p -> columns[p]).toArray(),
                    at(data, region, probes),
                    at(penalties, region, probes),
                    at(extras, region, probes));
        }

        private List<Candidate> at(List<Candidate> terms, Region region, int[] probes) {
            return terms.stream()
                    .map(term -> new Candidate(
                            term.slips(),
                            Arrays.stream(probes)
                                    .mapToObj(p -> entries(term.values()[p], rows[p], columns[p], region))
                                    .toArray(double[][]::new)))
                    .toList();
        }

        static double[] entries(double[] values, int rows, int columns, Region region) {
            if (region.kind() == Region.Kind.ALL) {
                return values;
            }
            double[] kept = new double[values.length];
            int count = 0;
            for (int i = 0; i < values.length; i++) {
                if (region.holds(i / columns, i % columns, rows, columns)) {
                    kept[count++] = values[i];
                }
            }
            return Arrays.copyOf(kept, count);
        }
    }

    private final List<Map<String, Size>> sizes;
    private final Map<String, Part> parts;
    private final List<Form> forms;
    private final String averagedOver;

    private Prepared(List<Map<String, Size>> sizes, Map<String, Part> parts, List<Form> forms, String averagedOver) {
        this.sizes = sizes;
        this.parts = parts;
        this.forms = forms;
        this.averagedOver = averagedOver;
    }

    /** Evaluates the terms at each probe. */
    static Prepared of(Variants variants, List<Probe> probes) {
        List<Terms> evaluated = new ArrayList<>();
        for (Probe probe : probes) {
            Terms terms = new Terms();
            variants.describe(probe, terms);
            evaluated.add(terms);
        }
        Terms first = evaluated.get(0);
        Map<String, Part> parts = new LinkedHashMap<>();
        for (String path : first.parts().keySet()) {
            List<Terms.Part> at = evaluated.stream()
                    .map(terms -> {
                        Terms.Part part = terms.parts().get(path);
                        if (part == null || part.data().isEmpty()) {
                            throw unlike(variants, path);
                        }
                        return part;
                    })
                    .toList();
            parts.put(
                    path,
                    new Part(
                            path,
                            at.stream()
                                    .mapToInt(part -> part.data().get(0).rows())
                                    .toArray(),
                            at.stream()
                                    .mapToInt(part -> part.data().get(0).columns())
                                    .toArray(),
                            candidates(
                                    variants,
                                    path,
                                    at.stream().map(Terms.Part::data).toList(),
                                    at),
                            candidates(
                                    variants,
                                    path,
                                    at.stream().map(Terms.Part::penalties).toList(),
                                    at),
                            candidates(
                                    variants,
                                    path,
                                    at.stream().map(Terms.Part::extras).toList(),
                                    at)));
        }
        List<Map<String, Size>> sizes = evaluated.stream().map(Terms::sizes).toList();
        return new Prepared(sizes, parts, distinct(sizes, first.averagedOver()), first.averagedOver());
    }

    /** At few probes two forms may have the same values; the simpler one stays. */
    private static List<Form> distinct(List<Map<String, Size>> sizes, String averagedOver) {
        List<Form> kept = new ArrayList<>();
        List<double[]> known = new ArrayList<>();
        for (Form form : Form.of(sizes.get(0), averagedOver)) {
            double[] values = sizes.stream().mapToDouble(form::at).toArray();
            if (Arrays.stream(values).allMatch(Double::isFinite)
                    && Arrays.stream(values).anyMatch(value -> value != 0)
                    && known.stream().noneMatch(other -> Arrays.equals(other, values))) {
                kept.add(form);
                known.add(values);
            }
        }
        return kept;
    }

    private static List<Candidate> candidates(
            Variants variants, String path, List<List<Term>> atProbes, List<Terms.Part> parts) {
        List<Candidate> candidates = new ArrayList<>();
        for (int k = 0; k < atProbes.get(0).size(); k++) {
            double[][] values = new double[atProbes.size()][];
            List<Slip> slips = atProbes.get(0).get(k).slips();
            for (int p = 0; p < values.length; p++) {
                if (atProbes.get(p).size() != atProbes.get(0).size()
                        || !atProbes.get(p).get(k).slips().equals(slips)) {
                    throw unlike(variants, path);
                }
                Term term = atProbes.get(p).get(k);
                Term right = parts.get(p).data().get(0);
                values[p] = term.values();
                if (term.rows() != right.rows() || term.columns() != right.columns()) {
                    // Does not exist at this probe.
                    values[p] = new double[right.values().length];
                    Arrays.fill(values[p], Double.NaN);
                }
            }
            candidates.add(new Candidate(slips, values));
        }
        return candidates;
    }

    private static GradusException unlike(Variants variants, String path) {
        return new GradusException(variants.getClass().getSimpleName()
                + " must describe the same terms in the same order at every probe, and at least one data term for each part; '"
                + path
                + "' differs.");
    }

    /** The same terms at some of the probes. */
    Prepared at(int[] probes) {
        Map<String, Part> fewer = new LinkedHashMap<>();
        parts.forEach((path, part) -> fewer.put(path, part.at(Region.ALL, probes)));
        List<Map<String, Size>> left =
                Arrays.stream(probes).mapToObj(sizes::get).toList();
        return new Prepared(left, fewer, distinct(left, averagedOver), averagedOver);
    }

    int probes() {
        return sizes.size();
    }

    Map<String, Part> parts() {
        return parts;
    }

    /** The part at this path, which must be one of them. */
    Part part(String path) {
        return Objects.requireNonNull(parts.get(path), path);
    }

    List<Form> forms() {
        return forms;
    }

    Map<String, Size> sizes(int probe) {
        return sizes.get(probe);
    }

    /** The form's value at each probe. */
    double[] values(Form form) {
        return sizes.stream().mapToDouble(form::at).toArray();
    }
}
