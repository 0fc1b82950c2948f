package org.gradus.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.grading.KillMatrix;
import org.gradus.grading.Proof;

/** Proofs of assignments as JSON: one object for each assignment. */
public final class ProofJson {
    private ProofJson() {}

    /** The text, ending with a line break. */
    public static String write(List<Proof> proofs) {
        return Json.write(proofs.stream().map(ProofJson::data).toList());
    }

    /** One proof alone. */
    public static String write(Proof proof) {
        return Json.write(data(proof));
    }

    private static Map<String, Object> data(Proof proof) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("assignment", proof.id());
        data.put("title", proof.title());
        data.put("problems", proof.problems());
        KillMatrix matrix = proof.matrix();
        if (matrix != null) {
            data.put("checks", matrix.checks());
            data.put("redundantChecks", matrix.redundantChecks());
            data.put(
                    "survivors",
                    matrix.survivors().stream().map(KillMatrix.Row::name).toList());
            data.put("referenceSeconds", proof.referenceTime().toMillis() / 1000.0);
            data.put("seconds", proof.time().toMillis() / 1000.0);
            data.put("limitSeconds", proof.limit().toMillis() / 1000.0);
            data.put(
                    "rows",
                    matrix.rows().stream()
                            .map(row -> data(row, matrix.checks()))
                            .toList());
        }
        data.put(
                "samples",
                proof.samples().stream()
                        .map(sample -> Map.of("name", sample.name(), "differences", sample.differences()))
                        .toList());
        return data;
    }

    private static Map<String, Object> data(KillMatrix.Row row, List<String> checks) {
        Map<String, Object> earned = new LinkedHashMap<>();
        checks.forEach(check -> earned.put(check, row.earnedOn(check)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", row.kind());
        data.put("name", row.name());
        data.put("asExpected", row.isAsExpected());
        data.put(
                "mustLoseOn", checks.stream().filter(row.mustLoseOn()::contains).toList());
        data.put("earned", earned);
        data.put("seconds", row.duration().toMillis() / 1000.0);
        return data;
    }
}
