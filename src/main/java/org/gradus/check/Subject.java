package org.gradus.check;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.numerics.Directions;
import org.gradus.numerics.SlopedLosses;

/**
 * A student's implementation of one interface, wherever it runs: in a worker process when it is graded, in the same process in a
 * student's own build. Every method throws {@link SubjectFailure} when the implementation throws or its process ends.
 */
public interface Subject {
    /** The interface that is implemented. */
    Class<?> role();

    /** Calls a method once. Arguments are copied first. */
    Answer call(Method method, Object... arguments);

    /**
     * Makes several calls in their order, like {@link #call} one after the other, but with fewer trips to another process.
     *
     * @param calls calls of this subject and of others of the same submission
     * @return an answer to each
     */
    default List<Answer> callAll(List<Call> calls) {
        return calls.stream()
                .map(call -> call.subject().call(call.method(), call.arguments()))
                .toList();
    }

    /** A call that is still to be made. */
    record Call(Subject subject, Method method, Object... arguments) {
        /** One call at each probe. */
        static List<Call> at(List<Probe> probes, Subject subject, Method method) {
            return probes.stream()
                    .map(probe -> new Call(subject, method, probe.arguments(method)))
                    .toList();
        }
    }

    /**
     * Calls a method many times with one argument perturbed: evaluation {@code k} gets {@code base + steps[k] * line(lines[k])},
     * where line {@code i} is coordinate {@code i} if {@code directions} is empty, else {@code directions.get(i)}.
     *
     * @param argument index of the perturbed argument, a matrix
     * @param component path of the number within the result, such as {@code loss}; empty if the method returns a number
     * @return one number for each evaluation
     */
    double[] sweep(
            Method method,
            Object[] arguments,
            int argument,
            String component,
            List<double[]> directions,
            int[] lines,
            double[] steps);

    /**
     * Makes several sweeps in their order, with fewer trips to another process.
     *
     * @return what each found; slopes are NaN where the gradient has not the argument's shape
     */
    default List<SlopedLosses> sweepAll(List<Sweep> sweeps) {
        return sweeps.stream().map(this::sweepAlone).toList();
    }

    /**
     * A sweep that is still to be made, like {@link #sweep}.
     *
     * @param gradient path of the gradient with respect to the perturbed argument within the result, of which the slopes along all
     *     directions are wanted at each evaluation; empty if they are not
     */
    record Sweep(
            Method method,
            Object[] arguments,
            int argument,
            String component,
            String gradient,
            List<double[]> directions,
            int[] lines,
            double[] steps) {
        /** Only the number at the arguments as they are, one of which must be a matrix: what a call says, without all the rest. */
        public static Sweep still(Method method, Object[] arguments, int argument, String component) {
            return new Sweep(method, arguments, argument, component, "", List.of(), new int[1], new double[1]);
        }
    }

    private SlopedLosses sweepAlone(Sweep sweep) {
        List<double[]> directions = sweep.directions();
        if (sweep.gradient().isEmpty()) {
            double[] losses = sweep(
                    sweep.method(),
                    sweep.arguments(),
                    sweep.argument(),
                    sweep.component(),
                    directions,
                    sweep.lines(),
                    sweep.steps());
            return new SlopedLosses(losses, new double[0]);
        }
        SimpleMatrix base = (SimpleMatrix) sweep.arguments()[sweep.argument()];
        double[] losses = new double[sweep.lines().length];
        double[] slopes = new double[losses.length * directions.size()];
        for (int k = 0; k < losses.length; k++) {
            double[] direction = directions.get(sweep.lines()[k]);
            double[] point = Content.rowMajor(base).clone();
            for (int i = 0; i < point.length; i++) {
                point[i] += sweep.steps()[k] * direction[i];
            }
            Object[] perturbed = sweep.arguments().clone();
            perturbed[sweep.argument()] =
                    SimpleMatrix.wrap(DMatrixRMaj.wrap(base.getNumRows(), base.getNumCols(), point));
            Object result = call(sweep.method(), perturbed).value();
            losses[k] = new Component(sweep.component()).number(result);
            double[] claimed = new Component(sweep.gradient()).of(result) instanceof SimpleMatrix matrix
                            && matrix.getNumRows() == base.getNumRows()
                            && matrix.getNumCols() == base.getNumCols()
                    ? Content.rowMajor(matrix)
                    : new double[0];
            for (int i = 0; i < directions.size(); i++) {
                slopes[k * directions.size() + i] =
                        claimed.length == 0 ? Double.NaN : Directions.derivative(claimed, directions.get(i));
            }
        }
        return new SlopedLosses(losses, slopes);
    }

    /**
     * Measures this and another subject on the same arguments, and matrix products as a yardstick, in one process, alternating, after a
     * warm-up.
     *
     * @return nanoseconds per call: {@code [0]} of this subject, {@code [1]} of the other, {@code [2]} of all products of the yardstick
     *     if there are any, one entry for each round
     */
    double[][] race(
            Subject other, Method method, Object[] arguments, Duration warmUp, int rounds, List<Product> yardstick);

    /** Whether one class plays both roles, as a known mistake may; no two submitted implementations do. */
    default boolean sharesClassWith(Subject other) {
        return false;
    }

    /** Returns another, new instance of the same implementation. */
    Subject fresh();

    /** The interface's simple name, for messages. */
    default String label() {
        return role().getSimpleName();
    }

    /** Returns the method of this name of the role. */
    default Method method(String name) {
        return Arrays.stream(role().getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(role().getName() + " has no method " + name));
    }

    /** Returns the subject behind an implementation: the process border if it is a proxy, else the object itself in this process. */
    static Subject of(Object implementation) {
        if (implementation instanceof Subject subject) {
            return subject;
        }
        if (Proxy.isProxyClass(implementation.getClass())
                && Proxy.getInvocationHandler(implementation) instanceof SubjectHandler handler) {
            return handler.subject();
        }
        return LocalSubject.of(implementation);
    }

    /** Returns an object that has the subject's role, so that checks call it as they would call the student's object. */
    static <T> T proxy(Class<T> role, Subject subject) {
        return role.cast(
                Proxy.newProxyInstance(role.getClassLoader(), new Class<?>[] {role}, new SubjectHandler(subject)));
    }
}
