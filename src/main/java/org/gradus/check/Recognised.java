package org.gradus.check;

import java.lang.reflect.Method;

/**
 * A known mistake whose numbers the submission gives.
 *
 * @param mistake the known wrong implementation
 * @param role the interface in whose implementation it was recognised
 * @param method of the role, whose answers they were
 * @param probes number of probes at which the numbers were equal
 */
public record Recognised(Object mistake, Class<?> role, Method method, int probes) {
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
        String of = role.getMethods().length > 1 ? role.getSimpleName() + "." + method.getName() : role.getSimpleName();
        return "At " + Numbers.count(probes, "probe") + " every number of " + of
                + " equals what this mistake gives, within 1e-9.";
    }

    /** Method name of the check that is there to catch it. */
    public String caughtBy() {
        return known().caughtBy();
    }

    /** Where to look. */
    public String hint() {
        return known().hint();
    }

    private Mistake known() {
        return mistake.getClass().getAnnotation(Mistake.class);
    }
}
