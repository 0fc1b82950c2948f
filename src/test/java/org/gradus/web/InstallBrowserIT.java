package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.gradus.testing.Chromium;
import org.gradus.testing.GuideAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author installs an assignment and its next version in a real browser; the pages follow the proof and can be used by everybody. */
class InstallBrowserIT {
    @TempDir
    private Path folder;

    private static void handOver(TestServer server, Page page, String name, byte[] content) {
        page.navigate(server.address() + "/catalog/install");
        page.setInputFiles("#zip", new FilePayload(name, "application/zip", content));
        page.locator("form[action='/catalog/install'] button").click();
    }

    @Test
    void anAuthorFollowsTheProofAndPutsVersionsIntoUse() throws IOException {
        try (TestServer server = TestServer.start(folder);
                Chromium chromium = Chromium.start();
                BrowserContext window = chromium.window(ColorScheme.LIGHT, 1180)) {
            Person author = server.author("author01");
            Page page = window.newPage();
            page.navigate(server.address() + "/sign-in");
            page.locator("input[name=email]").fill(author.email());
            page.locator("input[name=password]").fill(TestServer.PASSWORD);
            page.locator("main form button").first().click();

            handOver(server, page, "torn.zip", "no zip".getBytes(StandardCharsets.UTF_8));
            chromium.inspect(page, "install-refused");
            handOver(server, page, "a.zip", GuideAssignment.whole().zip("mean-squares/"));
            page.waitForURL("**/versions/*");
            assertThat(page.locator("main").textContent()).contains("3 of 3 caught");
            page.locator("form[action$='/use'] button").click();

            handOver(
                    server,
                    page,
                    "b.zip",
                    GuideAssignment.whole()
                            .edited("mistakes/SignFlipped.java", text -> text.replace(".negative()", ""))
                            .edited("handout.md", text -> text.replace("Do not change", "Never change"))
                            .edited(
                                    "MeanSquaresChecks.java",
                                    text -> text.replace("points = 20, order = 40", "points = 25, order = 40"))
                            .zip("mean-squares/"));
            page.waitForURL("**/versions/*");
            page.locator("form[action$='/use'] button").click();
            assertThat(page.locator("[role=alert]").textContent()).contains("SignFlipped survives");
            page.locator(".changes details").first().locator("summary").click();
            chromium.inspect(page, "install-warned");
            page.locator("[role=alert] button").click();
            page.locator("form[method=get] button").click();
            chromium.inspect(page, "install-versions");
            page.navigate(server.address() + "/catalog");
            chromium.inspect(page, "install-catalog");

            Course course = server.course("Machine Learning 1");
            CourseAssignment assignment = server.assignment(course, "mean-squares");
            server.services().courses().enrol(course.id(), author.id(), Role.INSTRUCTOR);
            page.navigate(server.address() + Addresses.assignment(assignment) + "?as=student");
            chromium.inspect(page, "install-as-student");
        }
    }
}
