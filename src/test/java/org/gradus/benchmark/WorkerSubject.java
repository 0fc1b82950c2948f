package org.gradus.benchmark;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradus.assignment.Assignment;
import org.gradus.check.Answer;
import org.gradus.check.Product;
import org.gradus.check.Subject;
import org.gradus.numerics.SlopedLosses;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Unmappable;
import org.gradus.protocol.Value;
import org.gradus.protocol.ValueMapper;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;

/** An implementation in one worker, without a grading around it. */
final class WorkerSubject implements Subject {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Worker worker;
    private final Class<?> role;
    private final String implementation;

    /** Hands the jar to the worker and begins a check. */
    WorkerSubject(Worker worker, Assignment assignment, byte[] jar, Class<?> role) throws WorkerEnded {
        this.worker = worker;
        this.role = role;
        Reply.Loaded loaded = (Reply.Loaded) worker.exchange(
                new Request.Load(jar, new TreeMap<>(assignment.interfaces()), assignment.roleNames()), LIMIT);
        implementation = loaded.implementations().get(role.getName()).get(0);
        worker.exchange(new Request.Begin(), LIMIT);
    }

    /** Name of the class that implements the role. */
    String implementation() {
        return implementation;
    }

    @Override
    public Class<?> role() {
        return role;
    }

    @Override
    public Answer call(Method method, Object... arguments) {
        try {
            Reply.Returned returned = (Reply.Returned)
                    exchange(new Request.Call(target(method), values(method, arguments, new IdentityHashMap<>())));
            return new Answer(
                    ValueMapper.toJava(returned.value(), method.getGenericReturnType()),
                    Map.of(),
                    returned.reusedResult());
        } catch (Unmappable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double[] sweep(
            Method method,
            Object[] arguments,
            int argument,
            String component,
            List<double[]> directions,
            int[] lines,
            double[] steps) {
        Sweep sweep = new Sweep(method, arguments, argument, component, "", directions, lines, steps);
        return sweepAll(List.of(sweep)).get(0).losses();
    }

    @Override
    public List<SlopedLosses> sweepAll(List<Sweep> sweeps) {
        IdentityHashMap<Object, Value> known = new IdentityHashMap<>();
        List<Request.Single> together = new ArrayList<>();
        for (Sweep sweep : sweeps) {
            together.add(new Request.Sweep(
                    target(sweep.method()),
                    values(sweep.method(), sweep.arguments(), known),
                    sweep.argument(),
                    sweep.component(),
                    sweep.gradient(),
                    sweep.directions(),
                    sweep.lines(),
                    sweep.steps()));
        }
        return ((Reply.Several) exchange(new Request.Together(together)))
                .replies().stream()
                        .map(Reply.Swept.class::cast)
                        .map(swept -> new SlopedLosses(swept.values(), swept.slopes()))
                        .toList();
    }

    @Override
    public double[][] race(
            Subject other, Method method, Object[] arguments, Duration warmUp, int rounds, List<Product> yardstick) {
        throw new UnsupportedOperationException("nothing is raced here");
    }

    @Override
    public Subject fresh() {
        return this;
    }

    private Reply exchange(Request request) {
        try {
            return worker.exchange(request, LIMIT);
        } catch (WorkerEnded e) {
            throw new IllegalStateException(e);
        }
    }

    private Request.Target target(Method method) {
        String descriptor = Arrays.stream(method.getParameterTypes())
                        .map(Class::descriptorString)
                        .collect(Collectors.joining("", "(", ")"))
                + method.getReturnType().descriptorString();
        return new Request.Target(implementation, 0, method.getName(), descriptor);
    }

    private static List<Value> values(Method method, Object[] arguments, IdentityHashMap<Object, Value> known) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            try {
                Value value = known.get(arguments[i]);
                values.add(
                        value == null ? ValueMapper.view(arguments[i], method.getGenericParameterTypes()[i]) : value);
                known.put(arguments[i], values.get(i));
            } catch (Unmappable e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }
}
