package org.gradus.worker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradus.protocol.AskedQuota;
import org.gradus.protocol.Frames;
import org.gradus.protocol.GivenInterface;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Unmappable;
import org.gradus.protocol.Value;
import org.gradus.protocol.ValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * The functions that one call was given. Each is an object whose methods ask the trusted side for their values, one at a time from
 * whatever thread, until the call ends.
 */
final class GivenFunctions {
    private final AskLine line;
    private final Printed printed;
    private final AskedQuota quota = new AskedQuota();
    private volatile boolean ended;

    GivenFunctions(AskLine line, Printed printed) {
        this.line = line;
        this.printed = printed;
    }

    /**
     * Makes the object that the student's method gets.
     *
     * @param type the declared type of the parameter
     */
    Object object(int number, Class<?> type) throws Failure {
        if (!GivenInterface.is(type)) {
            throw Failure.badRequest("a given function for a parameter of the type " + type.getName());
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Handler(this, number, type));
    }

    /** Ends the call: waits until nobody asks, and lets nobody ask again. */
    void end() {
        ended = true;
        synchronized (this) {
            line.settle();
        }
    }

    private synchronized Object ask(int number, Method method, @Nullable Object[] arguments) throws Failure {
        if (ended) {
            throw new IllegalStateException(name(method) + " was called after the method that it was given to had"
                    + " ended: call it before your method returns, and wait for threads of your own.");
        }
        List<Value> values = values(method, arguments);
        if (!quota.admits(values)) {
            throw new IllegalStateException(name(method) + " was called more than " + AskedQuota.MAX_QUESTIONS
                    + " times, or with more than " + (AskedQuota.MAX_BYTES >> 20) + " MB, in one call of your method.");
        }
        Request request = line.ask(
                new Reply.Asks(number, method.getName(), GivenInterface.descriptor(method), values, printed.count()));
        if (request instanceof Request.Answer answer) {
            try {
                return ValueMapper.toJava(answer.value(), method.getGenericReturnType());
            } catch (Unmappable e) {
                throw Failure.badRequest("the value of " + name(method) + ": " + e.reason());
            }
        } else if (request instanceof Request.Refuse refusal) {
            throw new IllegalArgumentException(refusal.message());
        }
        throw Failure.badRequest("no answer to a question");
    }

    private static List<Value> values(Method method, @Nullable Object[] arguments) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            try {
                values.add(ValueMapper.toValue(arguments[i], method.getGenericParameterTypes()[i]));
            } catch (Unmappable e) {
                // The reason is worded for results.
                throw new IllegalArgumentException(Frames.cut("Argument " + (i + 1) + " of " + name(method)
                        + " cannot be passed: " + e.reason().replaceFirst("^returned ", "it is ")));
            }
        }
        return values;
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static final class Handler implements InvocationHandler {
        private static final Object[] NONE = {};

        private final GivenFunctions functions;
        private final int number;
        private final Class<?> type;

        Handler(GivenFunctions functions, int number, Class<?> type) {
            this.functions = functions;
            this.number = number;
            this.type = type;
        }

        @Override
        public Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> arguments != null && proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "the given " + type.getSimpleName();
                };
            }
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            try {
                return functions.ask(number, method, arguments == null ? NONE : arguments);
            } catch (Failure e) {
                throw new IllegalStateException(e.getMessage());
            } catch (RuntimeException e) {
                startAtCaller(e, proxy.getClass().getName());
                throw e;
            }
        }

        /** Leaves out what lies between the student's call and ours, as stack traces are cut at our first line. */
        private static void startAtCaller(RuntimeException thrown, String proxy) {
            StackTraceElement[] trace = thrown.getStackTrace();
            int start = 0;
            while (start < trace.length && !trace[start].getClassName().equals(proxy)) {
                start++;
            }
            thrown.setStackTrace(Arrays.copyOfRange(trace, Math.min(start + 1, trace.length), trace.length));
        }
    }
}
