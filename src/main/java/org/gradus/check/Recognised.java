package org.gradus.check;

/**
 * A known mistake whose numbers the submission gives.
 *
 * @param mistake the known wrong implementation
 * @param role the interface in whose implementation it was recognised
 * @param probes number of probes at which the numbers were equal
 */
public record Recognised(Object mistake, Class<?> role, int probes) {
    /** Simple name of the mistake's class. */
    public String name() {
        return mistake.getClass().getSimpleName();
    }

    /** What is wrong. */
    public String sentence() {
        return known().value();
    }

    /** How one sees it in the numbers. */
    public String evidence() {
        return "At " + Numbers.count(probes, "probe") + " every number of " + role.getSimpleName()
                + " equals what this mistake gives, within 1e-9.";
    }

    /** Where to look. */
    public String hint() {
        return known().hint();
    }

    private Mistake known() {
        return mistake.getClass().getAnnotation(Mistake.class);
    }
}
