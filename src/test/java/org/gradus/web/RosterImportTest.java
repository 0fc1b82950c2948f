package org.gradus.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.course.Role;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.Enrolment;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking a roster over from a sheet: looked at first, applied then. */
class RosterImportTest {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(sheet|seen)\" value=\"([^\"]*)\"");

    private TestServer server;
    private People people;
    private Course course;
    private Person student;
    private Browser browser;
    private String place;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        people = server.services().people();
        course = server.course("Machine Learning 1");
        student = server.member(course, "student07", Role.STUDENT);
        browser = server.signedIn(server.member(course, "instructor01", Role.INSTRUCTOR));
        place = "/courses/" + course.id() + "/roster";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Browser.Page look(String sheet) {
        return browser.upload(place + "/import", Map.of(), "sheet", "list.csv", sheet.getBytes(UTF_8));
    }

    private Browser.Page apply(Browser.Page preview, String... more) {
        Map<String, String> form = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(preview.body());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2).replace("&#43;", "+"));
        }
        assertThat(form).containsOnlyKeys("sheet", "seen");
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        // As the page sends it: in parts, with no file among them that means anything.
        return browser.upload(place + "/import/apply", form, "unused", "", new byte[0]);
    }

    private Enrolment enrolment(String email) {
        return server.services()
                .courses()
                .enrolment(course.id(), people.byEmail(email).orElseThrow().id())
                .orElseThrow();
    }

    @Test
    void whatASheetWouldChangeIsShownAndNotDone() {
        server.member(course, "student11", Role.STUDENT);

        Browser.Page page = look("""
                Name,Email,Student number,Section
                student07,student07@example.org,0007,B
                student08,student08@example.org,0008,A
                student09,nonsense,0009,A
                student10,,0010,A
                """);

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "One person is new, one changes",
                        "Section: – → B.",
                        "Number: – → 0007.",
                        "Enrolled as student.",
                        "New, but without an e-mail address.",
                        "nonsense",
                        "One student is not in the list",
                        "student11@example.org");
        assertThat(people.byEmail("student08@example.org")).isEmpty();
        assertThat(enrolment("student07@example.org").section()).isEmpty();
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 9)).isEmpty();
    }

    @Test
    void whatWasShownIsAppliedAsAWhole() {
        server.member(course, "student11", Role.STUDENT);
        server.member(course, "assistant01", Role.ASSISTANT);

        Browser.Page done = apply(look("""
                Name,Email,Student number,Section,Role
                student07,student07@example.org,0007,B,Student
                student08,student08@example.org,0008,A,
                tutor02,tutor02@example.org,,,Teaching assistant
                """));

        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(enrolment("student07@example.org").section()).isEqualTo("B");
        assertThat(enrolment("student08@example.org").studentNumber()).isEqualTo("0008");
        assertThat(enrolment("tutor02@example.org").role()).isEqualTo(Role.ASSISTANT);
        assertThat(enrolment("student11@example.org").active())
                .as("missing, not dropped")
                .isTrue();
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 9))
                .singleElement()
                .extracting(AuditLog.Entry::action, AuditLog.Entry::detail)
                .containsExactly(
                        "roster.imported",
                        "2 new: student08@example.org, tutor02@example.org (ASSISTANT); 1 changed: student07@example.org"
                                + " (STUDENT_NUMBER  → 0007, SECTION  → B); 0 dropped");
    }

    @Test
    void studentsWhoAreMissingAreDroppedOnRequestAndStaffNever() {
        server.member(course, "student11", Role.STUDENT);
        server.member(course, "assistant01", Role.ASSISTANT);

        apply(look("Name,Email\nstudent07,student07@example.org\n"), "drop-missing", "yes");

        assertThat(enrolment("student07@example.org").active()).isTrue();
        assertThat(enrolment("student11@example.org").active()).isFalse();
        assertThat(enrolment("assistant01@example.org").active()).isTrue();
        assertThat(enrolment("instructor01@example.org").active()).isTrue();
    }

    @Test
    void namesThatAreMarkupOrFormulasStayTexts() {
        String sheet = "Name,Email\n"
                + "<script>alert(1)</script>,student08@example.org\n"
                + "=cmd|' /C calc'!A0,student09@example.org\n";

        Browser.Page preview = look(sheet);
        apply(preview);
        Browser.Page roster = browser.get(place);

        for (Browser.Page page : new Browser.Page[] {preview, roster}) {
            assertThat(page.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
        }
        assertThat(people.byEmail("student09@example.org").orElseThrow().name()).isEqualTo("=cmd|' /C calc'!A0");
        assertThat(browser.post(place + "/invitations", Map.of("as", "csv")).body())
                .contains("\"'=cmd|' /C calc'!A0\"");
    }

    @Test
    void theNameOfAnAccountWithAPasswordStays() {
        String sheet = "Name,Email,Section\nSomebody Else,student07@example.org,B\n";

        Browser.Page preview = look(sheet);
        apply(preview);

        assertThat(preview.body()).contains("Name: student07 → Somebody Else.", "the account has a password");
        assertThat(people.byId(student.id()).orElseThrow().name()).isEqualTo("student07");
        assertThat(enrolment("student07@example.org").section()).isEqualTo("B");
    }

    @Test
    void theAddressOfAnAccountThatWasNeverUsedIsCorrected() {
        apply(look("Name,Email,Student number\nstudent08,studnet08@example.org,0008\n"));
        apply(look("Name,Email,Student number\nstudent08,student08@example.org,0008\n"));

        assertThat(enrolment("student08@example.org").studentNumber()).isEqualTo("0008");
        assertThat(people.byEmail("studnet08@example.org")).isEmpty();
    }

    @Test
    void aSheetIsNotAppliedToARosterThatHasChangedSince() {
        Browser.Page preview = look("Name,Email\nstudent07,student07@example.org\nstudent08,student08@example.org\n");
        server.member(course, "student08", Role.STUDENT);

        Browser.Page page = apply(preview);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("The roster has changed since you looked");
        assertThat(server.services().audit().of(course.id(), Long.MAX_VALUE, 9)).isEmpty();
        assertThat(apply(page).status()).isEqualTo(303);
    }

    @Test
    void whatIsNoSheetIsExplained() {
        assertThat(look("").body()).contains("No file was chosen.");
        assertThat(look("colour,size\nred,4\n").body()).contains("names no column that is known here");
        Browser.Page large = look("Email\n" + "x".repeat(500_001));
        assertThat(large.status()).isEqualTo(422);
        assertThat(large.body()).contains("The list is larger than 500 kB.");
    }

    @Test
    void aLargeListIsCarriedFromThePreviewToTheChange() {
        StringBuilder sheet = new StringBuilder("Name,Email,Section\n");
        for (int i = 0; i < 3_000; i++) {
            sheet.append("Somebody With A Rather Long Name ")
                    .append(i)
                    .append(",person")
                    .append(i)
                    .append("@example.org,A section with a name\n");
        }

        assertThat(apply(look(sheet.toString())).status()).isEqualTo(303);
        assertThat(server.services().courses().roster(course.id())).hasSize(3_002);
    }
}
