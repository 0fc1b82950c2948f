package org.gradus.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the test class with which a student's own build runs the public checks: in their order, under their sentences, with a
 * summary at the end.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TestMethodOrder(CheckOrder.class)
@DisplayNameGeneration(CheckNames.class)
@ExtendWith(LocalSummary.class)
public @interface LocalChecks {
    /** Title of the assignment, for the summary. */
    String value();
}
