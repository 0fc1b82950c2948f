package org.gradus.grading;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.sandbox.Output;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;

/** Workers without a process: what they answer is written down. */
final class ScriptedWorkers implements Workers {
    /** What a worker answers to everything but the requests to load and to begin. */
    @FunctionalInterface
    interface Script {
        Reply answer(Request request, Printer printer) throws WorkerEnded;
    }

    /** Prints as a submission does. */
    @FunctionalInterface
    interface Printer {
        void print(String text);
    }

    private final Script script;
    private final Deque<WorkerOutcome> refusals = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<Duration> limits = new ArrayList<>();
    private int open;
    private int taken;

    ScriptedWorkers(Script script) {
        this.script = script;
    }

    /** The next attempts to load end like this. */
    ScriptedWorkers refusing(WorkerOutcome... outcomes) {
        refusals.addAll(List.of(outcomes));
        return this;
    }

    /** A worker that dies in this way, as the sandbox tells it. */
    static WorkerEnded ended(WorkerOutcome outcome) {
        return new WorkerEnded(outcome, "The worker ended: " + outcome + ".");
    }

    List<Request> requests() {
        return requests;
    }

    /** The time that each request was given. */
    List<Duration> limits() {
        return limits;
    }

    int taken() {
        return taken;
    }

    int open() {
        return open;
    }

    @Override
    public Worker take() {
        taken++;
        open++;
        return new Scripted();
    }

    @Override
    public SandboxStatus status() {
        return new SandboxStatus(SandboxLevel.L1, "written down", "17.0.1", List.of(), "");
    }

    private final class Scripted implements Worker {
        private final StringBuilder printed = new StringBuilder();
        private boolean closed;
        private boolean dead;

        @Override
        public Reply.Ready ready() {
            return new Reply.Ready("build", "17.0.2", 0);
        }

        @Override
        public Reply exchange(Request request, Duration limit) throws WorkerEnded {
            if (dead || closed) {
                throw new AssertionError("a dead worker was asked");
            }
            requests.add(request);
            limits.add(limit);
            try {
                if (request instanceof Request.Load) {
                    WorkerOutcome refusal = refusals.poll();
                    if (refusal != null) {
                        throw ended(refusal);
                    }
                    return new Reply.Loaded(Map.of(), Map.of(), 0);
                }
                return request instanceof Request.Begin ? ready() : script.answer(request, printed::append);
            } catch (WorkerEnded ended) {
                dead = true;
                throw ended;
            }
        }

        @Override
        public Output takeOutput() {
            String text = printed.toString();
            printed.setLength(0);
            return text.isEmpty() ? Output.NONE : new Output(text, 0, "", text.length());
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open--;
            }
        }
    }
}
