package org.gradus.check;

import java.lang.reflect.Method;
import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs checks in the order of their numbers {@link Check#order()}, those with the same number by name. */
public final class CheckOrder implements MethodOrderer {
    /** The order of methods that are checks. */
    public static final Comparator<Method> OF_METHODS = Comparator.<Method>comparingInt(
                    method -> method.getAnnotation(Check.class).order())
            .thenComparing(Method::getName);

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors().sort(Comparator.comparing(MethodDescriptor::getMethod, OF_METHODS));
    }
}
