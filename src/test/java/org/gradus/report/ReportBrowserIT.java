package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.gradus.grading.ScoreReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens reports in a real browser: accessibility, narrow screens, keyboard, print, and nothing that runs or loads. */
class ReportBrowserIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    private static Playwright playwright;
    private static Browser browser;
    private static String axe;

    @BeforeAll
    static void startBrowser() throws IOException {
        assertThat(CHROMIUM)
                .as("These tests need Chromium. Type: sudo apt-get install --yes chromium")
                .exists();
        Files.createDirectories(SHOTS);
        try (InputStream in = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
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
        inspect(name, ColorScheme.LIGHT, 1180);
        inspect(name, ColorScheme.DARK, 1180);
        inspect(name, ColorScheme.LIGHT, 320);
    }

    private static void inspect(String name, ColorScheme scheme, int width) {
        try (BrowserContext context = context(scheme, width)) {
            Page page = open(context, name);
            shoot(page, name + "-" + (scheme == ColorScheme.DARK ? "dark" : "light") + "-" + width);
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(violations(page))
                    .as("%s, %s, %d px", name, scheme, width)
                    .isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s fits %d px", name, width)
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingRunsAndNothingLoads(String name) {
        try (BrowserContext context = context(ColorScheme.LIGHT, 1180)) {
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
        try (BrowserContext context = context(ColorScheme.LIGHT, 1180)) {
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
        try (BrowserContext context = context(ColorScheme.LIGHT, 1180)) {
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
        try (BrowserContext context = context(ColorScheme.DARK, 1180)) {
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

    private static BrowserContext context(ColorScheme scheme, int width) {
        return browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
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

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** What is wrong by WCAG 2.2 A and AA, by good practice, and with a contrast of text below 7:1. */
    private static TreeSet<String> violations(Page page) {
        page.evaluate(axe);
        Object result = page.evaluate("""
                axe.run(document, {
                  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                  rules: {'color-contrast-enhanced': {enabled: true}}
                }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html)))
                """);
        TreeSet<String> found = new TreeSet<>();
        ((List<?>) result).forEach(violation -> found.add(violation.toString()));
        return found;
    }

    @Test
    void lowContrastIsFound() {
        try (BrowserContext context = context(ColorScheme.LIGHT, 1180)) {
            Page page = open(context, "all-right");
            page.evaluate("document.querySelector('.lede').style.color = '#707070'");
            assertThat(violations(page))
                    .anyMatch(violation -> violation.startsWith("color-contrast-enhanced: <p class=\"lede"));
        }
    }
}
