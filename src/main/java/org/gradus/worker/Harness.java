package org.gradus.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Unmappable;
import org.gradus.protocol.Value;
import org.gradus.protocol.ValueMapper;
import org.jspecify.annotations.Nullable;

/** Answers requests by running the student's code in the calling thread. */
final class Harness {
    /** After so many numbers the parts that are left are answered in another reply, whose size is bounded. */
    private static final long MAX_NUMBERS_TOGETHER = 100_000;

    private final String build;
    private final Printed printed;
    private final Predicate<String> permitted;
    private @Nullable Submission submission;
    private @Nullable RunningCheck check;

    /** @param permitted names of classes that a submission may define */
    Harness(String build, Printed printed, Predicate<String> permitted) {
        this.build = build;
        this.printed = printed;
        this.permitted = permitted;
    }

    /** @param line asks the trusted side for the values of functions that a call is given */
    Reply answer(Request request, AskLine line) {
        Reply reply;
        try {
            reply = answerOrFail(request, line);
        } catch (Failure e) {
            reply = e.reply(0);
        } catch (Throwable e) {
            // Not ours to judge: most likely the student's stack or memory ran out while our code was on it.
            reply = Failure.thrown(Reply.Kind.METHOD_THREW, e).reply(0);
        }
        return stamped(reply);
    }

    private Reply answerOrFail(Request request, AskLine line) throws Failure {
        if (request instanceof Request.Load load) {
            submission = new Submission(load, permitted);
            return submission.loaded();
        }
        if (request instanceof Request.Begin) {
            if (submission == null) {
                throw Failure.badRequest("nothing is loaded");
            }
            check = new RunningCheck(submission);
            return new Reply.Ready(build, System.getProperty("java.version", ""), 0);
        }
        RunningCheck running = check;
        if (running == null) {
            throw Failure.badRequest("no check has begun");
        }
        if (request instanceof Request.Call call) {
            return call(call, running, new GivenFunctions(line, printed));
        } else if (request instanceof Request.Together together) {
            return together(together, running);
        } else if (request instanceof Request.Sweep sweep) {
            return sweep(sweep, running);
        } else if (request instanceof Request.Race race) {
            return race(race, running);
        } else {
            throw Failure.badRequest("nothing was asked");
        }
    }

    /** @param given the functions among the arguments; null where there may be none */
    private static Reply.Returned call(Request.Call call, RunningCheck check, @Nullable GivenFunctions given)
            throws Failure {
        BoundMethod method = check.bind(call.target());
        @Nullable Object[] arguments = method.arguments(call.arguments(), given);
        long start = System.nanoTime();
        Object result;
        try {
            result = method.invoke(arguments);
        } finally {
            if (given != null) {
                given.end();
            }
        }
        long nanos = System.nanoTime() - start;
        Value value = method.result(result);
        Map<Integer, Value> changed = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!ValueMapper.same(call.arguments().get(i), arguments[i], method.parameterType(i))) {
                changed.put(i, changedValue(arguments[i], method, i));
            }
        }
        boolean reused =
                result != null && check.results().isReused(method.instance(), result, value, method.returnType());
        return new Reply.Returned(value, changed, reused, nanos, 0);
    }

    private static Reply together(Request.Together together, RunningCheck check) {
        List<Reply> replies = new ArrayList<>();
        long numbers = 0;
        for (Request.Single part : together.parts()) {
            Reply reply = single(part, check);
            replies.add(reply);
            if (reply instanceof Reply.Returned returned) {
                numbers += returned.value().numbers()
                        + Value.sum(returned.changed().values());
            } else if (reply instanceof Reply.Swept swept) {
                numbers += swept.values().length + swept.slopes().length;
            } else {
                break;
            }
            if (numbers > MAX_NUMBERS_TOGETHER) {
                break;
            }
        }
        return new Reply.Several(replies, 0);
    }

    private static Reply single(Request.Single request, RunningCheck check) {
        try {
            return request instanceof Request.Sweep sweep
                    ? sweep(sweep, check)
                    : call((Request.Call) request, check, null);
        } catch (Failure e) {
            return e.reply(0);
        }
    }

    private static Value changedValue(@Nullable Object argument, BoundMethod method, int index) {
        try {
            return ValueMapper.toValue(argument, method.parameterType(index));
        } catch (Unmappable e) {
            return new Value.Text("something that cannot be shown");
        }
    }

    private static Reply sweep(Request.Sweep request, RunningCheck check) throws Failure {
        Sweep sweep = new Sweep(request, check.bind(request.target()));
        try {
            return sweep.run();
        } catch (Failure e) {
            return e.reply(sweep.evaluation());
        }
    }

    private static Reply race(Request.Race request, RunningCheck check) throws Failure {
        List<BoundMethod> entrants = new ArrayList<>();
        for (Request.Target target : request.entrants()) {
            entrants.add(check.bind(target));
        }
        Race race = new Race(request, entrants);
        try {
            return race.run();
        } catch (Failure e) {
            return e.reply(race.entrant());
        }
    }

    /** The reply with the count of bytes printed until now. */
    private Reply stamped(Reply reply) {
        long count = printed.count();
        if (reply instanceof Reply.Ready ready) {
            return new Reply.Ready(ready.build(), ready.java(), count);
        } else if (reply instanceof Reply.Loaded loaded) {
            return new Reply.Loaded(loaded.implementations(), loaded.unloadable(), count);
        } else if (reply instanceof Reply.Returned returned) {
            return new Reply.Returned(
                    returned.value(), returned.changed(), returned.reusedResult(), returned.nanos(), count);
        } else if (reply instanceof Reply.Several several) {
            return new Reply.Several(several.replies(), count);
        } else if (reply instanceof Reply.Threw threw) {
            return new Reply.Threw(threw.kind(), threw.type(), threw.message(), threw.frames(), threw.call(), count);
        } else if (reply instanceof Reply.Swept swept) {
            return new Reply.Swept(swept.values(), swept.slopes(), swept.changedAt(), swept.nanos(), count);
        } else {
            return new Reply.Raced(((Reply.Raced) reply).nanos(), count);
        }
    }
}
