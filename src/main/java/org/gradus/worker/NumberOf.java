package org.gradus.worker;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.gradus.protocol.RecordForm;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Unmappable;
import org.jspecify.annotations.Nullable;

/** Takes one part, mostly a number, out of a result without copying the rest. */
final class NumberOf {
    private static final Object[] NO_ARGUMENTS = {};

    private final String[] path;
    private final Map<Class<?>, Method> accessors = new HashMap<>();

    /** @param component names of components or keys with dots between; empty for the result itself */
    NumberOf(String component) {
        path = component.isEmpty() ? new String[0] : component.split("\\.", -1);
    }

    double in(@Nullable Object result) throws Failure {
        Object current = part(result);
        if (current instanceof Double number) {
            return number;
        } else if (current instanceof Integer number) {
            return number;
        }
        throw current == null
                ? failure(Reply.Kind.RETURNED_NULL, "returned null")
                : failure(
                        Reply.Kind.UNEXPECTED_TYPE,
                        "returned an object of class " + current.getClass().getName() + "; a number was expected");
    }

    /** The part as it is. */
    @Nullable
    Object part(@Nullable Object result) throws Failure {
        Object current = result;
        for (String name : path) {
            current = part(current, name);
        }
        return current;
    }

    private @Nullable Object part(@Nullable Object whole, String name) throws Failure {
        if (whole == null) {
            throw failure(Reply.Kind.RETURNED_NULL, "returned null");
        }
        if (whole instanceof Map<?, ?> map) {
            return map.get(name);
        }
        Method accessor = accessors.get(whole.getClass());
        if (accessor == null && whole.getClass().isRecord()) {
            accessor = RecordForm.of(whole.getClass()).accessor(name);
        }
        if (accessor == null || !accessor.getName().equals(name)) {
            throw failure(
                    Reply.Kind.UNEXPECTED_TYPE,
                    "returned an object of class " + whole.getClass().getName() + " without " + name);
        }
        accessors.put(whole.getClass(), accessor);
        return BoundMethod.invoke(accessor, whole, NO_ARGUMENTS);
    }

    private static Failure failure(Reply.Kind kind, String message) {
        return Failure.unmappable(new Unmappable(kind, message));
    }
}
