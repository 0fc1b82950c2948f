package org.gradus.install;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A verification that runs in the background, as others see it. Safe for several threads. */
public final class ProofRun {
    private final long number;
    private final String id;
    private final @Nullable Request request;
    private final Duration longest;
    private final long begun = System.nanoTime();
    private State state = new State(Phase.COMPILING, "", 0, 0, List.of(), null);

    /**
     * A run that begins now.
     *
     * @param request with which something was handed over; null if the version was here already
     * @param longest after which it is given up
     */
    ProofRun(long number, String id, @Nullable Request request, Duration longest) {
        this.number = number;
        this.id = id;
        this.request = request;
        this.longest = longest;
    }

    /**
     * What tells a request that came twice.
     *
     * @param once its mark
     * @param sha256 of what was handed over, with the id that it gets
     */
    record Request(long person, String once, String sha256) {}

    @Nullable
    Request request() {
        return request;
    }

    /** Whether it was begun by a request of the same person with the same mark. */
    boolean isFor(Request other) {
        return request != null
                && request.person() == other.person()
                && request.once().equals(other.once());
    }

    /** How far it is. */
    public enum Phase {
        COMPILING,
        /** The checks run on the reference, the starter and the known mistakes. */
        MATRIX,
        /** Sample submissions are graded. */
        SAMPLES,
        /** The proof is kept with the version, whatever it says. */
        DONE,
        /** The assignment cannot be used: the problems say why. Nothing is kept. */
        REFUSED,
        /** The proof did not come to an end: the problems say why. The version is kept without one. */
        BROKEN;

        /** Whether nothing more happens. */
        public boolean ended() {
            return this == DONE || this == REFUSED || this == BROKEN;
        }
    }

    /**
     * A moment of it.
     *
     * @param now what is being looked at
     * @param done how many implementations or samples are through
     * @param of how many there are at most; 0 as long as nobody knows
     * @param problems why it ended without a proof
     * @param version the version that is kept; null as long as it is not
     */
    public record State(
            Phase phase,
            String now,
            int done,
            int of,
            List<String> problems,
            @Nullable String version) {
        public State {
            problems = List.copyOf(problems);
        }
    }

    public long number() {
        return number;
    }

    /** The assignment's id. */
    public String id() {
        return id;
    }

    public synchronized State state() {
        if (!state.phase().ended() && System.nanoTime() - begun > longest.toNanos()) {
            state = new State(
                    state.version() == null ? Phase.REFUSED : Phase.BROKEN,
                    "",
                    0,
                    0,
                    List.of("It did not come to an end within " + longest.toMinutes() + " minutes, at "
                            + (state.now().isEmpty() ? "its first step" : state.now())
                            + ". Does a loop never end there?"),
                    state.version());
        }
        return state;
    }

    synchronized void step(Phase phase, String now, int done, int of) {
        if (!state().phase().ended()) {
            state = new State(phase, now, done, of, List.of(), state.version());
        }
    }

    synchronized void kept(String version) {
        if (!state().phase().ended()) {
            state = new State(state.phase(), state.now(), state.done(), state.of(), List.of(), version);
        }
    }

    synchronized void end(Phase phase, List<String> problems) {
        if (!state().phase().ended()) {
            state = new State(phase, "", 0, 0, problems, state.version());
        }
    }
}
