package org.gradus.grading;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;
import org.gradus.check.Answer;
import org.gradus.check.Finding;
import org.gradus.check.Product;
import org.gradus.check.Subject;
import org.gradus.check.SubjectFailure;
import org.gradus.numerics.SlopedLosses;
import org.gradus.protocol.GivenInterface;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Unmappable;
import org.gradus.protocol.Value;
import org.gradus.protocol.ValueMapper;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;

/** A student's implementation behind the process border. */
final class RemoteSubject implements Subject {
    private static final int MAX_FRAMES = 32;

    /** Calls that travel together are expected to take this part of the limit for one. */
    private static final int LIMIT_SHARE = 20;

    private static final long MAX_NUMBERS_TOGETHER = 100_000;
    private static final long MAX_NUMBERS_SWEPT = 1_000_000;

    private final SubmissionRun run;
    private final Class<?> role;
    private final String implementation;
    private final AtomicInteger instances;
    private final int instance;

    RemoteSubject(SubmissionRun run, Class<?> role, String implementation) {
        this(run, role, implementation, new AtomicInteger());
    }

    private RemoteSubject(SubmissionRun run, Class<?> role, String implementation, AtomicInteger instances) {
        this.run = run;
        this.role = role;
        this.implementation = implementation;
        this.instances = instances;
        this.instance = instances.getAndIncrement();
    }

    @Override
    public Class<?> role() {
        return role;
    }

    @Override
    public Subject fresh() {
        return new RemoteSubject(run, role, implementation, instances);
    }

    @Override
    public Answer call(Method method, Object... arguments) {
        Reply reply = exchange(
                new Request.Call(target(method), values(method, arguments)),
                run.assignment().limits().call(),
                method,
                GivenFunctions.among(method, arguments));
        return answer(reply, method, arguments);
    }

    /** Calls that have been quick so far travel together; the limit for one call holds for all of them. */
    @Override
    public List<Answer> callAll(List<Call> calls) {
        List<Answer> answers = new ArrayList<>();
        while (answers.size() < calls.size()) {
            List<Call> rest = calls.subList(answers.size(), calls.size());
            List<Request.Single> together = travellingTogether(rest);
            if (together.size() <= 1) {
                Call next = rest.get(0);
                answers.add(next.subject().call(next.method(), next.arguments()));
            } else {
                answers.addAll(answers(rest, new Request.Together(together)));
            }
        }
        return answers;
    }

    /** The first of the calls, as many as are together so quick and small that they need no limit each. */
    private List<Request.Single> travellingTogether(List<Call> calls) {
        long nanos = run.assignment().limits().call().dividedBy(LIMIT_SHARE).toNanos();
        long numbers = MAX_NUMBERS_TOGETHER;
        IdentityHashMap<Object, Value> known = new IdentityHashMap<>();
        List<Request.Single> together = new ArrayList<>();
        for (Call call : calls) {
            RemoteSubject subject = (RemoteSubject) call.subject();
            nanos -= run.slowest(subject.implementation, call.method());
            if (nanos < 0) {
                break;
            }
            List<Value> arguments = values(call.method(), call.arguments(), known);
            numbers -= Value.sum(arguments);
            if (numbers < 0 || arguments.stream().anyMatch(Value.Given.class::isInstance)) {
                // A function asks back: its call travels alone.
                break;
            }
            together.add(new Request.Call(subject.target(call.method()), arguments));
        }
        return together;
    }

