package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminPagesTest {
    private TestServer server;
    private Person administrator;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        administrator = server.administrator("administrator01");
        browser = server.signedIn(administrator);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String address(Person person) {
        return "/admin/people/" + person.id();
    }

    private Person stored(Person person) {
        return server.services().people().byId(person.id()).orElseThrow();
    }

    @Test
    void nobodyElseGetsIn() {
        Course course = server.course("Machine Learning 1");
        Browser instructor = server.signedIn(server.member(course, "instructor01", Role.INSTRUCTOR));

        for (String path : new String[] {
            "/admin",
            "/admin/people",
            address(administrator),
            "/admin/courses",
            "/admin/courses/" + course.id(),
            "/admin/status"
        }) {
            assertThat(instructor.get(path).status()).as(path).isIn(403, 404);
            assertThat(browser.get(path).status()).as(path).isIn(200, 303);
        }
        assertThat(instructor
                        .post(address(administrator) + "/disable", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(instructor.post(address(administrator) + "/link", Map.of()).status())
                .isEqualTo(404);
        assertThat(instructor
                        .post("/admin/courses/" + course.id() + "/delete", Map.of("typed", course.title()))
                        .status())
                .isEqualTo(403);
        assertThat(stored(administrator).disabled()).isFalse();
        assertThat(server.services().courses().all()).hasSize(1);
    }

    @Test
    void peopleAreListedByFiftyAndFound() {
        for (int i = 1; i <= 60; i++) {
            server.services().people().create("student%02d@example.org".formatted(i), "student%02d".formatted(i));
        }

        assertThat(browser.get("/admin/people").body())
                .contains("61 people", "student49", "page 1 of 2")
                .doesNotContain("student50");
        assertThat(browser.get("/admin/people?q=&page=2").body())
                .contains("student60", "page 2 of 2")
                .doesNotContain("student49");
        assertThat(browser.get("/admin/people?page=99").body()).contains("page 2 of 2");
        assertThat(browser.get("/admin/people?q=Student5").body())
                .contains("10 people", "student59")
                .doesNotContain("student60");
        assertThat(browser.get("/admin/people?q=%3Cb%3Enobody").body())
                .contains("Nobody is found.", "&lt;b&gt;nobody")
                .doesNotContain("<b>nobody");
    }

    @Test
    void aNewPersonGetsAnAccountAndALink() {
        Browser.Page made =
                browser.post("/admin/people", Map.of("name", "instructor01", "email", "Instructor01@Example.org"));
        assertThat(browser.follow(made).body()).contains("no password yet", "instructor01@example.org");

        Person person =
                server.services().people().byEmail("instructor01@example.org").orElseThrow();
        assertThat(browser.post(address(person) + "/link", Map.of()).body()).contains(server.address() + "/welcome/");
    }

    @Test
    void namesAndAddressesThatCannotBeMeantAreNotTaken() {
        for (String email : new String[] {
            "nobody",
            "a b@example.org",
            "a@example.org\r\nBcc: all@example.org",
            "\"a\"@example.org",
            "a@b@example.org",
            "<a@example.org>"
        }) {
            assertThat(browser.post("/admin/people", Map.of("name", "student07", "email", email))
                            .status())
                    .as(email)
                    .isEqualTo(422);
        }
        assertThat(browser.post("/admin/people", Map.of("name", "\r\n", "email", "a@example.org"))
                        .status())
                .isEqualTo(422);
        assertThat(browser.post(
                                "/admin/people",
                                Map.of(
                                        "name",
                                        "student07",
                                        "email",
                                        administrator.email().toUpperCase(java.util.Locale.ROOT)))
                        .body())
                .contains("Somebody has this address already.");
        assertThat(server.services().people().all()).hasSize(1);
    }

    @Test
    void whoIsDisabledIsOutUntilEnabled() {
        Person student = server.person("student07");
        Browser signedIn = server.signedIn(student);

        browser.post(address(student) + "/disable", Map.of());
        assertThat(signedIn.get("/").status()).isEqualTo(303);
        assertThat(browser.post(address(student) + "/link", Map.of()).status()).isEqualTo(403);

        browser.post(address(student) + "/enable", Map.of());
        assertThat(server.signedIn(student).get("/").status()).isEqualTo(200);
    }

    @Test
    void rightsAreGivenOnPurpose() {
        Person other = server.person("instructor01");
        Map<String, String> both = Map.of("administrator", "on", "author", "on");

        assertThat(browser.post(address(other) + "/rights", both).status()).isEqualTo(422);
        assertThat(stored(other).administrator()).isFalse();

        browser.post(address(other) + "/rights", Map.of("administrator", "on", "author", "on", "sure", "on"));
        assertThat(stored(other).administrator()).isTrue();
        assertThat(stored(other).author()).isTrue();

        browser.post(address(other) + "/rights", Map.of());
        assertThat(stored(other).administrator()).isFalse();
        assertThat(stored(other).author()).isFalse();
    }

    @Test
    void theLastAdministratorStays() {
        Person other = server.administrator("administrator02");
        server.services().people().setDisabled(other.id(), true);

        Browser.Page demoted = browser.post(address(administrator) + "/rights", Map.of());
        Browser.Page disabled = browser.post(address(administrator) + "/disable", Map.of());
        Browser.Page deleted = browser.post(address(administrator) + "/delete", Map.of("typed", administrator.email()));

        for (Browser.Page page : new Browser.Page[] {demoted, disabled, deleted}) {
            assertThat(page.status()).isEqualTo(422);
        }
        assertThat(demoted.body()).contains("This is the last administrator who can sign in.");
        assertThat(stored(administrator)).isEqualTo(administrator);

        browser.post(address(other) + "/enable", Map.of());
        assertThat(browser.post(address(administrator) + "/rights", Map.of()).status())
                .isEqualTo(303);
        assertThat(stored(administrator).administrator()).isFalse();
    }

    @Test
    void aPersonIsDeletedWhenTheAddressIsTyped() {
        Course course = server.course("Machine Learning 1");
        CourseAssignment assignment = server.assignment(course, "activations");
        Person student = server.member(course, "student07", Role.STUDENT);
        Browser signedIn = server.signedIn(student);
        signedIn.get(Addresses.assignment(assignment));
        signedIn.upload(
                Addresses.assignment(assignment) + "/submissions",
                Map.of(),
                "jar",
                "loops.jar",
                server.sample("activations/accepted/loops"));
        assertThat(browser.get(address(student)).body()).contains("one submission");

        assertThat(browser.post(address(student) + "/delete", Map.of("typed", "student0"))
                        .status())
                .isEqualTo(422);
        Browser.Page deleted = browser.post(address(student) + "/delete", Map.of("typed", student.email()));

        assertThat(browser.follow(deleted).body()).contains("student07 is deleted.");
        assertThat(server.services().people().byId(student.id())).isEmpty();
        assertThat(server.services().submissions().of(assignment.id(), student.id(), null))
                .isEmpty();
        assertThat(signedIn.get("/").location()).startsWith("/sign-in");
    }

    @Test
    void aCourseIsMadeArchivedAndDeleted() {
        Browser.Page made = browser.post(
                "/admin/courses",
                Map.of("title", "<i>Machine</i> Learning 1", "term", "Autumn 2026", "zone", "Europe/Zurich"));
        assertThat(made.status()).isEqualTo(303);
        Course course = server.services().courses().all().get(0);
        assertThat(course.title()).isEqualTo("<i>Machine</i> Learning 1");
        assertThat(course.timeZone()).isEqualTo(ZoneId.of("Europe/Zurich"));
        String address = "/admin/courses/" + course.id();
        assertThat(browser.get(address).body()).contains("&lt;i&gt;Machine").doesNotContain("<i>Machine");

        browser.post(address + "/archive", Map.of());
        assertThat(server.services().courses().byId(course.id()).orElseThrow().archived())
                .isTrue();
        browser.post(address + "/restore", Map.of());
        assertThat(server.services().courses().byId(course.id()).orElseThrow().archived())
                .isFalse();

        assertThat(browser.post(address + "/delete", Map.of("typed", "Machine Learning 1"))
                        .status())
                .isEqualTo(422);
        assertThat(browser.post(address + "/delete", Map.of("typed", course.title()))
                        .location())
                .isEqualTo("/admin/courses");
        assertThat(server.services().courses().all()).isEmpty();
    }

    @Test
    void aCourseNeedsATitleAndAZone() {
        assertThat(browser.post("/admin/courses", Map.of("title", " ", "zone", "UTC"))
                        .body())
                .contains("The title is missing.");
        Browser.Page zone =
                browser.post("/admin/courses", Map.of("title", "Machine Learning 1", "zone", "Moon/Crater"));
        assertThat(zone.status()).isEqualTo(422);
        assertThat(zone.body()).contains("There is no such time zone.", "value=\"Machine Learning 1\"");
        assertThat(server.services().courses().all()).isEmpty();
    }

    @Test
    void theStatusTellsHowTheServerIs() {
        assertThat(browser.get("/admin/status").body())
                .contains(
                        "SQLite",
                        "No mail server is configured",
                        Runtime.version().toString())
                .contains("This process grades nothing itself");
    }
}
