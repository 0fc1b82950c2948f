package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.store.AccountLinks;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of a student in a real browser, from the invitation to the second attempt. */
class StudentStoryBrowserIT {
    private static Chromium chromium;

    @TempDir
    private Path folder;

    private TestServer server;
    private Course course;
    private CourseAssignment assignment;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void startBrowser() throws IOException {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void startServer() {
        server = TestServer.startGrading(folder);
        course = server.course("Machine Learning 1");
        assignment = server.assignment(course, "softmax-classifier");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void invitedStudentUploadsReadsMendsAndCompares() {
        Person student = server.services().people().create("student07@example.org", "student07");
        server.services().courses().enrol(course.id(), student.id(), Role.STUDENT);
        String token = server.services().links().create(AccountLinks.Kind.INVITATION, student.id(), null);
        try (BrowserContext window = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = Chromium.watched(window, complaints);
            page.navigate(server.address() + "/welcome/" + token);
            chromium.inspect(page, "site-welcome");
            page.getByLabel("New password").fill("four plain words");
            page.getByLabel("The same again").fill("four plain words");
            page.getByText("Set the password and sign in").click();
            assertThat(page.title()).startsWith("Your courses");
            chromium.inspect(page, "site-courses");

            page.getByText("Machine Learning 1").click();
            chromium.inspect(page, "site-course");
            page.getByText("Softmax classifier").first().click();
            page.waitForCondition(() -> page.locator(".math:not(.drawn)").count() == 0);
            chromium.inspect(page, "site-assignment");

            drop(page, "softmax.jar", server.sample("softmax-classifier/partial/gradient-not-averaged"));
            assertThat(page.locator("#upload-status").textContent()).startsWith("softmax.jar, ");
            page.getByText("Hand in", new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            page.waitForURL("**/submissions/*");
            page.waitForCondition(() -> page.title().contains("points"));
            chromium.inspect(page, "site-report");
            page.getByText("Tell me what it is").click();
            assertThat(page.locator(".card.diagnosis").textContent()).contains("not divided");

            page.getByText("Hand in another one").click();
            keyboardUpload(page, server.sample("softmax-classifier/accepted/loops"));
            page.waitForCondition(() -> page.title().contains("points"));
            page.locator(".crumbs a").last().click();
            assertThat(page.locator("tbody tr b").textContent()).isEqualTo("counts");
            chromium.inspect(page, "site-attempts");
            page.getByText("what changed").first().click();
            assertThat(page.locator("tbody tr").first().textContent()).contains("better");
            chromium.inspect(page, "site-compare");
        }
        assertThat(complaints).isEmpty();
    }

    /** The test plays the grader, so that each state stays until it has been looked at. */
    @Test
    void liveStatesAreShownAsTheyCome(@TempDir Path other) {
        try (TestServer slow = TestServer.start(other);
                BrowserContext window = chromium.window(ColorScheme.LIGHT, 1180)) {
            Course there = slow.course("Machine Learning 1");
            CourseAssignment task = slow.assignment(there, "softmax-classifier");
            Page page = signedIn(window, slow, slow.member(there, "student08", Role.STUDENT));
            page.navigate(slow.address() + Addresses.assignment(task));
            page.setInputFiles("#jar", payload(slow.sample("softmax-classifier/accepted/vectorized")));
            page.locator("#upload button").click();
            page.waitForURL("**/submissions/*");
            long submission = Long.parseLong(page.url().replaceFirst(".*/", ""));
            assertThat(page.locator("#live-text").textContent()).startsWith("Next in the queue");
            chromium.inspect(page, "site-live");

            assertThat(slow.services().submissions().claim(submission, "run")).isEqualTo(Submissions.Claim.TAKEN);
            page.getByText("Starting.").waitFor();
            slow.services().submissions().progress(submission, "run", 3, 11);
            page.getByText("Running check 3 of 11.").waitFor();
            assertThat(page.locator("#live-bar").evaluate("bar => bar.value + ' of ' + bar.max"))
                    .isEqualTo("2 of 11");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void everythingWorksWithoutScripts() {
        Person student = server.member(course, "student09", Role.STUDENT);
        try (BrowserContext window = chromium.withoutScripts()) {
            Page page = signedIn(window, server, student);
            page.navigate(server.address() + Addresses.assignment(assignment));
            assertThat(page.locator(".math").first().textContent()).isNotBlank();
            page.setInputFiles("#jar", payload(server.sample("softmax-classifier/accepted/vectorized")));
            page.locator("#upload button").click();
            assertThat(page.url()).contains("/submissions/");
            long submission = Long.parseLong(page.url().replaceFirst(".*/", ""));
            server.await(submission, now -> now.state() == StoredSubmission.State.GRADED);
            page.reload();
            assertThat(page.locator("h1").textContent()).contains("points");
        }
    }

    @Test
    void fileThatCannotBeMeantIsExplainedAtOnce() {
        Person student = server.member(course, "student10", Role.STUDENT);
        try (BrowserContext window = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = signedIn(window, server, student);
            page.navigate(server.address() + Addresses.assignment(assignment));
            page.setInputFiles(
                    "#jar",
                    new FilePayload(
                            "essay.pdf",
                            "application/pdf",
                            "not a jar".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(page.locator("#upload-status").textContent()).contains("does not look like a jar");
            page.locator("#upload button").click();
            Locator problem = page.locator("#problems");
            assertThat(problem.textContent()).contains("No", "attempt was used");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("problems");
            chromium.inspect(page, "site-refused");
        }
        // The browser itself reports the status 422 of the answer.
        assertThat(complaints).allMatch(complaint -> complaint.contains("422"));
    }

    private Page signedIn(BrowserContext window, TestServer server, Person person) {
        Page page = Chromium.watched(window, complaints);
        page.navigate(server.address() + "/sign-in");
        page.getByLabel("E-mail").fill(person.email());
        page.getByLabel("Password").fill(TestServer.PASSWORD);
        page.locator("main button").click();
        return page;
    }

    private static FilePayload payload(byte[] jar) {
        return new FilePayload("softmax.jar", "application/java-archive", jar);
    }

    /** Drops a file on the form as a hand with a mouse does. */
    private static void drop(Page page, String name, byte[] content) {
        Object transfer =
                page.evaluateHandle("""
                ([name, base64]) => {
                  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
                  const transfer = new DataTransfer();
                  transfer.items.add(new File([bytes], name, {type: 'application/java-archive'}));
                  return transfer;
                }
                """, List.of(name, Base64.getEncoder().encodeToString(content)));
        page.dispatchEvent("#upload", "dragenter", Map.of("dataTransfer", transfer));
        page.dispatchEvent("#upload", "drop", Map.of("dataTransfer", transfer));
    }

    /** Reaches the form by Tab alone, and sends it with Enter. */
    private static void keyboardUpload(Page page, byte[] jar) {
        for (int i = 0; i < 40 && !Boolean.TRUE.equals(page.evaluate("document.activeElement.id === 'jar'")); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("jar");
        page.setInputFiles("#jar", payload(jar));
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/submissions/*");
    }
}
