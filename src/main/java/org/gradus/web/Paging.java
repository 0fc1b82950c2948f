package org.gradus.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.gradus.desk.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Lists of the programming interface, a page at a time: everything in the order of ids, {@code ?limit=} at most so many, {@code ?after=}
 * from behind this id. Where there is more, {@code next} in the body and the header {@code Link} hold the address of the next page. As new
 * things have larger ids, whoever keeps the last one can ask later for what has been added.
 *
 * @param limit how many are wanted
 * @param after the id behind which the page begins
 */
record Paging(int limit, long after) {
    static final int USUAL = 100;
    static final int MOST = 500;

    /** What the request asks for. */
    static Paging of(Context ctx) {
        return new Paging((int) number(ctx, "limit", USUAL, 1, MOST), number(ctx, "after", 0, 0, Long.MAX_VALUE));
    }

    private static long number(Context ctx, String name, long usual, long least, long most) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return usual;
        }
        if (text.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Refused.badRequest("api.paging." + name, Integer.toString(MOST));
    }

    /** Answers with a page of what is known as a whole, in any order. */
    static <T> void answer(
            Context ctx, String name, Collection<T> all, ToLongFunction<? super T> id, Function<? super T, ?> json) {
        Paging paging = of(ctx);
        paging.answerFound(
                ctx,
                name,
                all.stream()
                        .filter(one -> id.applyAsLong(one) > paging.after)
                        .sorted(Comparator.comparingLong(id))
                        .limit(paging.limit + 1L)
                        .toList(),
                id,
                json);
    }

    /**
     * Answers with what was found for this page.
     *
     * @param found in the order of ids from behind {@link #after}, one more than {@link #limit} if there are so many
     */
    <T> void answerFound(
            Context ctx, String name, List<T> found, ToLongFunction<? super T> id, Function<? super T, ?> json) {
        List<T> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? next(ctx, id.applyAsLong(page.get(limit - 1))) : null;
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(name, page.stream().map(json).toList());
        answer.put("next", next);
        if (next != null) {
            ctx.header("Link", "<" + next + ">; rel=\"next\"");
        }
        ctx.json(answer);
    }

    private String next(Context ctx, long last) {
        List<String> parts = new ArrayList<>();
        ctx.queryParamMap().forEach((name, values) -> {
            if (!name.equals("after") && !name.equals("limit")) {
                values.forEach(value -> parts.add(encoded(name) + "=" + encoded(value)));
            }
        });
        parts.add("limit=" + limit);
        parts.add("after=" + last);
        return ctx.path() + "?" + String.join("&", parts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
