package org.gradus.handout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gradus.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Opens every handout in a real browser, under the policy that the server sends, with the formulas drawn by our own files. */
class HandoutBrowserIT {
    private static final Path TEMPLATES = Path.of("templates");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "woff2", "font/woff2");
    private static final Map<String, String> PAGES = new ConcurrentHashMap<>();

    private static Chromium chromium;
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        for (String id : assignments()) {
            PAGES.put(id, Files.readString(Path.of("reference", id, "handout.md")));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", HandoutBrowserIT::answer);
        server.start();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    static List<String> assignments() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("reference"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("handout.md")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyAssignmentIsLookedAt() throws IOException {
        assertThat(assignments()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void everyFormulaIsDrawnAndNothingIsForbidden(String id) {
        try (BrowserContext context = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = context.newPage();
            List<String> complaints = complaintsOf(page);
            open(page, id);
            int formulas = page.locator(".math").count();
            assertThat(formulas).isGreaterThan(15);
            assertThat(page.locator(".math.refused, .katex-error").count()).isZero();
            assertThat(page.locator(".math.drawn > .katex, .math.drawn > .katex-display > .katex")
                            .count())
                    .isEqualTo(formulas);
            assertThat(page.locator(".math math annotation").allTextContents())
                    .as("the TeX that a screen reader may offer is the author's")
                    .hasSize(formulas)
                    .isEqualTo(texOf(id));
            assertThat(page.evaluate("[...document.fonts].filter(f => f.status === 'error').length"))
                    .isEqualTo(0);
            assertThat(page.evaluate("document.fonts.check('16px KaTeX_Main')")).isEqualTo(true);
            assertThat(complaints).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("assignments")
    void everyoneCanReadIt(String id) {
        try (BrowserContext context = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = open(context.newPage(), id);
            chromium.inspect(page, "handout-" + id);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(page.locator(".math .katex").first().evaluate("e => getComputedStyle(e).color"))
                    .as("a formula has the colour of the text")
                    .isEqualTo(page.evaluate("getComputedStyle(document.body).color"));
        }
    }

    @Test
    void wideFormulaScrollsInItsOwnPlaceAndTheKeyboardReachesIt() {
        PAGES.put("wide", "# Wide\n\n$$a + b$$\n\n$$" + "x_1 + ".repeat(12) + "x_2$$\n");
        try (BrowserContext context = chromium.window(ColorScheme.LIGHT, 320)) {
            Page page = open(context.newPage(), "wide");
            Locator narrow = page.locator(".math").first();
            Locator wide = page.locator(".math").last();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            assertThat(narrow.getAttribute("tabindex")).isNull();
            assertThat(wide.getAttribute("tabindex")).isEqualTo("0");
            wide.focus();
            page.keyboard().press("ArrowRight");
            waitUntil(page, "document.activeElement.scrollLeft > 0");
            assertThat(chromium.violations(page)).isEmpty();

            page.setViewportSize(1180, 900);
            waitUntil(page, "!document.querySelector('.math[tabindex]')");
        }
    }

    @Test
    void refusedFormulaStaysTexAndTheOthersAreDrawn() {
        PAGES.put(
                "refused",
                "# Refused\n\nFirst $\\nonsense{x}$, then $\\frac{1}{$ and $x$.\n\n$$\\begin{aligned} x$$\n");
        for (ColorScheme scheme : ColorScheme.values()) {
            try (BrowserContext context = chromium.window(scheme, 1180)) {
                Page page = context.newPage();
                List<String> complaints = complaintsOf(page);
                open(page, "refused");
                assertThat(page.locator(".math.refused").allTextContents())
                        .containsExactly("\\nonsense{x}", "\\frac{1}{", "\\begin{aligned} x");
                assertThat(page.locator(".math.refused").first().getAttribute("title"))
                        .contains("Undefined control sequence");
                assertThat(page.locator(".math.drawn").count()).isEqualTo(1);
                assertThat(complaints).isEmpty();
                assertThat(chromium.violations(page)).isEmpty();
            }
        }
    }

    /** What other authors may write: each of it draws something else than letters, and needs no style that the policy forbids. */
    @Test
    void otherPartsOfTexPassThePolicyToo() {
        String formulas = Stream.of(
                        "\\begin{aligned} a &= b \\\\ &= c \\end{aligned}",
                        "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}",
                        "f(x) = \\begin{cases} x & x > 0 \\\\ 0 & \\text{else} \\end{cases}",
                        "\\sqrt[3]{x} \\overline{y} \\widehat{abc} \\vec v \\mathbb{R} \\mathcal{L} \\mathbf{w}",
                        "\\underbrace{a + b}_{\\text{sum}} \\cancel{x} \\boxed{y} \\xrightarrow{f}",
                        "\\fcolorbox{red}{white}{$x$} \\pmb{x} \\color{blue} x \\operatorname*{arg\\,max}_\\theta \\left\\| \\frac{a}{b} \\right\\|",
                        "x \\tag{1}")
                .map(tex -> "$$" + tex + "$$\n\n")
                .reduce("# Other\n\n", String::concat);
        PAGES.put("other", formulas);
        try (BrowserContext context = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = context.newPage();
            List<String> complaints = complaintsOf(page);
            open(page, "other");
            assertThat(page.locator(".math.drawn").count()).isEqualTo(7);
            assertThat(page.locator(".math.refused").count()).isZero();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void withoutScriptsTheTexIsRead() {
        try (BrowserContext context = chromium.withoutScripts()) {
            Page page = context.newPage();
            page.setViewportSize(320, 900);
            page.navigate(address("activations"));
            assertThat(page.locator(".math").allTextContents()).isEqualTo(texOf("activations"));
            Chromium.shoot(page, "handout-without-scripts-320");
            assertThat(page.locator("body").boundingBox().width).isLessThanOrEqualTo(320);
        }
    }

    @Test
    void everythingIsPrinted() {
        try (BrowserContext context = chromium.window(ColorScheme.DARK, 1180)) {
            Page page = open(context.newPage(), "multilayer-perceptron");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(680, 900);
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.katex')).color"))
                    .isEqualTo("rgb(0, 0, 0)");
            assertThat(page.evaluate("""
                    [...document.querySelectorAll('.scroll, .math.display')]
                      .filter(e => e.getBoundingClientRect().left + e.scrollWidth > window.innerWidth).length"""))
                    .as("places that are cut off on a page of A4")
                    .isEqualTo(0);
            Chromium.shoot(page, "handout-print");
        }
    }

    /** The browser's complaints: what it logs, what the policy stops, what does not load, and requests to anywhere else. */
    private static List<String> complaintsOf(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onRequestFailed(request -> complaints.add("failed: " + request.url()));
        page.onResponse(response -> {
            if (response.status() != 200) {
                complaints.add(response.status() + ": " + response.url());
            }
        });
        page.addInitScript(
                "document.addEventListener('securitypolicyviolation', e => console.log('policy: ' + e.violatedDirective))");
        return complaints;
    }

    @Test
    void whatThePolicyForbidsIsFound() {
        PAGES.put("plain", "# Plain\n\n$x$\n");
        try (BrowserContext context = chromium.window(ColorScheme.LIGHT, 1180)) {
            Page page = context.newPage();
            List<String> complaints = complaintsOf(page);
            open(page, "plain");
            assertThat(complaints).isEmpty();
            page.evaluate("document.querySelector('.math').setAttribute('style', 'color: red')");
            page.waitForCondition(() -> complaints.stream().anyMatch(text -> text.startsWith("policy: style-src")));
        }
    }

    private static List<String> texOf(String id) {
        List<String> tex = new ArrayList<>();
        String html = Handout.of(PAGES.get(id)).html(0);
        HandoutTest.MATH.matcher(html).results().forEach(match -> tex.add(HandoutTest.unescaped(match.group(1))));
        return tex;
    }

    /** Opens a handout and waits for its fonts. */
    private static Page open(Page page, String id) {
        page.navigate(address(id));
        page.evaluate("document.fonts.ready.then(() => true)");
        return page;
    }

    /** The browser's own waiting evaluates a text in the page, which the policy forbids. */
    private static void waitUntil(Page page, String condition) {
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(condition)));
    }

    private static String address(String id) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + id;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
            Path file = TEMPLATES.resolve(path.substring(1)).normalize();
            String source = PAGES.get(path.substring(1));
            if (source != null) {
                send(
                        exchange,
                        200,
                        "text/html; charset=utf-8",
                        page(Handout.of(source)).getBytes(StandardCharsets.UTF_8));
            } else if (path.equals("/favicon.ico")) {
                send(exchange, 200, "image/x-icon", new byte[0]);
            } else if (file.startsWith(TEMPLATES) && Files.isRegularFile(file)) {
                String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
                send(exchange, 200, Objects.requireNonNull(type), Files.readAllBytes(file));
            } else {
                send(exchange, 404, "text/plain", new byte[0]);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String page(Handout handout) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <link rel="stylesheet" href="/static/gradus.css">
                  <link rel="stylesheet" href="/static/site.css">
                  <link rel="stylesheet" href="/static/handout.css">
                  <link rel="stylesheet" href="/static/katex/katex.min.css">
                  <script defer src="/static/katex/katex.min.js"></script>
                  <script defer src="/static/math.js"></script>
                  <title>%1$s</title>
                </head>
                <body>
                  <header class="site"><p class="mark"><b aria-hidden="true">∇</b>Gradus</p><p class="what">handout</p></header>
                  <main id="main"><h1>%1$s</h1><div class="handout">%2$s</div></main>
                </body>
                </html>
                """.formatted(handout.title(), handout.html(0));
    }
}
