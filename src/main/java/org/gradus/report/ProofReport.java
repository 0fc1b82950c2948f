package org.gradus.report;

import java.util.List;
import org.gradus.grading.Proof;

/** Proofs of assignments as one HTML file that needs nothing else, made like a score report. */
public final class ProofReport {
    private final Templates templates;

    /** Writes with these templates. */
    public ProofReport(Templates templates) {
        this.templates = templates;
    }

    /** The file's content, to be stored as UTF-8. */
    public String write(List<Proof> proofs) {
        return HtmlReport.wholePage(templates, "proof", ProofPage.of(proofs));
    }
}
