package org.gradus.check;

import java.util.List;

/** A check does not hold; carries what was found. */
public final class CheckFailed extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;
    private final double credit;

    public CheckFailed(Finding finding) {
        this(List.of(finding));
    }

    public CheckFailed(List<Finding> findings) {
        this(findings, 0);
    }

    private CheckFailed(List<Finding> findings, double credit) {
        super(findings.isEmpty() ? "The check failed." : findings.get(0).sentence());
        this.findings = List.copyOf(findings);
        this.credit = credit;
    }

    /** A failure that still earns this part of the points, {@code 0 <= credit < 1}. */
    static CheckFailed worth(double credit, Finding finding) {
        return new CheckFailed(List.of(finding), credit);
    }

    /** The part of the points that is earned all the same; mostly 0. */
    public double credit() {
        return credit;
    }

    /** What was found, most important first. */
    public List<Finding> findings() {
        return findings;
    }
}
