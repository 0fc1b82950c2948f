package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.gradus.store.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page offers leads somewhere: every link is answered, and every form goes to a route that takes it. */
class OffersTest {
    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"([^\"#]*)");
    private static final Pattern FORM = Pattern.compile("<form[^>]*>");
    private static final Pattern METHOD = Pattern.compile("method=\"(\\w+)\"");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");

    /** Of each route so many addresses are looked at, for what one shows another may not. */
    private static final int OF_EACH = 4;

    private final SoftAssertions softly = new SoftAssertions();
    private final Set<String> taken = new TreeSet<>();

    @Test
    void whatPagesOfferLeadsSomewhere(@TempDir Path folder) {
        try (TwoCourses courses = new TwoCourses(folder)) {
            List<Person> people = List.of(
                    courses.here.student(),
                    courses.here.other(),
                    courses.here.assistant(),
                    courses.here.instructor(),
                    courses.author,
                    courses.administrator);
            people.forEach(person -> walk(courses.server, person));
        }

        softly.assertAll();
        assertThat(taken)
                .as("forms that were seen")
                .hasSizeGreaterThan(30)
                .contains("POST /courses/{course}/roster/people/{person}/link");
    }

    private void walk(TestServer server, Person person) {
        Browser browser = server.as(person);
        Map<String, Integer> seen = new HashMap<>();
        Set<String> met = new HashSet<>(Set.of("/"));
        Deque<String> open = new ArrayDeque<>(met);
        while (!open.isEmpty()) {
            String address = open.remove();
            String route = route(server, "GET", address);
            softly.assertThat(route)
                    .as("link to %s for %s", address, person.name())
                    .isNotEmpty();
            if (route.isEmpty() || seen.merge(route, 1, Integer::sum) > OF_EACH) {
                continue;
            }
            Browser.Page page = browser.get(address);
            softly.assertThat(page.status())
                    .as("%s for %s", address, person.name())
                    .isIn(200, 303);
            if (page.status() == 303) {
                open.add(page.location());
            } else if (page.header("Content-Type").startsWith("text/html")) {
                LINK.matcher(page.body())
                        .results()
                        .map(OffersTest::address)
                        .filter(link -> link.startsWith("/") && met.add(link))
                        .forEach(open::add);
                FORM.matcher(page.body()).results().forEach(form -> form(server, address, form.group()));
            }
        }
    }

    private void form(TestServer server, String page, String form) {
        Matcher method = METHOD.matcher(form);
        Matcher action = ACTION.matcher(form);
        String route = route(
                server,
                method.find() ? method.group(1).toUpperCase(java.util.Locale.ROOT) : "GET",
                action.find() ? action.group(1) : page);
        softly.assertThat(route).as("form of %s: %s", page, form).isNotEmpty();
        taken.add(route);
    }

    private static String address(MatchResult link) {
        return link.group(1).replace("&amp;", "&");
    }

    /** The route that answers an address; empty if none does. */
    private static String route(TestServer server, String method, String address) {
        String path = address.replaceFirst("\\?.*", "");
        return server.routes().stream()
                .filter(route -> route.startsWith(method + " "))
                .filter(route ->
                        path.matches(route.substring(method.length() + 1).replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst()
                .orElse("");
    }
}
