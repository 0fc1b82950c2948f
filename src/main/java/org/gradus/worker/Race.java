package org.gradus.worker;

import java.util.ArrayList;
import java.util.List;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Unmappable;
import org.jspecify.annotations.Nullable;

/** Measures several methods on the same arguments, in turns, so that a slow moment of the machine hits all of them. */
final class Race {
    /** A measurement repeats its call until it takes about as long, some thousand times the clock's resolution. */
    private static final long MEASUREMENT_NANOS = 400_000;

    private static final int MAX_REPEATS = 1_000;
    private static final int MAX_ROUNDS = 10_000;

    private final Request.Race request;
    private final List<BoundMethod> entrants;
    private final Products yardstick;
    private int entrant;

    Race(Request.Race request, List<BoundMethod> entrants) throws Failure {
        this.request = request;
        this.entrants = entrants;
        yardstick = new Products(request.products());
    }

    /** Whose turn it is. */
    int entrant() {
        return entrant;
    }

    Reply run() throws Failure {
        if (request.rounds() < 1 || request.rounds() > MAX_ROUNDS) {
            throw Failure.badRequest("a race of " + request.rounds() + " rounds");
        }
        int[] repeats = warmUp();
        List<double[]> nanos = new ArrayList<>();
        for (int i = 0; i < request.measured(); i++) {
            nanos.add(new double[request.rounds()]);
        }
        for (int round = 0; round < request.rounds(); round++) {
            for (entrant = 0; entrant < request.measured(); entrant++) {
                nanos.get(entrant)[round] = (double) time(repeats[entrant]) / repeats[entrant];
            }
        }
        return new Reply.Raced(nanos, 0);
    }

    /** Returns how often each entrant's call is repeated in one measurement. */
    private int[] warmUp() throws Failure {
        long[] spent = new long[request.measured()];
        long[] calls = new long[request.measured()];
        boolean warm = false;
        while (!warm) {
            warm = true;
            for (entrant = 0; entrant < request.measured(); entrant++) {
                if (!isWarm(calls[entrant], spent[entrant])) {
                    spent[entrant] += Math.max(1, time(1));
                    calls[entrant]++;
                    warm = false;
                }
            }
        }
        int[] repeats = new int[request.measured()];
        for (int i = 0; i < repeats.length; i++) {
            long perCall = Math.max(1, spent[i] / calls[i]);
            repeats[i] = (int) Math.max(1, Math.min(MAX_REPEATS, MEASUREMENT_NANOS / perCall));
        }
        return repeats;
    }

    private boolean isWarm(long calls, long spent) {
        return calls > 0
                && spent >= request.warmUpNanos()
                && (entrant < entrants.size() || yardstick.isWarmAfter(calls));
    }

    private long time(int calls) throws Failure {
        return entrant < entrants.size() ? timeMethod(calls) : timeYardstick(calls);
    }

    private long timeYardstick(int calls) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            yardstick.multiply();
        }
        return System.nanoTime() - start;
    }

    private long timeMethod(int calls) throws Failure {
        BoundMethod method = entrants.get(entrant);
        // New arguments for each call: a result kept for the same objects would win every race.
        @Nullable Object[][] arguments = new @Nullable Object[calls][];
        for (int i = 0; i < calls; i++) {
            arguments[i] = method.arguments(request.arguments());
        }
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            if (method.invoke(arguments[i]) == null) {
                // Doing nothing would win.
                throw Failure.unmappable(new Unmappable(Reply.Kind.RETURNED_NULL, "returned null"));
            }
        }
        return System.nanoTime() - start;
    }
}
