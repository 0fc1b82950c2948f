package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.gradus.course.Role;
import org.gradus.store.ApiTokens;
import org.gradus.store.Course;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountPagesTest {
    private static final String OTHER = "another plain sentence";

    private TestServer server;
    private Person student;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        student = server.person("student07");
        browser = server.signedIn(student);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Person stored() {
        return server.services().people().byId(student.id()).orElseThrow();
    }

    private static Map<String, String> passwords(String old, String password, String repeated) {
        return Map.of("old", old, "password", password, "repeated", repeated);
    }

    @Test
    void nameAndTimeZoneAreOnesOwnChoice() {
        Browser.Page saved = browser.post("/account/profile", Map.of("name", " Zoë ", "zone", "Asia/Tokyo"));

        assertThat(browser.follow(saved).body()).contains("Saved.").contains("value=\"Zoë\"");
        assertThat(stored().name()).isEqualTo("Zoë");
        assertThat(stored().zone()).contains(ZoneId.of("Asia/Tokyo"));

        browser.post("/account/profile", Map.of("name", "Zoë", "zone", ""));
        assertThat(stored().zone()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAndKeepsWhatWasTyped() {
        Browser.Page unnamed = browser.post("/account/profile", Map.of("name", " \t ", "zone", "Asia/Tokyo"));
        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(unnamed.body()).contains("The name is missing.").contains("<option value=\"Asia/Tokyo\" selected");

        assertThat(browser.post("/account/profile", Map.of("name", "Zoë", "zone", "Moon/Crater"))
                        .status())
                .isEqualTo(422);
        assertThat(stored()).isEqualTo(student);
    }

    @Test
    void aNameIsShownAsTextAndInOneLine() {
        browser.post("/account/profile", Map.of("name", "<script>alert(1)</script>\r\nX-Made: up\u202e", "zone", ""));

        assertThat(stored().name()).isEqualTo("<script>alert(1)</script> X-Made: up");
        Browser.Page page = browser.get("/account");
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
        assertThat(page.header("X-Made")).isEmpty();
    }

    @Test
    void aNewPasswordSignsOutEverywhereElseAndRenewsThisSession() {
        Browser elsewhere = server.signedIn(student);
        String before = browser.cookie();

        Browser.Page changed = browser.post("/account/password", passwords(TestServer.PASSWORD, OTHER, OTHER));

        assertThat(browser.follow(changed).body()).contains("The password is changed.");
        assertThat(browser.cookie()).isNotEqualTo(before);
        assertThat(server.browser().withCookie(before).get("/account").status()).isEqualTo(303);
        assertThat(elsewhere.get("/account").location()).startsWith("/sign-in");
        assertThat(server.browser()
                        .post("/sign-in", Map.of("email", student.email(), "password", OTHER))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void theOldPasswordIsAskedForAndCannotBeTriedOut() {
        Browser.Page wrong = browser.post("/account/password", passwords("guessed", OTHER, OTHER));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is not your password until now.");

        for (int i = 0; i < 9; i++) {
            browser.post("/account/password", passwords("guess number " + i, OTHER, OTHER));
        }
        assertThat(browser.post("/account/password", passwords(TestServer.PASSWORD, OTHER, OTHER))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void aWeakOrMistypedPasswordIsNotTaken() {
        assertThat(browser.post("/account/password", passwords(TestServer.PASSWORD, "short", "short"))
                        .body())
                .contains("A password has 10 to 200 characters.");
        assertThat(browser.post("/account/password", passwords(TestServer.PASSWORD, OTHER, OTHER + "!"))
                        .body())
                .contains("The two passwords differ.");
    }

    @Test
    void oneCanSignOutEverywhere() {
        Browser elsewhere = server.signedIn(student);
        assertThat(browser.get("/account").body()).contains("You are signed in in 2 browsers");

        browser.post("/account/sign-out-everywhere", Map.of());

        assertThat(browser.get("/account").status()).isEqualTo(303);
        assertThat(elsewhere.get("/account").status()).isEqualTo(303);
    }

    @Test
    void aTokenIsShownOnceAndCanBeRevoked() {
        Browser.Page made =
                browser.post("/account/tokens", Map.of("token-name", "<b>laptop</b>", "scope", "SUBMIT", "days", "90"));

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        String token = made.body().replaceFirst("(?s).*?<code>(gradus_[A-Za-z0-9_-]+)</code>.*", "$1");
        assertThat(server.services().tokens().find(token)).isPresent();
        assertThat(made.body()).contains("curl -H").contains(server.address() + "/api/v1/courses");

        Browser.Page account = browser.get("/account");
        assertThat(account.body())
                .contains("&lt;b&gt;laptop&lt;/b&gt;")
                .contains("handing in")
                .doesNotContain(token);
        long id = server.services().tokens().of(student.id()).get(0).id();
        assertThat(browser.follow(browser.post("/account/tokens/" + id + "/revoke", Map.of()))
                        .body())
                .contains("is void now");
        assertThat(server.services().tokens().find(token)).isEmpty();
    }

    @Test
    void nobodyRevokesTheTokenOfAnotherOne() {
        Person other = server.person("student08");
        String token =
                server.services().tokens().create(other.id(), "laptop", ApiTokens.Scope.READ, Duration.ofDays(30));
        long id = server.services().tokens().of(other.id()).get(0).id();

        assertThat(browser.post("/account/tokens/" + id + "/revoke", Map.of()).status())
                .isEqualTo(404);
        assertThat(server.services().tokens().find(token)).isPresent();
    }

    @Test
    void tokensForStaffAreMadeByStaffAlone() {
        Map<String, String> asked = new HashMap<>(Map.of("token-name", "script", "scope", "STAFF", "days", "30"));
        assertThat(browser.get("/account").body()).doesNotContain("value=\"STAFF\"");
        assertThat(browser.post("/account/tokens", asked).status()).isEqualTo(400);
        assertThat(server.services().tokens().of(student.id())).isEmpty();

        Course course = server.course("Machine Learning 1");
        Browser assistant = server.signedIn(server.member(course, "assistant01", Role.ASSISTANT));
        assertThat(assistant.get("/account").body()).contains("value=\"STAFF\"").doesNotContain("value=\"ADMIN\"");
        assertThat(server.signedIn(server.administrator("administrator01"))
                        .get("/account")
                        .body())
                .contains("value=\"ADMIN\"");
        assertThat(server.signedIn(server.author("author01")).get("/account").body())
                .as("who may install assignments, and nothing else")
                .contains("value=\"ADMIN\"");
        assertThat(assistant.post("/account/tokens", asked).status()).isEqualTo(200);
    }

    @Test
    void aTokenLivesAsLongAsIsOffered() {
        for (String days : new String[] {"36500", "-1", "x"}) {
            assertThat(browser.post("/account/tokens", Map.of("token-name", "t", "scope", "READ", "days", days))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(browser.post("/account/tokens", Map.of("token-name", " ", "scope", "READ", "days", "30"))
                        .status())
                .isEqualTo(422);
        assertThat(server.services().tokens().of(student.id())).isEmpty();
    }
}
