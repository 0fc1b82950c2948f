package org.gradus.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.check.Visibility;
import org.gradus.grading.KillMatrix;
import org.gradus.grading.KillMatrix.Kind;
import org.gradus.grading.KillMatrix.Row;
import org.gradus.grading.Proof;

/** Proofs of invented assignments. */
final class SampleProofs {
    private static final List<String> CHECKS = List.of("lossIsRight", "gradientIsRight", "inputsStayUnchanged");

    private SampleProofs() {}

    static Proof proved() {
        return proof(
                matrix(List.of(
                        row(Kind.MISTAKE, "SignFlipped", Set.of("gradientIsRight"), 1, 0, 1),
                        row(Kind.MISTAKE, "LossDoubled", Set.of("lossIsRight"), 0.5, 1, 1),
                        row(Kind.MISTAKE, "ChangesWeights", Set.of("inputsStayUnchanged"), 1, 1, 0))),
                List.of(new Proof.Sample("invented/accepted/short", List.of())));
    }

    static Proof survived() {
        return proof(
                matrix(List.of(
                        row(Kind.MISTAKE, "SignFlipped", Set.of("gradientIsRight"), 1, 1, 1),
                        row(Kind.MISTAKE, "LossDoubled", Set.of("lossIsRight"), 1, 0, 1))),
                List.of(
                        new Proof.Sample("invented/accepted/short", List.of()),
                        new Proof.Sample(
                                "invented/broken/" + "very-long-name-".repeat(6),
                                List.of("The state is GRADED, expected was REFUSED.", "<script>alert(1)</script>"))));
    }

    static Proof wide() {
        List<String> checks = IntStream.range(0, 24).mapToObj(i -> "check" + i).toList();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(Kind.REFERENCE, "reference", Set.of(), all(checks, 1), Duration.ofMillis(900)));
        for (int i = 0; i < 60; i++) {
            rows.add(new Row(
                    Kind.MISTAKE,
                    "MistakeWithALongNameNumber" + i,
                    Set.of(checks.get(i % 24)),
                    all(checks, 0),
                    Duration.ofMillis(i)));
        }
        return new Proof(
                "wide",
                "An assignment with many checks",
                checks(checks),
                new KillMatrix("wide", checks, rows, List.of()),
                List.of(),
                Duration.ofSeconds(60),
                "");
    }

    static KillMatrix matrix(List<Row> mistakes) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(Kind.REFERENCE, "reference", Set.of(), 1, 1, 1));
        rows.add(row(Kind.STARTER, "starter", Set.copyOf(CHECKS), 0, 0, 0));
        rows.add(row(Kind.SPOILED, "all matrices zero", Set.of("gradientIsRight"), 1, 0, 1));
        rows.addAll(mistakes);
        return new KillMatrix("invented", CHECKS, rows, List.of());
    }

    private static Proof proof(KillMatrix matrix, List<Proof.Sample> samples) {
        return new Proof(
                "invented", "An invented assignment", checks(CHECKS), matrix, samples, Duration.ofSeconds(60), "");
    }

    private static List<Proof.ProvedCheck> checks(List<String> ids) {
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new Proof.ProvedCheck(
                        i + 1, ids.get(i), "The sentence of " + ids.get(i), 10, Visibility.values()[i % 4]))
                .toList();
    }

    private static Map<String, Double> all(List<String> checks, double earned) {
        return checks.stream().collect(Collectors.toMap(check -> check, check -> earned));
    }

    private static Row row(
            Kind kind, String name, Set<String> mustLoseOn, double loss, double gradient, double inputs) {
        return new Row(
                kind,
                name,
                mustLoseOn,
                Map.of(CHECKS.get(0), loss, CHECKS.get(1), gradient, CHECKS.get(2), inputs),
                Duration.ofMillis(40));
    }
}
