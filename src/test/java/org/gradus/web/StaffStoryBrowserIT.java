package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.queue.Intake;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.gradus.store.Secrets;
import org.gradus.store.StoredSubmission;
import org.gradus.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of an instructor in a real browser, from the empty course to the grades in the learning platform's own sheet. */
class StaffStoryBrowserIT {
    private static final String ROSTER = "Name,Email,Student number\nstudent07,student07@example.org,1007\n"
            + "student08,student08@example.org,1008\nstudent09,student09@example.org,1009\n";

    /** As Canvas exports it. */
    private static final String CANVAS = """
            Student,ID,SIS User ID,SIS Login ID,Section,Softmax classifier (4711)
            "    Points Possible",,,,,100
            student07,9007,1007,student07@example.org,A,
            student08,9008,1008,student08@example.org,A,
            student09,9009,1009,student09@example.org,A,
            """;

    private static Chromium chromium;

    @TempDir
    private Path folder;

    private TestServer server;
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
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void fromTheEmptyCourseToTheGradesInTheSheetOfThePlatform() throws IOException {
        Course course = server.course("Machine Learning 1");
        Person instructor = server.member(course, "instructor01", Role.INSTRUCTOR);
        String place = server.address() + Addresses.course(course.id());
        try (BrowserContext window = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = signedIn(window, instructor);
            page.navigate(place);
            assertThat(page.locator(".steps .next a").textContent()).isEqualTo("Choose an assignment");
            look(page, "staff-empty-course");

            page.locator(".steps .next a").click();
            look(page, "staff-catalog");
            button(page, "Add Softmax classifier");
            page.getByLabel("Published").check();
            page.getByLabel("Attempts at a time").fill("20");
            look(page, "staff-settings");
            page.locator("form.settings button").last().click();

            page.navigate(place);
            assertThat(page.locator(".steps .next a").textContent()).isEqualTo("Hand in a jar yourself");
            page.locator(".steps .next a").click();
            page.setInputFiles("#jar", payload("own.jar", server.sample("softmax-classifier/accepted/vectorized")));
            page.locator("#upload button").click();
            page.waitForURL("**/submissions/*");
            page.waitForCondition(() -> page.title().contains("points"));

            page.navigate(place);
            page.locator(".steps .next a").click();
            look(page, "staff-import");
            page.setInputFiles("#sheet", payload("class.csv", ROSTER.getBytes(StandardCharsets.UTF_8)));
            button(page, "Look at it");
            look(page, "staff-preview");
            button(page, "Apply");
            look(page, "staff-roster");
            button(page, "Make the links and show them");
            assertThat(page.locator(".link-once").count()).isEqualTo(3);
            look(page, "staff-invitations");

            CourseAssignment assignment =
                    server.services().assignments().of(course.id()).get(0);
            List<Long> submissions = List.of(
                    handedIn(assignment, "student07", "partial/gradient-not-averaged"),
                    handedIn(assignment, "student07", "accepted/vectorized"),
                    handedIn(assignment, "student08", "partial/gradient-not-averaged"));
            page.navigate(place + "/gradebook");
            look(page, "staff-gradebook");
            page.navigate(server.address() + Addresses.assignment(assignment) + "/overview");
            assertThat(page.locator("main").textContent()).contains("2", "of 3 students", "not divided");
            assertThat(page.locator("#follow-on").isChecked()).isTrue();
            look(page, "staff-overview");
            page.locator("table a").first().click();
            assertThat(page.locator("main").textContent()).contains("student08");
            look(page, "staff-mistake");

            page.navigate(server.address() + Addresses.submission(assignment, submissions.get(2)));
            look(page, "staff-submission");
            page.getByText("Read the classes as sources").click();
            assertThat(page.locator("pre.numbered").first().textContent()).contains("public class");
            look(page, "staff-decompiled");

            regrade(page, assignment);
            otherPoints(page, assignment);

            page.navigate(place + "/gradebook");
            page.locator("tbody tr").nth(2).locator("td a").first().click();
            page.getByLabel("Points (of 100; nothing is taken off for lateness)")
                    .fill("42");
            page.getByLabel("Reason, for the staff").fill("oral exam");
            page.getByLabel("Comment to the student (may be empty)").fill("Well explained.");
            button(page, "Set the score");
            look(page, "staff-student");

            filledSheet(page, place);
            page.navigate(place + "/audit");
            assertThat(page.locator("main").textContent()).contains("student09");
            look(page, "staff-audit");
        }
        assertThat(complaints).isEmpty();
    }

    private void regrade(Page page, CourseAssignment assignment) {
        page.navigate(server.address() + Addresses.assignment(assignment) + "/regrades");
        look(page, "staff-regrades");
        button(page, "Begin");
        page.getByText("Apply all of it").waitFor();
        assertThat(page.locator("main").textContent()).contains("every check went as before");
        look(page, "staff-regrade");
        button(page, "Apply all of it");
        assertThat(page.locator(".flash").textContent()).contains("The new results count now");
    }