    private List<Answer> answers(List<Call> calls, Request.Together request) {
        Method first = calls.get(0).method();
        if (!(exchange(request, run.assignment().limits().call(), first, GivenFunctions.NONE)
                instanceof Reply.Several several)) {
            throw broken(first);
        }
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < several.replies().size(); i++) {
            Call call = calls.get(i);
            RemoteSubject subject = (RemoteSubject) call.subject();
            if (several.replies().get(i) instanceof Reply.Threw threw) {
                throw subject.failure(threw, call.method());
            }
            answers.add(subject.answer(several.replies().get(i), call.method(), call.arguments()));
        }
        return answers;
    }

    private Answer answer(Reply reply, Method method, Object[] arguments) {
        if (!(reply instanceof Reply.Returned returned)) {
            throw broken(method);
        }
        run.took(implementation, method, returned.nanos());
        Map<Integer, Object> changed = new LinkedHashMap<>();
        returned.changed().forEach((index, value) -> {
            if (index < 0 || index >= arguments.length || GivenInterface.is(method.getParameterTypes()[index])) {
                throw broken(method);
            }
            changed.put(
                    index,
                    value instanceof Value.Text unreadable
                            ? unreadable.value()
                            : java(value, method.getGenericParameterTypes()[index], method));
        });
        return new Answer(
                java(returned.value(), method.getGenericReturnType(), method), changed, returned.reusedResult());
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
        if (!(arguments[argument] instanceof SimpleMatrix || arguments[argument] instanceof double[])) {
            throw new GraderFault("Argument " + argument + " of " + method
                    + " is neither a matrix nor an array that could be perturbed.");
        }
        Sweep sweep = new Sweep(method, arguments, argument, component, "", directions, lines, steps);
        return sweepAll(List.of(sweep)).get(0).losses();
    }

    /** Sweeps travel together, as many as are small; the limit for the whole check holds for all of them. */
    @Override
    public List<SlopedLosses> sweepAll(List<Sweep> sweeps) {
        List<SlopedLosses> found = new ArrayList<>();
        while (found.size() < sweeps.size()) {
            List<Sweep> rest = sweeps.subList(found.size(), sweeps.size());
            List<Request.Single> together = sweepingTogether(rest);
            Reply reply = exchange(
                    together.size() == 1 ? together.get(0) : new Request.Together(together),
                    run.assignment().limits().check(),
                    rest.get(0).method(),
                    GivenFunctions.NONE);
            List<Reply> replies = reply instanceof Reply.Several several ? several.replies() : List.of(reply);
            for (int i = 0; i < replies.size(); i++) {
                found.add(losses(replies.get(i), rest.get(i)));
            }
        }
        return found;
    }

    private List<Request.Single> sweepingTogether(List<Sweep> sweeps) {
        IdentityHashMap<Object, Value> known = new IdentityHashMap<>();
        long numbers = MAX_NUMBERS_SWEPT;
        List<Request.Single> together = new ArrayList<>();
        for (Sweep sweep : sweeps) {
            Request.Sweep request = new Request.Sweep(
                    target(sweep.method()),
                    values(sweep.method(), sweep.arguments(), known),
                    sweep.argument(),
                    sweep.component(),
                    sweep.gradient(),
                    sweep.directions(),
                    sweep.lines(),
                    sweep.steps());
            numbers -= Value.sum(request.arguments());
            for (double[] direction : sweep.directions()) {
                numbers -= direction.length;
            }
            if (numbers < 0 && !together.isEmpty()) {
                break;
            }
            together.add(request);
        }
        return together;
    }

    private SlopedLosses losses(Reply reply, Sweep sweep) {
        if (reply instanceof Reply.Threw threw) {
            throw failure(threw, sweep.method());
        }
        int slopes = sweep.gradient().isEmpty() ? 0 : sweep.directions().size();
        if (!(reply instanceof Reply.Swept swept)
                || swept.values().length != sweep.lines().length
                || swept.slopes().length != sweep.lines().length * slopes) {
            throw broken(sweep.method());
        }
        return new SlopedLosses(swept.values(), swept.slopes());
    }

    @Override
    public double[][] race(
            Subject other, Method method, Object[] arguments, Duration warmUp, int rounds, List<Product> yardstick) {
        Reply reply = exchange(
                new Request.Race(
                        List.of(target(method), ((RemoteSubject) other).target(method)),
                        values(method, arguments),
                        warmUp.toNanos(),
                        rounds,
                        yardstick.stream().flatMapToInt(Product::sizes).toArray()),
                run.assignment().limits().check(),
                method,
                GivenFunctions.NONE);
        if (!(reply instanceof Reply.Raced raced)
                || raced.nanos().size() != (yardstick.isEmpty() ? 2 : 3)
                || raced.nanos().stream().anyMatch(nanos -> nanos.length != rounds)) {
            throw broken(method);
        }
        return raced.nanos().toArray(double[][]::new);
    }

    private Reply exchange(Request request, Duration limit, Method method, GivenFunctions given) {
        try {
            Reply reply = run.exchange(request, limit, given);
            if (reply instanceof Reply.Threw threw) {
                throw failure(threw, method);
            }
            return reply;
        } catch (WorkerEnded ended) {
            if (ended.outcome() == WorkerOutcome.GRADER_FAULT) {
                throw new GraderFault(String.valueOf(ended.getMessage()), ended);
            }
            throw new SubjectFailure(Finding.of(
                    call(method) + " was not answered. " + ended.getMessage(),
                    "an answer",
                    words(ended.outcome()),
                    null));
        }
    }

    private SubjectFailure failure(Reply.Threw threw, Method method) {
        String call = call(method);
        return switch (threw.kind()) {
            case METHOD_THREW -> {
                run.threw(threw);
                yield SubjectFailure.threw(call, threw.type(), threw.message(), frames(threw));
            }
            case CANNOT_CONSTRUCT -> {
                run.threw(threw);
                String reason = Stream.of(threw.type(), threw.message())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(": "));
                yield new SubjectFailure(Finding.of(
                        "No instance of " + implementation + " could be made: " + reason + ".",
                        "a public constructor without parameters that does not throw",
                        reason,
                        frames(threw).isEmpty() ? null : String.join("\n", frames(threw))));
            }
            case RETURNED_NULL ->
                new SubjectFailure(Finding.of(call + " returned null.", "a result", "null", threw.message()));
            case UNEXPECTED_TYPE, TOO_LARGE ->
                new SubjectFailure(
                        Finding.of(call + ": " + threw.message(), "a result of the declared type", null, null));
            case BAD_REQUEST -> refused(threw, method);
        };
    }

    /**
     * Our requests are sound: arguments were mapped here, classes and methods come from the inspected jar and the interface. A worker
     * that does not understand one has been tampered with, unless the interface itself is at fault; else whoever forges this reply
     * would have as many attempts as he likes, since faults of ours cost none.
     */
    private SubjectFailure refused(Reply.Threw threw, Method method) {
        if (!ValueMapper.canCross(method.getGenericReturnType())) {
            throw new GraderFault(method + " returns a type that cannot cross the process border.");
        }
        run.note(WorkerOutcome.PROTOCOL_BROKEN);
        return new SubjectFailure(Finding.of(
                call(method) + " was not called: the submission disturbed the process that it runs in.",
                "an answer",
                threw.message(),
                null));
    }

    /** An honest worker sends no more than this; a forged reply could fill the report. */
    private static List<String> frames(Reply.Threw threw) {
        return threw.frames().stream().limit(MAX_FRAMES).toList();
    }

    private SubjectFailure broken(Method method) {
        run.note(WorkerOutcome.PROTOCOL_BROKEN);
        return new SubjectFailure(Finding.of(
                call(method) + " gave an answer that is not one: the submission wrote to the grader's own channel.",
                "an answer",
                "something else",
                null));
    }

    private Object java(Value value, Type type, Method method) {
        try {
            return ValueMapper.toJava(value, type);
        } catch (Unmappable e) {
            throw broken(method);
        }
    }

    private static List<Value> values(Method method, Object[] arguments) {
        return values(method, arguments, new IdentityHashMap<>());
    }

    /** @param known the values of objects that travel in the same request; grows */
    private static List<Value> values(Method method, Object[] arguments, IdentityHashMap<Object, Value> known) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (GivenInterface.is(method.getParameterTypes()[i])) {
                values.add(new Value.Given(i));
                continue;
            }
            Value value = known.get(arguments[i]);
            if (value == null) {
                value = value(method, i, arguments[i]);
                known.put(arguments[i], value);
            }
            values.add(value);
        }
        return values;
    }

    private static Value value(Method method, int index, Object argument) {
        try {
            return ValueMapper.view(argument, method.getGenericParameterTypes()[index]);
        } catch (Unmappable e) {
            throw new GraderFault("Argument " + index + " of " + method + " cannot cross the process border.", e);
        }
    }

    private Request.Target target(Method method) {
        return new Request.Target(implementation, instance, method.getName(), descriptor(method));
    }

    private String call(Method method) {
        return label() + "." + method.getName();
    }

    private static String words(WorkerOutcome outcome) {
        return switch (outcome) {
            case OK, THREW -> "an exception";
            case TIMED_OUT -> "no answer in time";
            case OUT_OF_MEMORY -> "too much memory";
            case EXITED -> "the end of the process";
            case CRASHED -> "a crash of the process";
            case FLOODED -> "too much output";
            case PROTOCOL_BROKEN -> "bytes that are not an answer";
            case REFUSED_TO_LOAD -> "classes that cannot be loaded";
            case GRADER_FAULT -> "a fault of the grader";
        };
    }

    private static String descriptor(Method method) {
        return Arrays.stream(method.getParameterTypes())
                        .map(Class::descriptorString)
                        .collect(Collectors.joining("", "(", ")"))
                + method.getReturnType().descriptorString();
    }
}
