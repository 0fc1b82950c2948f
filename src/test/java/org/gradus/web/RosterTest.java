package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.course.Role;
import org.gradus.store.AccountLinks;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.Enrolment;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding, changing and dropping people one by one, and inviting them. */
class RosterTest {
    private static final Pattern LINK = Pattern.compile("(http://[^<\"]+)/welcome/([A-Za-z0-9_-]+)");

    private TestServer server;
    private People people;
    private Course course;
    private Person student;
    private Person instructor;
    private Browser browser;
    private String place;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        people = server.services().people();
        course = server.course("Machine Learning 1");
        student = server.member(course, "student07", Role.STUDENT);
        instructor = server.member(course, "instructor01", Role.INSTRUCTOR);
        browser = server.signedIn(instructor);
        place = "/courses/" + course.id() + "/roster";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Browser.Page add(String email, String name, String role) {
        return browser.post(
                place, Map.of("email", email, "name", name, "role", role, "section", "A", "number", "0007"));
    }

    private Enrolment enrolment(Person person) {
        return server.services().courses().enrolment(course.id(), person.id()).orElseThrow();
    }

    private Person invited(String name) {
        Person person = people.create(name + "@example.org", name);
        server.services().courses().enrol(course.id(), person.id(), Role.STUDENT);
        return person;
    }

