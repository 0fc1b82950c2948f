package org.gradus.check;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows a check under its sentence and its points, as the report does. */
public final class CheckNames extends DisplayNameGenerator.Standard {
    @Override
    public String generateDisplayNameForMethod(
            List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
        Check check = testMethod.getAnnotation(Check.class);
        return check == null
                ? super.generateDisplayNameForMethod(enclosingInstanceTypes, testClass, testMethod)
                : check.value() + " (" + Numbers.points(check.points()) + ")";
    }
}
