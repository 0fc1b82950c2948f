package org.gradus.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.store.Enrolment;

/**
 * Which people of a course a page is to show.
 *
 * @param section of this section; empty for all
 * @param text whose name, address or number holds this; empty for all
 */
record PeopleFilter(String section, String text) {
    /** What the address asks for. */
    static PeopleFilter of(Context ctx) {
        return new PeopleFilter(parameter(ctx, "section"), parameter(ctx, "name"));
    }

    static String parameter(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).map(String::strip).orElse("");
    }

    boolean shows(Enrolment enrolment) {
        return (section.isEmpty() || enrolment.section().equals(section))
                && (text.isEmpty()
                        || Stream.of(
                                        enrolment.person().name(),
                                        enrolment.person().email(),
                                        enrolment.studentNumber())
                                .anyMatch(
                                        part -> part.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))));
    }

    /** The same choice as a part of an address, led by {@code &}; empty if everybody is shown. */
    String query() {
        return encoded("section", section) + encoded("name", text);
    }

    private static String encoded(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The sections that there are, sorted. */
    static List<String> sections(Collection<Enrolment> people) {
        return people.stream()
                .map(Enrolment::section)
                .filter(section -> !section.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
