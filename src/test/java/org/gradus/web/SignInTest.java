package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.course.Role;
import org.gradus.store.AccountLinks;
import org.gradus.store.Course;
import org.gradus.store.Person;
import org.gradus.store.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, and who stays out. */
class SignInTest {
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void rightPasswordLeadsToTheCourses() {
        Course course = server.course("Machine Learning 1");
        Person student = server.member(course, "student07", Role.STUDENT);

        Browser browser = server.signedIn(student);

        assertThat(browser.get("/").body()).contains("Machine Learning 1").contains("student07");
    }

    @Test
    void wrongPasswordAndUnknownAddressAreToldInTheSameWords() {
        server.person("student07");

        Browser.Page wrong =
                server.browser().post("/sign-in", Map.of("email", "student07@example.org", "password", "guessed"));
        Browser.Page unknown =
                server.browser().post("/sign-in", Map.of("email", "nobody@example.org", "password", "guessed"));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body().replace("nobody@", "student07@")).isEqualTo(wrong.body());
        assertThat(wrong.header("Set-Cookie")).isEmpty();
    }

    @Test
    void tenFailuresCloseAnAccountForAQuarterOfAnHour() {
        Person student = server.person("student07");
        for (int i = 0; i < 10; i++) {
            server.browser().post("/sign-in", Map.of("email", student.email(), "password", "guess number " + i));
        }
        Map<String, String> right = Map.of("email", student.email(), "password", TestServer.PASSWORD);

        assertThat(server.browser().post("/sign-in", right).status()).isEqualTo(429);
        server.clock().advance(Duration.ofMinutes(16));
        assertThat(server.browser().post("/sign-in", right).status()).isEqualTo(303);
    }

    @Test
    void aTokenThatWasKnownBeforeIsWorthNothingAfterwards() {
        Person student = server.person("student07");
        Browser browser = server.signedIn(student);
        String before = browser.cookie();

        browser.post("/sign-in", Map.of("email", student.email(), "password", TestServer.PASSWORD));

        assertThat(browser.cookie()).isNotEmpty().isNotEqualTo(before);
        assertThat(server.browser().withCookie(before).get("/").location()).startsWith("/sign-in");
    }

    @Test
    void aCookieOfOnesOwnMakingIsNotTakenOver() {
        Person student = server.person("student07");
        Browser browser = server.browser().withCookie("chosen-by-somebody-else");

        browser.post("/sign-in", Map.of("email", student.email(), "password", TestServer.PASSWORD));

        assertThat(browser.cookie()).isNotEmpty().isNotEqualTo("chosen-by-somebody-else");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Person student = server.person("student07");

        Browser.Page page =
                server.browser().post("/sign-in", Map.of("email", student.email(), "password", TestServer.PASSWORD));

        assertThat(page.header("Set-Cookie"))
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void behindHttpsTheCookieTravelsEncryptedOnly(@TempDir Path folder) {
        try (TestServer secure = TestServer.startSecure(folder.resolve("secure"))) {
            Person student = secure.person("student07");

            Browser.Page page = secure.browser()
                    .post("/sign-in", Map.of("email", student.email(), "password", TestServer.PASSWORD));

            assertThat(page.header("Set-Cookie")).contains("Secure");
            assertThat(page.header("Strict-Transport-Security")).isNotEmpty();
        }
    }

    @Test
    void aSessionEndsWhenItWasNotUsedForLong() {
        Browser browser = server.signedIn(server.person("student07"));

        server.clock().advance(Sessions.LIFE.minusDays(1));
        assertThat(browser.get("/").status()).isEqualTo(200);
        server.clock().advance(Sessions.LIFE.minusDays(1));
        assertThat(browser.get("/").status()).isEqualTo(200);
        server.clock().advance(Sessions.LIFE.plusSeconds(1));
        assertThat(browser.get("/").location()).isEqualTo("/sign-in");
    }

    @Test
    void whoIsDisabledIsOutAtOnce() {
        Person student = server.person("student07");
        Browser browser = server.signedIn(student);

        server.services().people().setDisabled(student.id(), true);

        assertThat(browser.get("/").location()).isEqualTo("/sign-in");
        assertThat(server.browser()
                        .post("/sign-in", Map.of("email", student.email(), "password", TestServer.PASSWORD))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void nextLeadsNowhereElse() {
        Person student = server.person("student07");

        Browser.Page page = server.browser()
                .post(
                        "/sign-in",
                        Map.of(
                                "email",
                                student.email(),
                                "password",
                                TestServer.PASSWORD,
                                "next",
                                "//elsewhere.example/"));

        assertThat(page.location()).isEqualTo("/");
    }

    @Test
    void whereSomebodyWantedToGoOutlivesAWrongPassword() {
        Person student = server.person("student07");
        String wanted = "/courses/1/assignments/2/mistakes?name=sign+flipped&section=A%201";

        Browser.Page first = server.browser().get(wanted);
        Browser.Page form = server.browser().get(first.location());
        Browser.Page wrong = server.browser()
                .post("/sign-in", Map.of("email", student.email(), "password", "guessed", "next", hidden(form)));
        Browser.Page right = server.browser()
                .post(
                        "/sign-in",
                        Map.of("email", student.email(), "password", TestServer.PASSWORD, "next", hidden(wrong)));

        assertThat(right.location()).isEqualTo(wanted);
    }

    private static String hidden(Browser.Page page) {
        Matcher next = Pattern.compile("name=\"next\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(next.find()).as(page.body()).isTrue();
        return next.group(1).replace("&amp;", "&");
    }

    @Test
    void whoseSessionEndedBeforeTheFormWasSentIsToldAndLedBack() {
        Person student = server.person("student07");
        Browser browser = server.signedIn(student);
        browser.get("/account");
        server.clock().advance(Sessions.LIFE.plusSeconds(1));

        Browser.Page sent = browser.with("Referer", server.address() + "/account")
                .post("/account/profile", Map.of("name", "student seven"));
        Browser.Page form = browser.follow(sent);

        assertThat(form.body()).contains("nothing of what you sent was taken");
        assertThat(hidden(form)).isEqualTo("/account");
        assertThat(browser.follow(browser.post("/sign-out", Map.of())).body()).doesNotContain("nothing of what");
    }

    @Test
    void aFormOnAnotherSiteIsNoPlaceToBeLedBackTo() {
        Browser.Page sent = server.browser()
                .with("Referer", "https://elsewhere.example/account")
                .post("/account/profile", Map.of());

        assertThat(sent.location()).isEqualTo("/sign-in?lost=form");
    }

    @Test
    void whoIsSignedInCanSignInOnceMore() {
        Person student = server.person("student07");
        Browser browser = server.signedIn(student).withoutFormToken();
        browser.get("/sign-in");

        Browser.Page page = browser.post("/sign-in", Map.of("email", student.email(), "password", TestServer.PASSWORD));

        assertThat(page.status()).isEqualTo(303);
    }

    @Test
    void aLinkSetsOnePasswordOnce() {
        Person student = server.person("student07");
        String token = server.services().links().create(AccountLinks.Kind.RESET, student.id(), null);
        Map<String, String> chosen = Map.of("password", "another plain sentence", "repeated", "another plain sentence");
        Browser elsewhere = server.signedIn(student);

        assertThat(server.browser().post("/welcome/" + token, chosen).location())
                .isEqualTo("/");
        assertThat(server.browser().post("/welcome/" + token, chosen).status()).isEqualTo(410);
        assertThat(elsewhere.get("/").location())
                .as("other browsers are signed out")
                .isEqualTo("/sign-in");
        assertThat(server.browser()
                        .post("/sign-in", Map.of("email", student.email(), "password", TestServer.PASSWORD))
                        .status())
                .as("the old password")
                .isEqualTo(422);
    }

    @Test
    void aLinkThatIsTooOldSetsNothing() {
        Person student = server.person("student07");
        String token = server.services().links().create(AccountLinks.Kind.RESET, student.id(), null);

        server.clock().advance(AccountLinks.Kind.RESET.life().plusSeconds(1));

        assertThat(server.browser().get("/welcome/" + token).status()).isEqualTo(410);
        assertThat(server.browser()
                        .post("/welcome/" + token, Map.of("password", "another plain sentence", "repeated", ""))
                        .status())
                .isEqualTo(410);
    }

    @Test
    void aNewerLinkVoidsTheOlderOne() {
        Person student = server.person("student07");
        String older = server.services().links().create(AccountLinks.Kind.RESET, student.id(), null);
        String newer = server.services().links().create(AccountLinks.Kind.RESET, student.id(), null);

        assertThat(server.browser().get("/welcome/" + older).status()).isEqualTo(410);
        assertThat(server.browser().get("/welcome/" + newer).status()).isEqualTo(200);
    }

    @Test
    void aLinkOpensNothingForWhoIsDisabled() {
        Person student = server.person("student07");
        String token = server.services().links().create(AccountLinks.Kind.RESET, student.id(), null);

        server.services().people().setDisabled(student.id(), true);

        assertThat(server.browser().get("/welcome/" + token).status()).isEqualTo(410);
        assertThat(server.browser()
                        .post(
                                "/welcome/" + token,
                                Map.of("password", "another plain sentence", "repeated", "another plain sentence"))
                        .status())
                .isEqualTo(410);
    }

    @Test
    void whoHasChosenAPasswordNeedsNoOtherLink() {
        Person student = server.person("student07");
        String invitation = server.services().links().create(AccountLinks.Kind.INVITATION, student.id(), null);
        String reset = server.services().links().create(AccountLinks.Kind.RESET, student.id(), null);

        server.browser()
                .post(
                        "/welcome/" + reset,
                        Map.of("password", "another plain sentence", "repeated", "another plain sentence"));

        assertThat(server.browser().get("/welcome/" + invitation).status()).isEqualTo(410);
    }
}
