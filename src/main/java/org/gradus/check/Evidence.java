package org.gradus.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what a check finds while it runs. The check's thread has one; {@link #current()} returns it. Not shared between threads.
 */
public final class Evidence {
    private static final ThreadLocal<Optional<Evidence>> CURRENT = ThreadLocal.withInitial(Optional::empty);

    private final CheckContext context;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Recognised> recognised = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final KeptAnswers answers = new KeptAnswers();
    private double credit = 1;
    private boolean judgesMatrices;
    private boolean checksGradients;

    Evidence(CheckContext context) {
        this.context = context;
    }

    /** Returns the evidence of the check that runs in this thread; outside a check one that nobody reads. */
    public static Evidence current() {
        return CURRENT.get().orElseGet(() -> new Evidence(CheckContext.NONE));
    }

    static void bind(Evidence evidence) {
        CURRENT.set(Optional.of(evidence));
    }

    static void unbind() {
        CURRENT.remove();
    }

    /** Notes something that was found or measured. */
    public void add(Finding finding) {
        findings.add(finding);
    }

    /** Notes something that matters more than all that was noted before. */
    void addFirst(List<Finding> important) {
        findings.addAll(0, important);
    }

    /** Limits the points to this part of the check's points. Of several awards the smallest counts. */
    public void award(double fraction) {
        // Written so that NaN, too, earns nothing.
        credit = fraction > 0 ? Math.min(credit, fraction) : 0;
    }

    /** Whether an earlier check has lost points. */
    boolean isSomethingWrong() {
        return context.hasLostPoints();
    }

    /** Names a recognised mistake; the same mistake in a second implementation adds nothing. */
    public void recognise(Recognised mistake) {
        if (recognised.stream().noneMatch(known -> known.name().equals(mistake.name()))) {
            recognised.add(mistake);
        }
    }

    /** Notes a broken rule and returns the failure that says so. */
    CheckFailed broken(Fault.Kind kind, Class<?> role, Finding finding) {
        faults.add(new Fault(kind, role, finding));
        return new CheckFailed(finding);
    }

    /** The rules of a call that the submission broke. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The answers to calls of comparisons in this check. */
    KeptAnswers answers() {
        return answers;
    }

    /** Keeps what the submission answered. */
    void observe(Observation observation) {
        observations.add(observation);
    }

    /** What the submission answered in comparisons with a reference, and where its gradient did not fit its loss. */
    public List<Observation> observations() {
        return List.copyOf(observations);
    }

    /** Notes that the check looks at the value of a matrix that is not all zeros: an answer with spoiled matrices must not pass. */
    void judgesMatrix() {
        judgesMatrices = true;
    }

    /** Notes that the check holds a gradient against numeric derivatives of the same implementation's loss. */
    void checksGradient() {
        judgesMatrices = true;
        checksGradients = true;
    }

    /** Whether the check looks at the value of a matrix that is not all zeros. */
    public boolean judgesMatrices() {
        return judgesMatrices;
    }

    /** Whether the check holds a gradient against numeric derivatives. */
    public boolean checksGradients() {
        return checksGradients;
    }

    /** Everything noted, in order. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The mistakes named, in order. */
    public List<Recognised> recognised() {
        return List.copyOf(recognised);
    }

    /** Part of the points that a check earns if it does not fail, {@code 0 <= credit <= 1}. */
    public double credit() {
        return credit;
    }

    CheckContext context() {
        return context;
    }
}
