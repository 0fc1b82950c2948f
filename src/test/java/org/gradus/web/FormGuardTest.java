package org.gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.gradus.store.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that were not filled in on this site, by the one who is signed in, do nothing. */
class FormGuardTest {
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

    private void isRefused(Browser.Page page) {
        assertThat(page.status()).isEqualTo(403);
        assertThat(browser.get("/").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void aFormWithItsTokenIsTaken() {
        assertThat(browser.post("/sign-out", Map.of()).status()).isEqualTo(303);
        assertThat(browser.get("/").location()).isEqualTo("/sign-in");
    }

    @Test
    void aFormWithoutATokenIsNotTaken() {
        isRefused(browser.withoutFormToken().post("/sign-out", Map.of()));
    }

    @Test
    void theTokenOfAnotherSessionIsNotTaken() {
        Browser other = server.signedIn(student);

        isRefused(browser.post("/sign-out", Map.of(FormGuard.FIELD, other.formToken())));
    }

    @Test
    void aFormFromAnotherSiteIsNotTakenEvenWithTheToken() {
        Browser elsewhere = server.browser().withCookie(browser.cookie()).with("Sec-Fetch-Site", "cross-site");

        isRefused(elsewhere.post("/sign-out", Map.of(FormGuard.FIELD, browser.formToken())));
    }

    @Test
    void aFormFromASiteOfTheSameDomainIsNotTaken() {
        Browser elsewhere = server.browser().withCookie(browser.cookie()).with("Sec-Fetch-Site", "same-site");

        isRefused(elsewhere.post("/sign-out", Map.of(FormGuard.FIELD, browser.formToken())));
    }

    @Test
    void aFormOfAnotherOriginIsNotTaken() {
        Browser elsewhere = server.browser().withCookie(browser.cookie()).with("Origin", "http://elsewhere.example");

        isRefused(elsewhere.post("/sign-out", Map.of(FormGuard.FIELD, browser.formToken())));
    }

    @Test
    void aFormOfAHiddenOriginIsNotTaken() {
        Browser elsewhere = server.browser().withCookie(browser.cookie()).with("Origin", "null");

        isRefused(elsewhere.post("/sign-out", Map.of(FormGuard.FIELD, browser.formToken())));
    }

    @Test
    void nobodyIsSignedInFromAnotherSite() {
        Browser.Page page = server.browser()
                .with("Sec-Fetch-Site", "cross-site")
                .post("/sign-in", Map.of("email", student.email(), "password", TestServer.PASSWORD));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aFormOfThisSiteIsTakenWithTheBrowsersOwnWord() {
        browser.with("Sec-Fetch-Site", "same-origin").with("Origin", server.address());

        assertThat(browser.post("/sign-out", Map.of()).status()).isEqualTo(303);
    }
}
