package org.gradus.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page: {@code site.html} takes one.
 *
 * @param title for the browser's tab, without the name of the product
 * @param crumbs the way here, from the general to the particular; the page itself is not among them
 * @param tabs the parts of a course, for those who have several; may be empty
 * @param person who is signed in; null if nobody is
 * @param administrator whether the server's own pages are offered
 * @param author whether the catalog of assignments is offered
 * @param formToken for the forms of the page; empty if nobody is signed in
 * @param flash what just happened; null if nothing did
 * @param styles names of static style sheets that only some pages need
 * @param scripts names of static scripts that the page needs; it can be read without them
 */
public record Frame(
        String title,
        List<Crumb> crumbs,
        List<Tab> tabs,
        @Nullable String person,
        boolean administrator,
        boolean author,
        String formToken,
        @Nullable String flash,
        List<String> styles,
        List<String> scripts) {
    /** A step of the way here. */
    public record Crumb(String text, String address) {}

    /** A part of a course. */
    public record Tab(String text, String address, boolean current) {}
}
