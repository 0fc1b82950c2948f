package org.gradus.check;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;

/**
 * An implementation in this process: a reference, a known mistake, or a student's class in the student's own build. Never used
 * for a submission.
 */
public final class LocalSubject implements Subject {
    private static final int MAX_FRAMES = 8;

    /** The shortest time that each yardstick has taken in this process, in nanoseconds. */
    private static final Map<List<Product>, Double> SHORTEST = new ConcurrentHashMap<>();

    /** A yardstick that takes so many times as long is not compiled, be it not yet or no longer: it would be as slow as everybody. */
    private static final double COLD = 2;

    private static final int MAX_REPEATS = 3;

    /** How long that takes: the second, better compiler comes late where there is much to compile, as in a process that has just begun. */
    private static final Duration COMPILING = Duration.ofMillis(300);

    private final Class<?> role;
    private final Supplier<Object> instances;
    private final Object instance;
    private final List<Returned> returned = new ArrayList<>();

    /**
     * Makes a subject of a class.
     *
     * @param role the interface to examine
     * @param instances makes a new instance, at least of the type {@code role}
     */
    public LocalSubject(Class<?> role, Supplier<Object> instances) {
        this(role, instances, instances.get());
    }

    private LocalSubject(Class<?> role, Supplier<Object> instances, Object instance) {
        this.role = role;
        this.instances = instances;
        this.instance = instance;
    }

    static LocalSubject of(Object implementation) {
        Class<?> role = interfaceOf(implementation.getClass());
        Supplier<Object> instances = () -> another(implementation);
        return new LocalSubject(role, instances, implementation);
    }

    /** A subject of a new object of the same class, as if nobody had called the class yet. */
    static LocalSubject fresh(Class<?> role, Object implementation) {
        return new LocalSubject(role, () -> another(implementation));
    }

    /** Returns a new object of the same class, or the same one if the class has no constructor without parameters. */
    private static Object another(Object implementation) {
        try {
            Constructor<?> constructor = implementation.getClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            return implementation;
        }
    }

