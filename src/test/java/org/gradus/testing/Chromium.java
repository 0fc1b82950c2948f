package org.gradus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** A real browser, and what everybody is owed by a page in it. */
public final class Chromium implements AutoCloseable {
    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
    private static final Path SHOTS = Path.of("target/screenshots");

    /** Of a picture, in pixels: the highest pages would take seconds to draw. */
    private static final double HIGHEST = 4000;

    private final Playwright playwright;
    private final Browser browser;
    private final String axe;

    private Chromium(Playwright playwright, Browser browser, String axe) {
        this.playwright = playwright;
        this.browser = browser;
        this.axe = axe;
    }

    /** Starts it; a machine without Chromium fails, and says what to type. */
    public static Chromium start() throws IOException {
        assertThat(EXECUTABLE)
                .as("These tests need Chromium. Type: sudo apt-get install --yes chromium")
                .exists();
        Files.createDirectories(SHOTS);
        String axe;
        try (InputStream in = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser, axe);
    }

    /** A window of its own, with nothing remembered. */
    public BrowserContext window(ColorScheme scheme, int width) {
        return browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
    }

    /** A new page of a window; what its scripts complain of is added. */
    public static Page watched(BrowserContext window, List<String> complaints) {
        Page page = window.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** A window in which scripts are switched off. */
    public BrowserContext withoutScripts() {
        return browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1180, 900));
    }

    /** Keeps a picture of the page, or of as much of it as anybody looks at, among the build's files. */
    public static void shoot(Page page, String name) {
        Number height = (Number) page.evaluate("document.documentElement.scrollHeight");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true)
                .setClip(0, 0, page.viewportSize().width, Math.min(height.doubleValue(), HIGHEST)));
    }

    /** Looks at the page in light, dark, and on a narrow screen: accessible, and nothing to be scrolled sideways. */
    public void inspect(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : scheme == ColorScheme.LIGHT ? List.of(1180, 320) : List.of(1180)) {
                page.setViewportSize(width, 900);
                String shot = name + (scheme == ColorScheme.DARK ? "-dark-" : "-light-") + width;
                shoot(page, shot);
                assertThat(violations(page)).as(shot).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as("%s fits", shot)
                        .isEqualTo(true);
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1180, 900);
    }

    /**
     * What is wrong by WCAG 2.2 A and AA, by good practice, and with a contrast of text below 7:1. A row's header that holds a formula
     * alone is not empty: the rule does not know MathML.
     */
    public TreeSet<String> violations(Page page) {
        page.evaluate(axe);
        Object result = page.evaluate("""
                axe.run(document, {
                  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                  rules: {'color-contrast-enhanced': {enabled: true}}
                }).then(r => r.violations.flatMap(v => v.nodes
                  .filter(n => !(v.id === 'empty-table-header' && document.querySelector(n.target[0]).querySelector('math')))
                  .map(n => v.id + ': ' + n.html)))
                """);
        TreeSet<String> found = new TreeSet<>();
        ((List<?>) result).forEach(violation -> found.add(violation.toString()));
        return found;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
