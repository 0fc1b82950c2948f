package org.gradus.check;

import java.util.List;

/** A check does not hold; carries what was found. */
public final class CheckFailed extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    public CheckFailed(Finding finding) {
        this(List.of(finding));
    }

    public CheckFailed(List<Finding> findings) {
        super(findings.isEmpty() ? "The check failed." : findings.get(0).sentence());
        this.findings = List.copyOf(findings);
    }

    /** What was found, most important first. */
    public List<Finding> findings() {
        return findings;
    }
}