    private Browser.Page change(Person person, String... changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "name",
                person.name(),
                "email",
                person.email(),
                "role",
                enrolment(person).role().name()));
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        return browser.post(place + "/people/" + person.id(), form);
    }

    @Test
    void somebodyNewIsAddedAndInvited() {
        assertThat(add("Student08@Example.org", "<i>Student</i> 08", "STUDENT").status())
                .isEqualTo(303);

        Person added = people.byEmail("student08@example.org").orElseThrow();
        assertThat(enrolment(added))
                .isEqualTo(new Enrolment(course.id(), added, Role.STUDENT, "A", "0007", "", 0, true));
        assertThat(browser.get(place).body())
                .contains("&lt;i&gt;Student&lt;/i&gt; 08", "invited")
                .doesNotContain("<i>Student");
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 9))
                .extracting(AuditLog.Entry::action)
                .containsExactly("roster.added");
    }

    @Test
    void somebodyWithAnAccountKeepsTheName() {
        Person known = server.person("student09");

        add("student09@example.org", "Another Name", "ASSISTANT");

        assertThat(enrolment(known).role()).isEqualTo(Role.ASSISTANT);
        assertThat(people.byId(known.id()).orElseThrow().name()).isEqualTo("student09");
    }

    @Test
    void whatIsMissingOrThereAlreadyIsSaid() {
        assertThat(add("nobody", "", "KING").body())
                .contains("This is not an e-mail address.", "The name is missing.", "Choose a role.");
        Browser.Page page = add("student07@example.org", "student07", "INSTRUCTOR");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("Somebody with this address takes part already.");
        assertThat(enrolment(student).role()).isEqualTo(Role.STUDENT);
    }

    @Test
    void roleSectionAndExtraTimeAreChanged() {
        assertThat(change(student, "role", "ASSISTANT", "section", "B", "extra-time", "50 %", "login", "stud07")
                        .status())
                .isEqualTo(303);

        assertThat(enrolment(student))
                .isEqualTo(new Enrolment(course.id(), student, Role.ASSISTANT, "B", "", "stud07", 50, true));
        assertThat(change(student, "extra-time", "5000").body()).contains("between 0 % and 1000 %");
    }

    @Test
    void anAccountWithAPasswordIsNotTouched() {
        change(student, "name", "Somebody Else", "email", "else@example.org", "section", "B");

        assertThat(people.byId(student.id())).contains(student);
        assertThat(enrolment(student).section()).isEqualTo("B");
        assertThat(browser.get(place + "/people/" + student.id()).body())
                .contains("Name and address belong to the account")
                .doesNotContain("name=\"email\"");
    }

    @Test
    void theAddressOfAnAccountThatWasNeverUsedIsCorrectedAndItsLinkIsVoid() {
        Person fresh = invited("studnet08");
        AccountLinks links = server.services().links();
        String token = links.create(AccountLinks.Kind.INVITATION, fresh.id(), null);

        assertThat(change(fresh, "email", "student08@example.org").status()).isEqualTo(303);

        assertThat(people.byEmail("student08@example.org")).isPresent();
        assertThat(links.find(token)).isEmpty();
        assertThat(change(fresh, "email", "student07@example.org").body())
                .contains("Another account has this address already.");
    }

    @Test
    void administratorsAndPeopleOfOthersAreLeftToAdministrators() {
        Person administrator = invited("administrator01");
        people.setAdministrator(administrator.id(), true);
        Person elsewhere = invited("student10");
        Course other = server.course("Machine Learning 2");
        server.services().courses().enrol(other.id(), elsewhere.id(), Role.INSTRUCTOR);

        for (Person person : List.of(administrator, elsewhere)) {
            change(person, "name", "Taken Over", "email", "mine" + person.id() + "@example.org");
            assertThat(people.byId(person.id()).orElseThrow().email()).isEqualTo(person.email());
        }
        Browser.Page page = browser.post(place + "/invitations", Map.of("as", "page"));
        assertThat(page.body())
                .contains("administrator01@example.org", "student10@example.org", "an administrator makes their links")
                .doesNotContain("/welcome/");
        assertThat(server.signedIn(server.administrator("administrator02"))
                        .post(place + "/invitations", Map.of("as", "page"))
                        .body())
                .contains("/welcome/");
    }

    @Test
    void linksForAllWhoAreInvitedAreShownOnceAndWork() {
        invited("student08");

        Browser.Page page = browser.post(place + "/invitations", Map.of("as", "page"));

        assertThat(page.status()).isEqualTo(200);
        Matcher link = LINK.matcher(page.body());
        assertThat(link.find()).isTrue();
        assertThat(link.group(1)).isEqualTo(server.address());
        assertThat(server.browser().get("/welcome/" + link.group(2)).body()).contains("student08@example.org");
        assertThat(link.find()).as("those with a password get none").isFalse();
        assertThat(browser.get(place).body()).doesNotContain("/welcome/");
        // Without a mail server, the page of links is the only way, whatever is asked for.
        assertThat(browser.get(place).body()).doesNotContain("value=\"mail\"");
        assertThat(browser.post(place + "/invitations", Map.of("as", "mail")).body())
                .contains("/welcome/");
    }

    @Test
    void aNameThatLooksLikeAFormulaIsNoneInTheListOfLinks() {
        Person person = invited("student08");
        people.setName(person.id(), "=HYPERLINK(\"http://elsewhere.example\")");

        Browser.Page page = browser.post(place + "/invitations", Map.of("as", "csv"));

        assertThat(page.header("Content-Disposition")).contains("invitations.csv");
        assertThat(page.body())
                .contains("\"'=HYPERLINK(\"\"http://elsewhere.example\"\")\",\"student08@example.org\",\"http://");
    }

    @Test
    void somebodyIsDroppedAndTakenBackWithEverything() {
        change(student, "section", "B");
        Browser students = server.signedIn(student);

        browser.post(place + "/people/" + student.id() + "/drop", Map.of());
        assertThat(enrolment(student).active()).isFalse();
        assertThat(students.get("/courses/" + course.id()).status()).isEqualTo(404);

        browser.post(place + "/people/" + student.id() + "/return", Map.of());
        assertThat(enrolment(student))
                .isEqualTo(new Enrolment(course.id(), student, Role.STUDENT, "B", "", "", 0, true));
        assertThat(students.get("/courses/" + course.id()).status()).isEqualTo(200);
    }

    @Test
    void theLastInstructorStays() {
        Browser.Page dropped = browser.post(place + "/people/" + instructor.id() + "/drop", Map.of());
        Browser.Page demoted = change(instructor, "role", "STUDENT");

        assertThat(dropped.status()).isEqualTo(422);
        assertThat(demoted.status()).isEqualTo(422);
        assertThat(dropped.body()).contains("You are the only instructor.");
        assertThat(enrolment(instructor).active()).isTrue();
        assertThat(enrolment(instructor).role()).isEqualTo(Role.INSTRUCTOR);

        server.member(course, "instructor02", Role.INSTRUCTOR);
        assertThat(browser.post(place + "/people/" + instructor.id() + "/drop", Map.of())
                        .location())
                .isEqualTo("/");
    }
}
