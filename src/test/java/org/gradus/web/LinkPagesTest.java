package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.course.Role;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.Mails;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkPagesTest {
    private static final Pattern LINK = Pattern.compile("(https?://\\S+?)(/welcome/[A-Za-z0-9_-]+)");

    private TestServer server;
    private Course course;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.startMailing(folder);
        course = server.course("Machine Learning 1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String path(Course course, Person person) {
        return "/courses/" + course.id() + "/roster/people/" + person.id() + "/link";
    }

    private static Matcher link(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link;
    }

    @Test
    void anInstructorInvitesAStudentWhoThenGetsIn() {
        Person instructor = server.member(course, "instructor01", Role.INSTRUCTOR);
        Person student = server.services().people().create("student07@example.org", "student07");
        server.services().courses().enrol(course.id(), student.id(), Role.STUDENT);

        Browser.Page page = server.signedIn(instructor).post(path(course, student), Map.of());

        assertThat(page.status()).isEqualTo(200);
        Browser browser = server.browser();
        Browser.Page entered = browser.post(
                link(page.body()).group(2), Map.of("password", TestServer.PASSWORD, "repeated", TestServer.PASSWORD));
        assertThat(browser.follow(entered).body()).contains("student07").contains("Machine Learning 1");
        List<AuditLog.Entry> entries = server.services().audit().of(course.id(), Long.MAX_VALUE, 10);
        assertThat(entries).extracting(AuditLog.Entry::action).containsExactly("link.made");
        assertThat(entries.get(0).actor()).contains("instructor01@example.org");
    }

    @Test
    void aStrangerIsNotTakenOverByEnrollingHim() {
        Person instructor = server.member(course, "instructor01", Role.INSTRUCTOR);
        Person victim = server.member(server.course("Elsewhere"), "instructor02", Role.INSTRUCTOR);
        server.services().courses().enrol(course.id(), victim.id(), Role.STUDENT);

        Browser.Page page = server.signedIn(instructor).post(path(course, victim), Map.of());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("Ask the administrator").doesNotContain("/welcome/");
    }

    @Test
    void assistantsAndStudentsMakeNoLinks() {
        Person student = server.member(course, "student07", Role.STUDENT);
        Person assistant = server.member(course, "assistant01", Role.ASSISTANT);
        Person other = server.member(course, "student08", Role.STUDENT);

        assertThat(server.signedIn(assistant)
                        .post(path(course, student), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(server.signedIn(other).post(path(course, student), Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void somebodyOfAnotherCourseIsNotFound() {
        Person instructor = server.member(course, "instructor01", Role.INSTRUCTOR);
        Person stranger = server.member(server.course("Elsewhere"), "student07", Role.STUDENT);

        assertThat(server.signedIn(instructor)
                        .post(path(course, stranger), Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoeverIsInvitedGetsTheLinkByMail() {
        Browser browser = server.signedIn(server.member(course, "instructor01", Role.INSTRUCTOR));
        Person student = server.services().people().create("student08@example.org", "student08");
        server.services().courses().enrol(course.id(), student.id(), Role.STUDENT);

        Browser.Page page = browser.post("/courses/" + course.id() + "/roster/invitations", Map.of("as", "mail"));
        Browser.Page single = browser.post(path(course, student), Map.of());

        assertThat(page.body()).contains("student08@example.org").doesNotContain("/welcome/");
        assertThat(single.body()).contains("mailed to student08@example.org");
        List<Mails.Mail> mails = server.services().mails().due(10);
        assertThat(mails).extracting(Mails.Mail::recipient).containsExactly(student.email(), student.email());
        Matcher link = link(mails.get(1).body());
        assertThat(link.group(1)).isEqualTo(TestServer.SITE);
        assertThat(server.browser().get(link.group(2)).body()).contains("student08@example.org");
    }

    @Test
    void whoForgotThePasswordGetsAMailAndTheOthersTheSameWords() {
        Person student = server.person("student07");
        Browser.Page known = server.browser().post("/forgotten", Map.of("email", " Student07@Example.org"));
        Browser.Page unknown = server.browser().post("/forgotten", Map.of("email", "nobody@example.org"));

        assertThat(known.status()).isEqualTo(200);
        assertThat(unknown.body()).isEqualTo(known.body());
        List<Mails.Mail> mails = server.services().mails().due(10);
        assertThat(mails).extracting(Mails.Mail::recipient).containsExactly(student.email());
        Matcher link = link(mails.get(0).body());
        assertThat(link.group(1)).isEqualTo(TestServer.SITE);
        assertThat(mails.get(0).body()).contains("Hello student07,").contains("24 hours");
        assertThat(server.browser().get(link.group(2)).body()).contains("student07@example.org");
    }

    @Test
    void aMailNamesThisServerWhateverTheRequestSays() {
        server.person("student07");

        server.browser()
                .with("X-Forwarded-Host", "elsewhere.example")
                .post("/forgotten", Map.of("email", "student07@example.org"));

        assertThat(server.services().mails().due(10).get(0).body())
                .contains(TestServer.SITE + "/welcome/")
                .doesNotContain("elsewhere.example")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void nobodyIsFloodedWithMail() {
        server.person("student07");
        for (int i = 0; i < 8; i++) {
            assertThat(server.browser()
                            .post("/forgotten", Map.of("email", "student07@example.org"))
                            .status())
                    .isEqualTo(200);
        }

        assertThat(server.services().mails().due(10)).hasSize(3);
    }

    @Test
    void whoIsDisabledGetsNoMail() {
        Person student = server.person("student07");
        server.services().people().setDisabled(student.id(), true);

        server.browser().post("/forgotten", Map.of("email", student.email()));

        assertThat(server.services().mails().due(10)).isEmpty();
    }

    @Test
    void withoutAMailServerTheStaffIsNamed(@TempDir Path folder) {
        try (TestServer silent = TestServer.start(folder.resolve("silent"))) {
            silent.person("student07");

            Browser.Page page = silent.browser().post("/forgotten", Map.of("email", "student07@example.org"));

            assertThat(page.body()).contains("Ask the staff");
            assertThat(silent.services().mails().due(10)).isEmpty();
        }
    }
}
