package org.gradus.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a known wrong implementation. The same class proves the checks (it must lose points on the check that it names), diagnoses
 * (a submission whose numbers equal its numbers gets its sentence) and teaches.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Mistake {
    /** What is wrong, one sentence for the student: "The gradient is not divided by the number of examples." */
    String value();

    /** Where to look, one sentence that does not give the solution away. */
    String hint();

    /** Method name of the check on which this mistake must lose points. */
    String caughtBy();
}