    private static Class<?> interfaceOf(Class<?> type) {
        return interfaces(type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " implements no interface of an assignment"));
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .flatMap(at -> Arrays.stream(at.getInterfaces()))
                .filter(candidate -> !candidate.getName().startsWith("java."));
    }

    /** Returns the method of the role, or of another interface if the implementation does not have the role but the method. */
    @Override
    public Method method(String name) {
        return Stream.concat(Stream.of(role), interfaces(instance.getClass()))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals(name)
                        && method.getDeclaringClass().isInstance(instance))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(instance.getClass().getName() + " has no method " + name));
    }

    @Override
    public Class<?> role() {
        return role;
    }

    @Override
    public Subject fresh() {
        return new LocalSubject(role, instances);
    }

    @Override
    public boolean sharesClassWith(Subject other) {
        return other instanceof LocalSubject local && local.instance.getClass() == instance.getClass();
    }

    @Override
    public Answer call(Method method, Object... arguments) {
        Object[] copies = copies(method, arguments);
        List<GivenFunction> given = new ArrayList<>();
        for (int i = 0; i < copies.length; i++) {
            if (GivenFunction.is(method.getParameterTypes()[i])) {
                GivenFunction function = GivenFunction.of(method.getParameterTypes()[i], arguments[i]);
                given.add(function);
                copies[i] = function.object();
            }
        }
        Object value;
        try {
            value = invoke(method, copies);
        } finally {
            given.forEach(GivenFunction::end);
        }
        Map<Integer, Object> changed = new LinkedHashMap<>();
        for (int i = 0; i < copies.length; i++) {
            if (!GivenFunction.is(method.getParameterTypes()[i]) && !Content.identical(copies[i], arguments[i])) {
                changed.put(i, Content.copy(copies[i]));
            }
        }
        return new Answer(value, changed, reused(value));
    }

    /** Whether the value shares memory with an earlier one, or an earlier one has changed since. */
    private boolean reused(Object value) {
        Set<Object> memory = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(value, memory);
        boolean reused = returned.stream()
                .anyMatch(earlier -> !Collections.disjoint(memory, earlier.memory())
                        || !Content.identical(Content.parts(earlier.value()), earlier.parts()));
        returned.add(new Returned(value, memory, Content.parts(value)));
        return reused;
    }

    /** Collects what can be written to. */
    private static void collect(Object value, Set<Object> memory) {
        if (value instanceof SimpleMatrix matrix) {
            memory.add(matrix);
            memory.add(matrix.getDDRM().data);
        } else if (value instanceof double[] || value instanceof int[]) {
            memory.add(value);
        } else {
            Content.elements(value).forEach(element -> collect(element, memory));
        }
    }

    private record Returned(Object value, Set<Object> memory, List<Content.Part> parts) {}

    @Override
    public double[] sweep(
            Method method,
            Object[] arguments,
            int argument,
            String component,
            List<double[]> directions,
            int[] lines,
            double[] steps) {
        Object[] copies = copies(method, arguments);
        SimpleMatrix base = (SimpleMatrix) arguments[argument];
        double[] origin = Content.rowMajor(base);
        double[] losses = new double[lines.length];
        for (int k = 0; k < lines.length; k++) {
            double[] point = origin.clone();
            if (directions.isEmpty()) {
                point[lines[k]] += steps[k];
            } else {
                double[] direction = directions.get(lines[k]);
                for (int i = 0; i < point.length; i++) {
                    point[i] += steps[k] * direction[i];
                }
            }
            copies[argument] = SimpleMatrix.wrap(DMatrixRMaj.wrap(base.getNumRows(), base.getNumCols(), point));
            losses[k] = new Component(component).number(invoke(method, copies));
        }
        return losses;
    }

    @Override
    public double[][] race(
            Subject other, Method method, Object[] arguments, Duration warmUp, int rounds, List<Product> yardstick) {
        double[][] nanos = measure((LocalSubject) other, method, arguments, warmUp, rounds, yardstick);
        for (int i = 0; i < MAX_REPEATS && !yardstick.isEmpty() && isCold(yardstick, nanos[2]); i++) {
            warm(() -> SHORTEST.merge(yardstick, time(yardstick), Math::min), COMPILING);
            nanos = measure((LocalSubject) other, method, arguments, warmUp, rounds, yardstick);
        }
        return nanos;
    }

    private static boolean isCold(List<Product> yardstick, double[] nanos) {
        double shortest = SHORTEST.getOrDefault(yardstick, 0.0);
        return Arrays.stream(nanos).min().orElseThrow() > COLD * shortest;
    }

    private double[][] measure(
            LocalSubject rival,
            Method method,
            Object[] arguments,
            Duration warmUp,
            int rounds,
            List<Product> yardstick) {
        Method rivals = rival.method(method.getName());
        warm(() -> time(method, arguments), warmUp);
        warm(() -> rival.time(rivals, arguments), warmUp);
        double[][] nanos = new double[yardstick.isEmpty() ? 2 : 3][rounds];
        for (int round = 0; round < rounds; round++) {
            nanos[0][round] = time(method, arguments);
            nanos[1][round] = rival.time(rivals, arguments);
            if (!yardstick.isEmpty()) {
                nanos[2][round] = time(yardstick);
            }
        }
        return nanos;
    }

    private static void warm(Runnable entrant, Duration warmUp) {
        long end = System.nanoTime() + warmUp.toNanos();
        do {
            entrant.run();
        } while (System.nanoTime() < end);
    }

    private static double time(List<Product> yardstick) {
        return yardstick.stream().mapToLong(Product::time).sum();
    }

    private double time(Method method, Object[] arguments) {
        Object[] copies = copies(method, arguments);
        long start = System.nanoTime();
        invoke(method, copies);
        return System.nanoTime() - start;
    }

    private static Object[] copies(Method method, Object[] arguments) {
        Object[] copies = arguments.clone();
        for (int i = 0; i < copies.length; i++) {
            if (!GivenFunction.is(method.getParameterTypes()[i])) {
                copies[i] = Content.copy(arguments[i]);
            }
        }
        return copies;
    }

    private Object invoke(Method method, Object[] arguments) {
        String call = label() + "." + method.getName();
        try {
            method.setAccessible(true);
            Object value = method.invoke(instance, arguments);
            if (value == null) {
                throw new SubjectFailure(Finding.of(call + " returned null.", "a result", "null", null));
            }
            return value;
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getTargetException();
            List<String> frames = Arrays.stream(thrown.getStackTrace())
                    .takeWhile(frame -> !frame.getClassName().startsWith("java.lang.reflect")
                            && !frame.getClassName().startsWith("jdk.internal.reflect"))
                    .limit(MAX_FRAMES)
                    .map(StackTraceElement::toString)
                    .toList();
            String message = thrown.getMessage() == null ? "" : thrown.getMessage();
            throw SubjectFailure.threw(call, thrown.getClass().getName(), message, frames);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
