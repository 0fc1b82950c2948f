package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.gradus.desk.Addresses;
import org.gradus.store.ApiTokens.Scope;
import org.gradus.store.Person;
import org.gradus.store.Teams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may use which address: every route that the server has, against everybody who may come. A new route fails here until it has a row.
 * The rows are tried from top to bottom; what is allowed is sent with an almost empty form, so that little of it changes anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryRouteTest {
    private static final String COURSE = "/courses/{course}";
    private static final String ASSIGNMENT = COURSE + "/assignments/{assignment}";

    /**
     * The pages. {@code C} is a course, {@code A} an assignment of it, {@code S} a submission that the student handed in. "Other" is another
     * student of the course, "dropped" one who has left it (and asks for a submission of his own), "elsewhere" an instructor of another
     * course, "author" somebody who may install assignments and nothing else. None has been installed, so there is no {@code run} and no
     * {@code version}, and the server offers no folder to install from; {@code InstallTest} does.
     *
     * <p>{@code yes}: let through. {@code in}: sent to the sign-in page. {@code no}: 403, may know that it is there. {@code -}: 404, may not.
     */
    private static final String PAGES = """
                                             nobody stranger student other dropped assistant instructor elsewhere admin disabled author
            GET  /health                     yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            GET  /ready                      yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            GET  /metrics                    yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            GET  /sign-in                    yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            POST /sign-in                    yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            GET  /forgotten                  yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            POST /forgotten                  yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            GET  /welcome/{token}            yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            POST /welcome/{token}            yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            GET  /api                        yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            GET  /api/openapi.json           yes    yes      yes     yes   yes     yes       yes        yes       yes   yes       yes
            GET  /                           in     yes      yes     yes   yes     yes       yes        yes       yes   in       yes
            GET  /account                    in     yes      yes     yes   yes     yes       yes        yes       yes   in       yes
            POST /account/profile            in     yes      yes     yes   yes     yes       yes        yes       yes   in       yes
            POST /account/password           in     yes      yes     yes   yes     yes       yes        yes       yes   in       yes
            POST /account/tokens             in     yes      yes     yes   yes     yes       yes        yes       yes   in       yes
            POST /account/tokens/{token}/revoke  in -        yes     -     -       -         -          -         -     in       -
            GET  C                           in     -        yes     yes   -       yes       yes        -         yes   in       -
            GET  A                           in     -        yes     yes   -       yes       yes        -         yes   in       -
            GET  A/starter.zip               in     -        yes     yes   -       yes       yes        -         yes   in       -
            POST A/submissions               in     -        yes     yes   -       yes       yes        -         yes   in       -
            POST A/team                      in     -        yes     yes   -       -         -          -         -     in       -
            GET  S                           in     -        yes     no    -       yes       yes        -         yes   in       -
            GET  S/state                     in     -        yes     no    -       yes       yes        -         yes   in       -
            GET  S/events                    in     -        yes     no    -       yes       yes        -         yes   in       -
            GET  S/report.json               in     -        yes     no    -       yes       yes        -         yes   in       -
            GET  S/jar                       in     -        yes     no    -       yes       yes        -         yes   in       -
            GET  S/compare/{other}           in     -        yes     no    -       yes       yes        -         yes   in       -
            POST S/choose                    in     -        yes     no    -       yes       yes        -         yes   in       -
            POST S/again                     in     -        no      no    -       yes       yes        -         yes   in       -
            GET  S/decompiled                in     -        no      no    -       yes       yes        -         yes   in       -
            GET  A/versions                  in     -        no      no    -       yes       yes        -         yes   in       -
            GET  C/roster                    in     -        no      no    -       yes       yes        -         yes   in       -
            GET  C/gradebook                 in     -        no      no    -       yes       yes        -         yes   in       -
            GET  C/gradebook.csv             in     -        no      no    -       yes       yes        -         yes   in       -
            GET  C/gradebook/sheets          in     -        no      no    -       yes       yes        -         yes   in       -
            POST C/gradebook/sheets          in     -        no      no    -       yes       yes        -         yes   in       -
            POST C/gradebook/sheets/filled   in     -        no      no    -       yes       yes        -         yes   in       -
            GET  C/audit                     in     -        no      no    -       yes       yes        -         yes   in       -
            GET  C/audit.csv                 in     -        no      no    -       yes       yes        -         yes   in       -
            GET  A/grades-moodle.csv         in     -        no      no    -       yes       yes        -         yes   in       -
            GET  A/overview                  in     -        no      no    -       yes       yes        -         yes   in       -
            GET  A/mistakes                  in     -        no      no    -       yes       yes        -         yes   in       -
            GET  A/submissions.zip           in     -        no      no    -       yes       yes        -         yes   in       -
            GET  A/students/{person}         in     -        no      no    -       yes       yes        -         yes   in       -
            POST A/students/{person}/override  in   -        no      no    -       no        yes        -         yes   in       -
            POST A/students/{person}/withdraw  in   -        no      no    -       no        yes        -         yes   in       -
            GET  A/extensions                in     -        no      no    -       no        yes        -         yes   in       -
            POST A/extensions                in     -        no      no    -       no        yes        -         yes   in       -
            POST A/extensions/withdraw       in     -        no      no    -       no        yes        -         yes   in       -
            GET  A/regrades                  in     -        no      no    -       no        yes        -         yes   in       -
            POST A/regrades                  in     -        no      no    -       no        yes        -         yes   in       -
            GET  A/regrades/{regrade}        in     -        no      no    -       no        yes        -         yes   in       -
            GET  A/regrades/{regrade}/state  in     -        no      no    -       no        yes        -         yes   in       -
            POST A/regrades/{regrade}/apply  in     -        no      no    -       no        yes        -         yes   in       -
            POST A/regrades/{regrade}/discard  in   -        no      no    -       no        yes        -         yes   in       -
            GET  A/settings                  in     -        no      no    -       no        yes        -         yes   in       -
            POST A/settings                  in     -        no      no    -       no        yes        -         yes   in       -
            POST A/grades                    in     -        no      no    -       no        yes        -         yes   in       -
            POST A/remove                    in     -        no      no    -       no        yes        -         yes   in       -
            GET  C/settings                  in     -        no      no    -       no        yes        -         yes   in       -
            POST C/settings                  in     -        no      no    -       no        yes        -         yes   in       -
            GET  C/catalog                   in     -        no      no    -       no        yes        -         yes   in       -
            POST C/catalog                   in     -        no      no    -       no        yes        -         yes   in       -
            POST C/order                     in     -        no      no    -       no        yes        -         yes   in       -
            POST C/roster                    in     -        no      no    -       no        yes        -         yes   in       -
            POST C/roster/invitations        in     -        no      no    -       no        yes        -         yes   in       -
            GET  C/roster/import             in     -        no      no    -       no        yes        -         yes   in       -
            POST C/roster/import             in     -        no      no    -       no        yes        -         yes   in       -
            POST C/roster/import/apply       in     -        no      no    -       no        yes        -         yes   in       -
            GET  C/roster/people/{person}    in     -        no      no    -       no        yes        -         yes   in       -
            POST C/roster/people/{person}    in     -        no      no    -       no        yes        -         yes   in       -
            POST C/roster/people/{person}/drop    in -       no      no    -       no        yes        -         yes   in       -
            POST C/roster/people/{person}/return  in -       no      no    -       no        yes        -         yes   in       -
            POST C/roster/people/{person}/link in   -        no      no    -       no        yes        -         yes   in       -
            GET  /admin                      in     -        -       -     -       -         -          -         yes   in       -
            GET  /admin/status               in     -        -       -     -       -         -          -         yes   in       -
            GET  /admin/people               in     -        -       -     -       -         -          -         yes   in       -
            POST /admin/people               in     -        -       -     -       -         -          -         yes   in       -
            GET  /admin/people/{person}      in     -        -       -     -       -         -          -         yes   in       -
            POST /admin/people/{person}/disable  in -        -       -     -       -         -          -         yes   in       -
            POST /admin/people/{person}/enable   in -        -       -     -       -         -          -         yes   in       -
            POST /admin/people/{person}/rights   in -        -       -     -       -         -          -         yes   in       -
            POST /admin/people/{person}/link     in -        -       -     -       -         -          -         yes   in       -
            POST /admin/people/{person}/delete   in -        -       -     -       -         -          -         yes   in       -
            GET  /admin/courses              in     -        -       -     -       -         -          -         yes   in       -
            POST /admin/courses              in     -        -       -     -       -         -          -         yes   in       -
            GET  /admin/courses/{course}     in     -        no      no    -       no        no         -         yes   in       -
            POST /admin/courses/{course}/archive  in -       no      no    -       no        no         -         yes   in       -
            POST /admin/courses/{course}/restore  in -       no      no    -       no        no         -         yes   in       -
            POST /admin/courses/{course}/delete   in -       no      no    -       no        no         -         yes   in       -
            GET  /catalog                    in     no       no      no    no      no        no         no         yes   in       yes
            GET  /catalog/install            in     no       no      no    no      no        no         no         yes   in       yes
            POST /catalog/install            in     no       no      no    no      no        no         no         yes   in       yes
            POST /catalog/install/folder     in     no       no      no    no      no        no         no         no    in       no
            GET  /catalog/runs/{run}         in     no       no      no    no      no        no         no         yes   in       yes
            GET  /catalog/runs/{run}/state   in     no       no      no    no      no        no         no         yes   in       yes
            GET  /catalog/assignments/{catalog} in     no       no      no    no      no        no         no         yes   in       yes
            POST /catalog/assignments/{catalog}/folder in     no       no      no    no      no        no         no         yes   in       yes
            GET  /catalog/assignments/{catalog}/versions/{version} in     no       no      no    no      no        no         no         -     in       -
            GET  /catalog/assignments/{catalog}/versions/{version}/files.zip in     no       no      no    no      no        no         no         -     in       -
            POST /catalog/assignments/{catalog}/versions/{version}/prove in     no       no      no    no      no        no         no         -     in       -
            POST /catalog/assignments/{catalog}/versions/{version}/use in     no       no      no    no      no        no         no         -     in       -
            POST /catalog/assignments/{catalog}/versions/{version}/discard in     no       no      no    no      no        no         no         -     in       -
            GET  A/batches                   in - no no - yes yes - yes in -
            POST A/batches                   in - no no - yes yes - yes in -
            GET  A/batches/{batch}           in - no no - - - - - in -
            GET  A/batches/{batch}/state     in - no no - - - - - in -
            GET  A/batches/{batch}/results.csv in - no no - - - - - in -
            GET  A/batches/{batch}/results.zip in - no no - - - - - in -
            POST A/batches/{batch}/take      in - no no - - - - - in -
            POST A/batches/{batch}/discard   in - no no - - - - - in -
            POST /account/sign-out-everywhere  in   yes      yes     yes   yes     yes       yes        yes       yes   in       yes
            POST /sign-out                   in     yes      yes     yes   yes     yes       yes        yes       yes   in       yes
            """;

    /**
     * The programming interface: what tokens of which scope open, by kinds of routes. "Cookie" is a student who is signed in and sends no
     * token; "boss" is the administrator. {@code 401}: no token that is good. As above, no version was installed and no folder is offered.
     */
    private static final String KINDS = """
                             none cookie student:read student:submit student:staff other:submit stranger:submit dropped:submit \
            disabled:staff assistant:read assistant:staff instructor:staff elsewhere:staff boss:submit boss:staff boss:admin \
            author:staff author:admin stranger:admin
            GET  person      401  401    yes yes yes yes yes yes 401 yes yes yes yes yes yes yes yes yes yes
            GET  person+     401  401    no  yes yes yes yes yes 401 no  yes yes yes yes yes yes yes yes yes
            GET  member      401  401    yes yes yes yes -   -   401 yes yes yes -   -   yes yes -   -   -
            GET  member+     401  401    no  yes yes yes -   -   401 no  yes yes -   -   yes yes -   -   -
            GET  owner       401  401    yes yes yes no  -   -   401 no  yes yes -   -   yes yes -   -   -
            GET  owner+      401  401    no  yes yes no  -   -   401 no  yes yes -   -   yes yes -   -   -
            GET  staff       401  401    no  no  no  no  no  no  401 no  yes yes -   no  yes yes -   -   -
            GET  no-such     401  401    no  no  no  no  no  no  401 no  -   -   -   no  -   -   -   -   -
            GET  instructor  401  401    no  no  no  no  no  no  401 no  no  yes -   no  yes yes -   -   -
            GET  author      401  401    no  no  no  no  no  no  401 no  no  no  no  no  no  yes no  yes no
            GET  no-version  401  401    no  no  no  no  no  no  401 no  no  no  no  no  no  -   no  -   no
            GET  closed      401  401    no  no  no  no  no  no  401 no  no  no  no  no  no  no  no  no  no
            GET  admin       401  401    no  no  no  no  no  no  401 no  no  no  no  no  no  yes no  -   -
            """;

    /** Of which kind each route is; a plus asks for a token that may change something. */
    private static final String PROGRAMS = """
            person       GET /me                      GET /me/tokens                GET /courses
            person+      PATCH /me                    DELETE /me/tokens/{token}
            member       GET C                        GET C/assignments             GET A
                         GET A/submissions            GET A/starter.zip             GET A/team
            member+      POST A/submissions           POST A/team                   POST A/team/join
                         DELETE A/team
            owner        GET S                        GET S/report.txt              GET S/report.json
                         GET S/jar                    GET S/compare/{other}
            owner+       POST S/choose
            staff        GET C/roster                 GET C/gradebook               GET C/gradebook.csv
                         GET C/audit                  GET C/audit.csv               GET A/class/submissions
                         GET A/overview               GET A/mistakes                GET A/students/{person}
                         GET A/submissions.zip        GET A/gradescope.zip          GET A/grades-moodle.csv
                         POST A/sheets/report         POST A/sheets/filled
                         GET S/staff                  POST S/again                  GET S/gradescope.json
                         GET A/batches                POST A/batches
            instructor   PATCH C                      GET C/catalog                 POST C/assignments
                         PUT C/assignment-order       POST C/invitations
                         POST C/roster                GET C/roster/{person}         PATCH C/roster/{person}
                         POST C/roster/{person}/link  POST C/roster-import/preview  POST C/roster-import
                         GET A/settings               PATCH A/settings              PUT A/grades
                         DELETE A                     GET A/extensions              PUT A/extensions/{person}
                         DELETE A/extensions/{person} PUT A/students/{person}/override
                         DELETE A/students/{person}/override
                         GET A/regrades               POST A/regrades               GET A/regrades/{regrade}
                         GET A/regrades/{regrade}/changes
                         POST A/regrades/{regrade}/apply
                         POST A/regrades/{regrade}/discard
                         POST C/roster/{person}/drop  POST C/roster/{person}/return
            no-such      GET A/batches/{batch}        POST A/batches/{batch}/take
                         GET A/batches/{batch}/results.zip
            author       GET /catalog                 GET /catalog/runs/{run}       POST /catalog/install
                         GET /catalog/assignments/{catalog}
                         GET /catalog/assignments/{catalog}/versions
                         GET /catalog/assignments/{catalog}/changes
                         POST /catalog/assignments/{catalog}/folder
            no-version   GET /catalog/assignments/{catalog}/versions/{version}
                         GET /catalog/assignments/{catalog}/versions/{version}/files.zip
                         POST /catalog/assignments/{catalog}/versions/{version}/prove
                         POST /catalog/assignments/{catalog}/versions/{version}/use
                         DELETE /catalog/assignments/{catalog}/versions/{version}
            closed       POST /catalog/install/folder
            admin        POST /courses                DELETE C                      GET /people
                         POST /people                 GET /people/{person}          DELETE /people/{person}
                         PUT /people/{person}/rights  POST /people/{person}/link    GET /status
                         POST /people/{person}/disable
                         POST /people/{person}/enable
            """;

    /** What does something without being told what: tried only by those who may not. {@code ApiProofTest} does it. */
    private static final Pattern ACTS = Pattern.compile(
            "DELETE .*|POST .*/(team|again|choose|invitations|link|apply|discard|drop|return|disable|enable|folder)");

    /** Fields with which each form would do something if it were taken. */
    private static final Map<String, String> TEMPTING = Map.ofEntries(
            Map.entry("what", "publish"),
            Map.entry("name", "Mallory"),
            Map.entry("email", "mallory@example.org"),
            Map.entry("role", "INSTRUCTOR"),
            Map.entry("title", "Taken over"),
            Map.entry("zone", "UTC"),
            Map.entry("kind", "points"),
            Map.entry("points", "100"),
            Map.entry("reason", "because"),
            Map.entry("due", "2027-01-01T00:00"),
            Map.entry("scope", "ALL"),
            Map.entry("how", "RUN"),
            Map.entry("sure", "on"),
            Map.entry("administrator", "on"),
            Map.entry("token-name", "mine"),
            Map.entry("days", "30"),
            Map.entry("attempts", "5"));

    private TwoCourses courses;
    private TestServer server;

    /** A line of a table: a route and what each who may come is answered. */
    private record Row(String method, String path, Map<String, String> cells) {
        boolean isGet() {
            return method.equals("GET");
        }

        String route() {
            return method + " " + path;
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        courses = new TwoCourses(folder);
        server = courses.server;
    }

    @AfterAll
    void stop() {
        courses.close();
    }

    private static List<Row> rows(String table) {
        String[] words = table.strip().split("\\s+");
        int columns = Arrays.asList(words).indexOf("GET");
        List<Row> rows = new ArrayList<>();
        for (int at = columns; at < words.length; at += 2 + columns) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns; i++) {
                cells.put(words[i], words[at + 2 + i]);
            }
            rows.add(new Row(words[at], words[at + 1], cells));
        }
        return rows;
    }

    private static String path(String brief) {
        return brief.replaceFirst("^C", COURSE)
                .replaceFirst("^A", ASSIGNMENT)
                .replaceFirst("^S", ASSIGNMENT + "/submissions/{submission}");
    }

    private static List<Row> pages() {
        return rows(PAGES).stream()
                .map(row -> new Row(row.method(), path(row.path()), row.cells()))
                .toList();
    }

    private static List<Row> programs() {
        Map<String, Row> kinds = rows(KINDS).stream().collect(Collectors.toMap(Row::path, kind -> kind));
        List<Row> rows = new ArrayList<>();
        Row kind = null;
        String[] words = PROGRAMS.strip().split("\\s+");
        for (int at = 0; at < words.length; at += 2) {
            if (kinds.containsKey(words[at])) {
                kind = kinds.get(words[at++]);
            }
            rows.add(new Row(
                    words[at],
                    ApiPages.ROOT + path(words[at + 1]),
                    Objects.requireNonNull(kind).cells()));
        }
        return rows;
    }

    private static List<Row> forms() {
        return pages().stream().filter(row -> !row.isGet()).toList();
    }

    private Browser browser(String who) {
        TwoCourses.Side here = courses.here;
        return switch (who) {
            case "nobody", "none" -> server.browser();
            case "student", "cookie" -> server.as(here.student());
            default -> server.as(person(who));
        };
    }

    private Person person(String who) {
        return switch (who) {
            case "stranger" -> courses.stranger;
            case "student" -> courses.here.student();
            case "other" -> courses.here.other();
            case "dropped" -> courses.here.dropped();
            case "assistant" -> courses.here.assistant();
            case "instructor" -> courses.here.instructor();
            case "elsewhere" -> courses.there.instructor();
            case "admin", "boss" -> courses.administrator;
            case "disabled" -> courses.disabled;
            case "author" -> courses.author;
            default -> throw new IllegalArgumentException(who);
        };
    }

    private Browser program(String who) {
        if (!who.contains(":")) {
            return browser(who);
        }
        String[] parts = who.split(":", 2);
        Scope scope = Scope.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT));
        return program(person(parts[0]), scope);
    }

    private Browser program(Person person, Scope scope) {
        String token = server.services().tokens().create(person.id(), "test", scope, Duration.ofDays(30));
        return server.browser().with("Authorization", "Bearer " + token);
    }

    private String address(Row row, String who) {
        Map<String, String> parts = TwoCourses.parts(courses.here, row.path());
        if (who.startsWith("dropped")) {
            parts.put("submission", Long.toString(courses.here.ofDropped()));
        }
        return TwoCourses.address(row.path(), parts);
    }

    private static Browser.Page send(Browser browser, Row row, String address, Map<String, String> fields) {
        if (row.path().endsWith("/events")) {
            browser.with("Accept", "text/event-stream");
        }
        if (row.path().startsWith(ApiPages.ROOT) && !row.isGet()) {
            return browser.send(row.method(), address, "application/json", BodyPublishers.ofString("{}"));
        }
        return row.isGet() ? browser.get(address) : browser.post(address, fields);
    }

    private static String outcome(Browser.Page page) {
        return switch (page.status()) {
            case 401 -> "401";
            case 403 -> "no";
            case 404 -> "-";
            case 200, 202, 400, 409, 410, 415, 422, 429 -> "yes";
            case 303 ->
                page.location().startsWith("/sign-in")
                                && page.header("Set-Cookie").isEmpty()
                        ? "in"
                        : "yes";
            default -> Integer.toString(page.status());
        };
    }

    @Test
    @Order(1)
    void everyRouteHasARow() {
        List<String> rows = new ArrayList<>();
        pages().forEach(row -> rows.add(row.route()));
        programs().forEach(row -> rows.add(row.route()));

        assertThat(rows).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(server.routes());
    }

    @Test
    @Order(2)
    void lookingIsOpenToThoseOfTheTableAndChangesNothing() {
        Map<String, String> before = courses.stored();
        SoftAssertions softly = new SoftAssertions();
        pages().stream()
                .filter(Row::isGet)
                .forEach(row -> row.cells().forEach((who, expected) -> {
                    String address = address(row, who);
                    Browser browser = browser(who);
                    softly.assertThat(outcome(send(browser, row, address, Map.of())))
                            .as(row.route() + " by " + who)
                            .isEqualTo(expected);
                    boolean ends = !row.path().endsWith("/events") || !expected.equals("yes");
                    if (ends && List.of("nobody", "other", "admin").contains(who)) {
                        Browser.Page head = browser.ask("HEAD", address);
                        softly.assertThat(outcome(head))
                                .as("HEAD " + row.path() + " by " + who)
                                .isEqualTo(expected);
                        softly.assertThat(head.body()).isEmpty();
                    }
                }));
        softly.assertAll();
        assertThat(courses.stored()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void whatIsRefusedChangesNothing() {
        Map<String, String> before = courses.stored();
        SoftAssertions softly = new SoftAssertions();
        forms().forEach(row -> row.cells().forEach((who, expected) -> {
            if (!expected.equals("yes")) {
                softly.assertThat(outcome(send(browser(who), row, address(row, who), TEMPTING)))
                        .as(row.route() + " by " + who)
                        .isEqualTo(expected);
            }
        }));
        softly.assertAll();
        assertThat(courses.stored()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void noFormIsTakenFromAnotherSiteOrSession() {
        Map<String, String> before = courses.stored();
        SoftAssertions softly = new SoftAssertions();
        Browser another = server.as(courses.administrator);
        for (Row row : forms()) {
            String address = address(row, "admin");
            Map<String, Browser> forged = new TreeMap<>(Map.of(
                    "no token", server.as(courses.administrator).withoutFormToken(),
                    "a wrong token", server.as(courses.administrator).withFormToken("A".repeat(43)),
                    "an empty token", server.as(courses.administrator).withFormToken(" "),
                    "the token of another session",
                            server.as(courses.administrator).withFormToken(another.formToken()),
                    "another site", server.as(courses.administrator).with("Sec-Fetch-Site", "cross-site"),
                    "a neighbour", server.as(courses.administrator).with("Sec-Fetch-Site", "same-site"),
                    "another origin", server.as(courses.administrator).with("Origin", "https://elsewhere.example"),
                    "a hidden origin", server.as(courses.administrator).with("Origin", "null"),
                    "another site, signed out", server.browser().with("Sec-Fetch-Site", "cross-site"),
                    "another origin, signed out", server.browser().with("Origin", "https://elsewhere.example")));
            forged.forEach((how, browser) -> {
                Browser.Page page = browser.post(address, TEMPTING);
                softly.assertThat(page.status())
                        .as(row.route() + " with " + how)
                        .isEqualTo(403);
                softly.assertThat(page.header("Set-Cookie")).isEmpty();
            });
        }
        softly.assertAll();
        assertThat(courses.stored()).isEqualTo(before);
    }

    /** By people who may see both courses: what is not of the course in the address is not there, whoever asks. */
    @Test
    @Order(5)
    void nothingIsReachedThroughAnotherCourse() {
        Map<String, String> before = courses.stored();
        SoftAssertions softly = new SoftAssertions();
        int tried = 0;
        List<Row> all = new ArrayList<>(pages());
        all.addAll(programs());
        for (Row row : all) {
            List<String> parameters = TwoCourses.parameters(row.path());
            if (!parameters.contains("course")) {
                continue;
            }
            boolean api = row.path().startsWith(ApiPages.ROOT);
            for (String foreign : parameters.subList(1, parameters.size())) {
                Map<String, String> parts = TwoCourses.parts(courses.here, row.path());
                parts.put(
                        foreign,
                        String.valueOf(
                                TwoCourses.parts(courses.there, row.path()).get(foreign)));
                String address = TwoCourses.address(row.path(), parts);
                for (Person person : List.of(courses.administrator, courses.both)) {
                    Browser browser = api ? program(person, Scope.ADMIN) : server.as(person);
                    softly.assertThat(send(browser, row, address, TEMPTING).status())
                            .as(row.route() + " with the " + foreign + " of another course by " + person.name())
                            .isEqualTo(404);
                    tried++;
                }
            }
        }
        softly.assertAll();
        assertThat(tried).isGreaterThan(60);
        assertThat(courses.stored()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void whatIsNoIdIsNotThere() {
        Map<String, String> before = courses.stored();
        SoftAssertions softly = new SoftAssertions();
        List<Row> all = new ArrayList<>(pages());
        all.addAll(programs());
        for (Row row : all) {
            for (String parameter : TwoCourses.parameters(row.path())) {
                for (String value :
                        List.of("0", "-1", "x", "99999999999999999999", "1%00", "1%2f..%2f2", "%27%20or%201=1")) {
                    Map<String, String> parts = TwoCourses.parts(courses.here, row.path());
                    parts.put(parameter, value);
                    Browser browser = row.path().startsWith(ApiPages.ROOT)
                            ? program(courses.administrator, Scope.ADMIN)
                            : server.as(courses.administrator);
                    Browser.Page page = send(browser, row, TwoCourses.address(row.path(), parts), TEMPTING);
                    softly.assertThat(page.status())
                            .as(row.route() + " with " + parameter + " " + value)
                            .isIn(400, 404, row.path().matches("/welcome/.*|(/api/v1)?/catalog/runs/.*") ? 410 : 404);
                }
            }
        }
        softly.assertAll();
        assertThat(courses.stored()).isEqualTo(before);
    }

    @Test
    @Order(7)
    void aTokenOfSomebodyElseIsNotRevoked() {
        for (Person person : List.of(courses.here.other(), courses.administrator, courses.both)) {
            assertThat(server.as(person)
                            .post("/account/tokens/" + courses.here.token() + "/revoke", Map.of())
                            .status())
                    .isEqualTo(404);
        }
        assertThat(server.services().tokens().of(courses.here.student().id())).hasSize(1);
    }

    /** Ids that forms carry: the fields, not the address. */
    @Test
    @Order(8)
    void noFormReachesIntoAnotherCourse() {
        Map<String, String> before = courses.stored();
        String place = courses.here.place();
        String foreign = Long.toString(courses.there.student().id());
        String foreignAssignment = Long.toString(courses.there.assignment().id());
        Browser browser = server.as(courses.both);
        Map<String, Integer> answers = new LinkedHashMap<>();
        answers.put(
                "an extension",
                browser.post(
                                place + "/extensions",
                                Map.of("student", foreign, "due", "2027-01-01T00:00", "attempts", "1", "reason", "x"))
                        .status());
        answers.put(
                "an extension taken back",
                browser.post(place + "/extensions/withdraw", Map.of("student", foreign))
                        .status());
        answers.put(
                "a regrade",
                browser.post(place + "/regrades", Map.of("scope", "ALL", "how", "RUN", "person", foreign))
                        .status());
        answers.put(
                "a place in the order",
                browser.post(
                                Addresses.course(courses.here.course().id()) + "/order",
                                Map.of("assignment", foreignAssignment, "to", "up"))
                        .status());
        answers.put(
                "a sheet",
                browser.post(
                                Addresses.course(courses.here.course().id()) + "/gradebook/sheets/filled",
                                Map.of(
                                        "kind",
                                        "CANVAS",
                                        "name",
                                        "sheet.csv",
                                        "content",
                                        java.util.Base64.getEncoder()
                                                .encodeToString(
                                                        "Student,ID,SIS User ID,SIS Login ID,Section,HW (7)\n    Points Possible,,,,,100\n"
                                                                .getBytes(StandardCharsets.UTF_8)),
                                        "assignment",
                                        foreignAssignment,
                                        "column",
                                        "5"))
                        .status());

        assertThat(answers.values()).as(answers.toString()).allMatch(status -> status == 404 || status == 422);
        assertThat(courses.stored()).isEqualTo(before);
    }

    @Test
    @Order(9)
    void theCodeOfATeamOpensNoTeamOfAnotherAssignment() {
        Teams teams = server.services().teams();
        long team = teams.make(courses.there.assignment().id(), "ABCDEFGH");
        teams.join(
                courses.there.assignment().id(), team, courses.there.student().id());
        Browser browser = server.as(courses.here.other());

        Browser.Page page = browser.post(courses.here.place() + "/team", Map.of("what", "join", "code", "ABCDEFGH"));

        assertThat(browser.follow(page).body()).contains("No team of this assignment has this code.");
        assertThat(teams.teamOf(
                        courses.here.assignment().id(), courses.here.other().id()))
                .isEmpty();
        assertThat(teams.teamOf(
                        courses.there.assignment().id(), courses.here.other().id()))
                .isEmpty();
    }

    @Test
    @Order(10)
    void programsMayDoWhatTheTableSays() {
        SoftAssertions softly = new SoftAssertions();
        programs()
                .forEach(row -> row.cells().forEach((who, expected) -> {
                    if (expected.equals("yes") && ACTS.matcher(row.route()).matches()) {
                        return;
                    }
                    Browser.Page page = send(program(who), row, address(row, who), Map.of());
                    softly.assertThat(outcome(page))
                            .as(row.route() + " by " + who)
                            .isEqualTo(expected);
                    if (!expected.equals("yes")) {
                        softly.assertThat(page.header("Content-Type")).startsWith("application/problem+json");
                    }
                }));
        softly.assertAll();
    }

    /** Last, for some of it changes something: the rows say in which order. */
    @Test
    @Order(11)
    void whatIsAllowedIsLetThrough() {
        Map<String, String> little =
                Map.of("student", Long.toString(courses.here.student().id()));
        SoftAssertions softly = new SoftAssertions();
        forms().forEach(row -> row.cells().forEach((who, expected) -> {
            if (expected.equals("yes")) {
                softly.assertThat(outcome(send(browser(who), row, address(row, who), little)))
                        .as(row.route() + " by " + who)
                        .isEqualTo("yes");
            }
        }));
        softly.assertAll();
    }

    @Test
    @Order(12)
    void everyOtherMethodIsRefused() {
        SoftAssertions softly = new SoftAssertions();
        List<String> routes = server.routes();
        Browser browser = server.as(courses.administrator);
        for (Row row : pages()) {
            String address = address(row, "admin");
            for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY", "PROPFIND")) {
                softly.assertThat(browser.ask(method, address).status())
                        .as(method + " " + row.path())
                        .isIn(400, 403, 404, 405, 501);
            }
            String opposite = row.isGet() ? "POST" : "GET";
            if (!routes.contains(opposite + " " + row.path())) {
                softly.assertThat(browser.ask(opposite, address).status())
                        .as(opposite + " " + row.path())
                        .isIn(404, 405);
            }
        }
        softly.assertAll();
    }
}
