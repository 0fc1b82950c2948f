package org.gradus.sandbox;

import java.util.List;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Value;

/** Which replies a request may get: a worker that is asked for losses must not answer with a greeting. */
final class Answers {
    private Answers() {}

    static boolean fits(Request request, Reply reply) {
        if (reply.printed() < 0) {
            return false;
        }
        if (reply instanceof Reply.Threw) {
            return true;
        }
        if (request instanceof Request.Load load) {
            return reply instanceof Reply.Loaded loaded
                    && load.roles().containsAll(loaded.implementations().keySet());
        } else if (request instanceof Request.Begin) {
            return reply instanceof Reply.Ready;
        } else if (request instanceof Request.Answer || request instanceof Request.Refuse) {
            return reply instanceof Reply.Asks || (reply instanceof Reply.Returned returned && returned.nanos() >= 0);
        } else if (request instanceof Request.Call call) {
            if (reply instanceof Reply.Asks) {
                return call.arguments().stream().anyMatch(Value.Given.class::isInstance);
            }
            return reply instanceof Reply.Returned returned
                    && returned.nanos() >= 0
                    && returned.changed().keySet().stream()
                            .allMatch(index ->
                                    index >= 0 && index < call.arguments().size());
        } else if (request instanceof Request.Together together) {
            return reply instanceof Reply.Several several && fits(together.parts(), several.replies());
        } else if (request instanceof Request.Sweep sweep) {
            return reply instanceof Reply.Swept swept
                    && swept.values().length == sweep.lines().length
                    && swept.slopes().length == sweep.lines().length * sweep.slopes()
                    && swept.changedAt() >= -1
                    && swept.changedAt() < sweep.lines().length;
        }
        Request.Race race = (Request.Race) request;
        return reply instanceof Reply.Raced raced
                && raced.nanos().size() == race.measured()
                && raced.nanos().stream().allMatch(each -> each.length == race.rounds() && arePositive(each));
    }

    private static boolean fits(List<Request.Single> parts, List<Reply> replies) {
        if (replies.size() > parts.size()) {
            return false;
        }
        for (int i = 0; i < replies.size(); i++) {
            boolean last = i == replies.size() - 1;
            if (!fits(parts.get(i), replies.get(i)) || (!last && replies.get(i) instanceof Reply.Threw)) {
                return false;
            }
        }
        return true;
    }

    private static boolean arePositive(double[] nanos) {
        for (double each : nanos) {
            if (!(each >= 0 && each < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }
}