    /** Takes the points of a check away, sees who loses them, and leaves it. */
    private void otherPoints(Page page, CourseAssignment assignment) {
        page.navigate(server.address() + Addresses.assignment(assignment) + "/regrades");
        page.getByText("change only what checks are worth").click();
        page.locator("summary").first().click();
        page.locator("#check").selectOption(new SelectOption().setIndex(1));
        page.getByLabel("New points of this check").fill("0");
        look(page, "staff-points");
        button(page, "Begin");
        page.getByText("Apply all of it").waitFor();
        assertThat(page.locator("main").textContent())
                .contains("points only", "→ 0 of 0", "with fewer points in the gradebook");
        look(page, "staff-points-changed");
        page.getByLabel("The new results may be thrown away.").check();
        button(page, "Discard all of it");
        assertThat(page.locator(".flash").textContent()).contains("nothing has changed");
    }

    private void filledSheet(Page page, String place) throws IOException {
        page.navigate(place + "/gradebook/sheets");
        look(page, "staff-sheets");
        page.setInputFiles("#sheet-CANVAS", payload("grades.csv", CANVAS.getBytes(StandardCharsets.UTF_8)));
        page.locator("form.card button").first().click();
        page.getByLabel("Points of").selectOption("Softmax classifier");
        page.getByLabel("go into the column").selectOption(new SelectOption().setIndex(1));
        look(page, "staff-sheet-choice");
        button(page, "Fill it in");
        look(page, "staff-sheet-report");
        Download download = page.waitForDownload(() -> button(page, "Download the filled sheet"));
        assertThat(Files.readString(download.path()))
                .isEqualTo(CANVAS.replace("student07@example.org,A,", "student07@example.org,A,100")
                        .replace("student08@example.org,A,", "student08@example.org,A,60")
                        .replace("student09@example.org,A,", "student09@example.org,A,42"));
    }

    @Test
    void administratorsPagesAreForEverybody() {
        Person administrator = server.administrator("administrator01");
        Course course = server.course("Machine Learning 1");
        Person student = server.member(course, "student07", Role.STUDENT);
        CourseAssignment assignment = server.assignment(course, "activations");
        try (BrowserContext window = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = Chromium.watched(window, complaints);
            for (String path : List.of("/sign-in", "/forgotten", "/nowhere")) {
                page.navigate(server.address() + path);
                chromium.inspect(page, "admin-" + name(path));
            }
            complaints.removeIf(complaint -> complaint.contains("404"));
            signIn(page, administrator);
            for (String path : List.of(
                    "/account",
                    "/api",
                    "/admin/people",
                    "/admin/people/" + student.id(),
                    "/admin/courses",
                    "/admin/courses/" + course.id(),
                    "/admin/status",
                    Addresses.course(course.id()) + "/settings",
                    Addresses.course(course.id()) + "/roster/people/" + student.id(),
                    Addresses.assignment(assignment) + "/extensions",
                    Addresses.assignment(assignment) + "/batches",
                    Addresses.assignment(assignment) + "/versions")) {
                page.navigate(server.address() + path);
                assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
                chromium.inspect(page, "admin-" + name(path));
            }
            page.navigate(server.address() + "/account");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                    .last()
                    .fill("laptop");
            button(page, "Make a token");
            look(page, "admin-token");
            page.navigate(server.address() + "/admin/people/" + student.id());
            button(page, "Make a link");
            look(page, "admin-link");
            page.navigate(server.address() + Addresses.assignment(assignment) + "/batches");
            page.setInputFiles("input[type=file]", payload("class.zip", zip("student07.jar", "no jar")));
            page.locator("main form button").first().click();
            look(page, "admin-batch-preview");
        }
        assertThat(complaints).isEmpty();
    }

    private static String name(String path) {
        return path.substring(1).replace('/', '-');
    }

    /** Lets a student hand in, as the server's own intake takes it, and waits for the result. */
    private long handedIn(CourseAssignment assignment, String student, String sample) {
        Person person =
                server.services().people().byEmail(student + "@example.org").orElseThrow();
        Intake.Taken taken = server.services()
                .intake()
                .take(
                        assignment,
                        new Intake.Upload(
                                person.id(),
                                "softmax.jar",
                                server.sample("softmax-classifier/" + sample),
                                "browser",
                                Secrets.token()));
        assertThat(taken).isInstanceOf(Intake.Taken.Accepted.class);
        long submission = ((Intake.Taken.Accepted) taken).submission();
        server.await(submission, now -> now.state() == StoredSubmission.State.GRADED);
        return submission;
    }

    /** Inspects a page that is none of an error. */
    private static void look(Page page, String name) {
        assertThat(page.locator("h1").allTextContents()).as(name).hasSize(1).doesNotContain("That did not work");
        chromium.inspect(page, name);
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private Page signedIn(BrowserContext window, Person person) {
        Page page = Chromium.watched(window, complaints);
        signIn(page, person);
        return page;
    }

    private void signIn(Page page, Person person) {
        page.navigate(server.address() + "/sign-in");
        page.getByLabel("E-mail").fill(person.email());
        page.getByLabel("Password").fill(TestServer.PASSWORD);
        page.locator("main button").click();
        assertThat(page.title()).startsWith("Your courses");
    }

    private static byte[] zip(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static FilePayload payload(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }
}
