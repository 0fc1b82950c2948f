package org.gradus.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One graded test: a JUnit test method with a sentence and points. It passes when it returns, fails when it throws, and passes in
 * part when it {@linkplain Evidence#award awards} less than everything.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
@ExtendWith(CheckExtension.class)
public @interface Check {
    /** What holds when the check passes, as a sentence: "The gradient is the gradient of your own loss". */
    String value();

    /** Points, {@code > 0}. */
    double points();

    /** Place among the assignment's checks: they run and are shown in ascending order. */
    int order();

    /** Who may see it, and when. */
    Visibility visibility() default Visibility.AFTER_DUE;

    /** Where to look when it fails, one sentence. */
    String hint() default "";
}
