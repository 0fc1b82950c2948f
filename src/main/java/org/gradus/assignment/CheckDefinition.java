package org.gradus.assignment;

import java.lang.reflect.Method;
import org.gradus.check.Check;
import org.gradus.check.Visibility;

/**
 * A check of an assignment, read from its method.
 *
 * @param id the method's name, unique within the assignment
 * @param number place in the report, from 1
 */
public record CheckDefinition(
        String id, int number, String title, double points, Visibility visibility, String hint, Method method) {
    static CheckDefinition of(Method method, int number) {
        Check check = method.getAnnotation(Check.class);
        return new CheckDefinition(
                method.getName(), number, check.value(), check.points(), check.visibility(), check.hint(), method);
    }
}
