package org.gradus.assignment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.api.LossAndGradients;

/** An object of a class that was compiled at run time, called by the name of its methods. */
record Subject(Object implementation) {
    static Subject of(Class<?> type) {
        try {
            return new Subject(type.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " has no usable public constructor without parameters", e);
        }
    }

    /** Calls {@code evaluate}; the gradient of an implementation with one matrix of weights is named {@code W}. */
    LossAndGradients evaluate(Object... arguments) {
        Object result = call("evaluate", arguments);
        return result instanceof LossAndGradient single
                ? new LossAndGradients(single.loss(), Map.of("W", single.gradient()))
                : (LossAndGradients) result;
    }

    SimpleMatrix matrix(String method, Object... arguments) {
        return (SimpleMatrix) call(method, arguments);
    }

    double number(String method, Object... arguments) {
        return (Double) call(method, arguments);
    }

    Object object(String method, Object... arguments) {
        return call(method, arguments);
    }

    boolean has(String method) {
        return Arrays.stream(implementation.getClass().getMethods())
                .anyMatch(candidate -> candidate.getName().equals(method));
    }

    /** Calls the method of this name that takes these arguments. */
    Object call(String name, Object... arguments) {
        Method method = Arrays.stream(implementation.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(name)
                        && takes(candidate.getParameterTypes(), arguments)
                        && !candidate.isBridge())
                .findFirst()
                .orElseThrow(() -> new AssertionError(implementation + " has no method " + name));
        try {
            return method.invoke(implementation, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(implementation.getClass().getName() + "." + name + " threw", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether methods of one name are told apart by these arguments: some take one label, some an array of them. */
    private static boolean takes(Class<?>[] types, Object[] arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if ((types[i] == int.class) != (arguments[i] instanceof Integer)) {
                return false;
            }
        }
        return true;
    }
}
