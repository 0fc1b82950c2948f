package org.gradus.check;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function that a check gives to an implementation in this process, treated as if it lay beyond a process border: it sees copies of
 * the arguments, the implementation gets copies of the values, and both end with the call.
 */
final class GivenFunction implements InvocationHandler {
    private final Class<?> type;
    private final Object function;
    private @Nullable Error error;
    private boolean ended;

    private GivenFunction(Class<?> type, Object function) {
        this.type = type;
        this.function = function;
    }

    /** Whether an argument of this type is a function and no value: an interface other than those of lists and maps. */
    static boolean is(Class<?> type) {
        return type.isInterface() && type != List.class && type != Map.class;
    }

    static GivenFunction of(Class<?> type, Object function) {
        return new GivenFunction(type, function);
    }

    /** What the implementation gets. */
    Object object() {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
    }

    /** Ends the call. Throws what the function threw if that was an error, such as a failed check, whatever came of it. */
    synchronized void end() {
        ended = true;
        if (error != null) {
            throw error;
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == given[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "the given " + type.getSimpleName();
            };
        }
        return evaluate(method, given);
    }

    private synchronized Object evaluate(Method method, Object[] arguments) {
        String name = type.getSimpleName() + "." + method.getName();
        if (ended) {
            throw new IllegalStateException(
                    name + " was called after the method that it was given to had ended: call it"
                            + " before your method returns, and wait for threads of your own.");
        }
        try {
            method.setAccessible(true);
            return Content.copy(method.invoke(
                    function, Arrays.stream(arguments).map(Content::copy).toArray()));
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getTargetException();
            if (thrown instanceof Error fatal) {
                error = fatal;
                throw fatal;
            }
            throw new IllegalArgumentException(name + " has no value for these arguments: " + thrown.getMessage());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
