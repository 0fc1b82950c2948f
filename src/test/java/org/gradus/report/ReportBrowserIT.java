package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.grading.ScoreReport;
import org.gradus.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens reports in a real browser: accessibility, narrow screens, keyboard, print, and nothing that runs or loads. */
class ReportBrowserIT {
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    private static Chromium chromium;

    @BeforeAll
    static void startBrowser() throws IOException {
        HtmlReport html = new HtmlReport(Templates.packaged(), ZoneOffset.UTC);
        PAGES.put("all-right", html.write(staff(SampleReports.allRight())));
        PAGES.put("gradient-times-n", html.write(staff(SampleReports.gradientTimesN())));
        PAGES.put("refused", html.write(staff(SampleReports.refused())));
        PAGES.put("not-loaded", html.write(staff(SampleReports.notLoaded())));
        PAGES.put("grader-fault", html.write(staff(SampleReports.graderFault())));
        PAGES.put("every-outcome", html.write(staff(SampleReports.everyOutcome())));
        PAGES.put(
                "hidden-checks", html.write(ReportView.of(SampleReports.hiddenChecks(), Audience.STUDENT_BEFORE_DUE)));
        PAGES.put("hostile", html.write(staff(SampleReports.hostile())));
        PAGES.put("large-figures", html.write(staff(SampleReports.largeFigures())));
        ProofReport proofs = new ProofReport(Templates.packaged());
        PAGES.put("proved", proofs.write(List.of(SampleProofs.proved())));
        PAGES.put("not-proved", proofs.write(List.of(SampleProofs.survived(), SampleProofs.wide())));
        PAGES.put("training", html.write(staff(SampleReports.training())));
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static List<String> pages() {
        return List.of(
                "all-right",
                "gradient-times-n",
                "refused",
                "not-loaded",
                "grader-fault",
                "every-outcome",
                "hidden-checks",
                "hostile",
                "large-figures",
                "proved",
                "not-proved",
                "training");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyoneCanUseIt(String name) {
        try (BrowserContext context = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = open(context, name);
            Chromium.shoot(page, name);
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            chromium.inspect(page, name + "-unfolded");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingRunsAndNothingLoads(String name) {
        try (BrowserContext context = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = context.newPage();
            List<String> seen = new ArrayList<>();
            page.onRequest(request -> seen.add(request.url()));
            page.onConsoleMessage(message -> seen.add(message.text()));
            page.onDialog(dialog -> seen.add(dialog.message()));
            page.navigate(file(name));
            assertThat(seen).as("the page itself and nothing else").containsExactly(file(name));
            assertThat(page.locator("script, img, iframe, [style], [onclick], [onerror]")
                            .count())
                    .isZero();
            assertThat(page.evaluate("getComputedStyle(document.body).marginTop"))
                    .as("the style sheet passes the page's own policy")
                    .isEqualTo("0px");
        }
    }

    @Test
    void theKeyboardReachesAndOpensEverything() {
        try (BrowserContext context = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = open(context, "gradient-times-n");
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)");
            int details = page.locator("details").count();
            assertThat(details).isGreaterThan(5);
            for (int i = 0; i < 200; i++) {
                page.keyboard().press("Tab");
                if (Boolean.TRUE.equals(
                        page.evaluate("document.activeElement.matches('details:not([open]) > summary')"))) {
                    page.keyboard().press("Enter");
                }
                if (page.locator("details:not([open])").count() == 0) {
                    break;
                }
            }
            assertThat(page.locator("details[open]").count()).isEqualTo(details);
        }
    }

    @Test
    void theFocusIsSeen() {
        try (BrowserContext context = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = open(context, "gradient-times-n");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
            assertThat(page.locator(".skip").boundingBox().x).isZero();
            page.keyboard().press("Tab");
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineWidth"))
                    .isEqualTo("3px");
        }
    }

    @Test
    void foldedPartsArePrinted() {
        try (BrowserContext context = chromium.window(ColorScheme.DARK, 1180)) {
            Page page = open(context, "gradient-times-n");
            Locator folded = page.locator("details.output:not([open]) pre").first();
            assertThat(folded.isVisible()).isFalse();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(folded.isVisible()).isTrue();
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            page.pdf(new Page.PdfOptions()
                    .setPath(SHOTS.resolve("gradient-times-n.pdf"))
                    .setFormat("A4"));
        }
    }

    private static ReportView staff(ScoreReport report) {
        return ReportView.of(report, Audience.STAFF);
    }

    private static Page open(BrowserContext context, String name) {
        Page page = context.newPage();
        page.navigate(file(name));
        return page;
    }

    private static String file(String name) {
        Path path = SHOTS.resolve(name + ".html").toAbsolutePath();
        try {
            Files.writeString(path, PAGES.get(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path.toUri().toString();
    }

    @Test
    void lowContrastIsFound() {
        try (BrowserContext context = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = open(context, "all-right");
            page.evaluate("document.querySelector('.lede').style.color = '#707070'");
            assertThat(chromium.violations(page))
                    .anyMatch(violation -> violation.startsWith("color-contrast-enhanced: <p class=\"lede"));
        }
    }
}
