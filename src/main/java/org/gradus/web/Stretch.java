package org.gradus.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/**
 * The part of a long list that fits on a page.
 *
 * @param rows what is shown
 * @param first number of the first of them, from 1
 * @param all how many there are
 * @param earlier address of the part before; empty if this is the first
 * @param later address of the part behind; empty if this is the last
 */
public record Stretch<T>(List<T> rows, int first, int all, String earlier, String later) {
    private static final int LENGTH = 100;

    public Stretch {
        rows = List.copyOf(rows);
    }

    /**
     * The part that the address asks for by {@code page}, from 1; the last one if it asks for more than there is.
     *
     * @param address of the page with everything else that was chosen, with a {@code ?} in it
     */
    static <T> Stretch<T> of(List<T> all, Context ctx, String address) {
        int pages = Math.max(1, (all.size() + LENGTH - 1) / LENGTH);
        int page = Optional.ofNullable(ctx.queryParam("page"))
                .filter(text -> text.matches("[1-9]\\d{0,6}"))
                .map(Integer::valueOf)
                .map(asked -> Math.min(asked, pages))
                .orElse(1);
        int from = (page - 1) * LENGTH;
        return new Stretch<>(
                all.subList(from, Math.min(all.size(), from + LENGTH)),
                from + 1,
                all.size(),
                page == 1 ? "" : address + "&page=" + (page - 1),
                page == pages ? "" : address + "&page=" + (page + 1));
    }

    /** Number of the last one that is shown. */
    public int last() {
        return first + rows.size() - 1;
    }

    /** Whether there is more than is shown. */
    public boolean partial() {
        return rows.size() < all;
    }
}
