package org.gradus.worker;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Unmappable;
import org.gradus.protocol.Value;
import org.gradus.protocol.ValueMapper;
import org.jspecify.annotations.Nullable;

/** A method of an instance of a student's class, declared by one of the assignment's interfaces. */
record BoundMethod(Object instance, Method method) {
    @Nullable
    Object invoke(@Nullable Object[] arguments) throws Failure {
        try {
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw Failure.thrown(Reply.Kind.METHOD_THREW, e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException e) {
            throw Failure.badRequest("the method " + method + " is not accessible");
        } catch (RuntimeException | Error e) {
            // The stack may overflow just before the student's method begins.
            throw Failure.thrown(Reply.Kind.METHOD_THREW, e);
        }
    }

    Type returnType() {
        return method.getGenericReturnType();
    }

    Type parameterType(int index) {
        return method.getGenericParameterTypes()[index];
    }

    /** New Java objects for the arguments of one call. */
    @Nullable
    Object[] arguments(List<Value> values) throws Failure {
        return arguments(values, null);
    }

    /** New Java objects for the arguments of one call, functions among them. */
    @Nullable
    Object[] arguments(List<Value> values, @Nullable GivenFunctions given) throws Failure {
        if (values.size() != method.getParameterCount()) {
            throw Failure.badRequest(values.size() + " arguments for " + method);
        }
        @Nullable Object[] arguments = new @Nullable Object[values.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = given != null && values.get(i) instanceof Value.Given function
                    ? given.object(function.number(), method.getParameterTypes()[i])
                    : argument(values.get(i), i);
        }
        return arguments;
    }

    Object argument(Value value, int index) throws Failure {
        try {
            return ValueMapper.toJava(value, parameterType(index));
        } catch (Unmappable e) {
            throw Failure.badRequest("argument " + index + " of " + method + ": " + e.reason());
        }
    }

    Value result(@Nullable Object object) throws Failure {
        try {
            return ValueMapper.toValue(object, returnType());
        } catch (Unmappable e) {
            throw Failure.unmappable(e);
        } catch (RuntimeException | Error e) {
            // A list or map of the student's own making runs the student's code while it is read.
            throw Failure.thrown(Reply.Kind.METHOD_THREW, e);
        }
    }
}
