package org.gradus.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpStatus;
import org.gradus.desk.Fingerprint;
import org.gradus.desk.Made;
import org.jspecify.annotations.Nullable;

/**
 * What a program is told that asked for something impossible: {@code application/problem+json} (RFC 9457).
 *
 * @param confirm null unless the change is made when it is confirmed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        @About("always about:blank: the status says it all") String type,
        @About("what the status means") String title,
        int status,

        @About("what is wrong and what to do, in a sentence")
        String detail,

        @About("the number of the request, under which the operator finds it in the log")
        String id,

        @About("all that is wrong, where it may be several things")
        List<String> sentences,

        @About("what to send as ?confirm= with the same request, once the sentences have been read and are meant")
        @Nullable
        String confirm) {
    static void answer(Context ctx, int status, String detail) {
        answer(ctx, status, List.of(detail), null);
    }

    /** Answers that a change was not made, and with all reasons. */
    static void unfit(Context ctx, List<String> sentences) {
        answer(ctx, 422, sentences, null);
    }

    /** Answers that a change is made only when its consequences are confirmed. */
    static void toConfirm(Context ctx, List<String> sentences) {
        answer(ctx, 409, sentences, Fingerprint.of(sentences));
    }

    static void answer(Context ctx, int status, List<String> sentences, @Nullable String confirm) {
        ctx.status(status)
                .json(of(status, sentences, RequestLog.id(ctx), confirm))
                .contentType("application/problem+json");
    }

    /** @param id empty if the request was refused before it had a number */
    static Problem of(int status, List<String> sentences, String id, @Nullable String confirm) {
        String title = Optional.ofNullable(HttpStatus.getMessage(status)).orElse("Error");
        return new Problem("about:blank", title, status, sentences.get(0), id, sentences, confirm);
    }

    /** Goes on with what was made, or answers why it was not. */
    static <T> void orElse(Context ctx, Made<T> made, Consumer<T> then) {
        if (made.done()) {
            then.accept(made.get());
        } else if (made.warnings()) {
            toConfirm(ctx, made.problems());
        } else {
            unfit(ctx, made.problems());
        }
    }
}
