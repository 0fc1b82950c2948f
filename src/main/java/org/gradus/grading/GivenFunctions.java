package org.gradus.grading;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.gradus.check.GradusException;
import org.gradus.protocol.AskedQuota;
import org.gradus.protocol.Frames;
import org.gradus.protocol.GivenInterface;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Unmappable;
import org.gradus.protocol.Value;
import org.gradus.protocol.ValueMapper;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;

/**
 * The functions among the arguments of one call. They stay here; the submission sends the arguments and gets the values, so that it
 * sees nothing else of them and a check sees every evaluation.
 */
final class GivenFunctions {
    /** For requests that no function goes with: every question is one too many. */
    static final GivenFunctions NONE = new GivenFunctions(new Class<?>[0], new Object[0]);

    private final Class<?>[] types;
    private final Object[] arguments;
    private final AskedQuota quota = new AskedQuota();

    private GivenFunctions(Class<?>[] types, Object[] arguments) {
        this.types = types;
        this.arguments = arguments;
    }

    /** The functions among these arguments. */
    static GivenFunctions among(Method method, Object[] arguments) {
        return new GivenFunctions(method.getParameterTypes(), arguments);
    }

    /**
     * Evaluates what the submission asks for. A function that throws an exception has no value for these arguments, and the submission
     * is told so; an error, such as a failed check, ends the call.
     *
     * @throws WorkerEnded if there is no such function, method or argument, or too much was asked: an honest worker never sends that
     */
    Request answer(Reply.Asks asks) throws WorkerEnded {
        int index = asks.function();
        if (index < 0 || index >= types.length || !GivenInterface.is(types[index]) || !quota.admits(asks.arguments())) {
            throw broken();
        }
        Method method = GivenInterface.find(types[index], asks.method(), asks.descriptor());
        if (method == null) {
            throw broken();
        }
        Object value;
        try {
            method.setAccessible(true);
            value = method.invoke(arguments[index], values(method, asks.arguments()));
        } catch (InvocationTargetException e) {
            return refusal(method, e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException e) {
            throw new GraderFault("The given function " + name(method) + " cannot be called.", e);
        }
        try {
            return new Request.Answer(ValueMapper.toValue(value, method.getGenericReturnType()));
        } catch (Unmappable e) {
            if (e.kind() == Reply.Kind.TOO_LARGE) {
                return new Request.Refuse(name(method) + " has a value that is too large for these arguments.");
            }
            throw new GraderFault("The given function " + name(method) + " " + e.reason(), e);
        }
    }

    private static Request refusal(Method method, Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof GraderFault || thrown instanceof GradusException) {
            throw (RuntimeException) thrown;
        }
        return new Request.Refuse(
                Frames.cut(name(method) + " has no value for these arguments: " + thrown.getMessage()));
    }

    private static Object[] values(Method method, List<Value> sent) throws WorkerEnded {
        Type[] types = method.getGenericParameterTypes();
        if (sent.size() != types.length) {
            throw broken();
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            try {
                values.add(ValueMapper.toJava(sent.get(i), types[i]));
            } catch (Unmappable e) {
                throw broken();
            }
        }
        return values.toArray();
    }

    private static WorkerEnded broken() {
        return new WorkerEnded(
                WorkerOutcome.PROTOCOL_BROKEN,
                "What came back was not a question about a given function: does your program write to the process's own"
                        + " output, past System.out?");
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
