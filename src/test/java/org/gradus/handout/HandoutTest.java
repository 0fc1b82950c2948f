package org.gradus.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a handout's text: its formulas stay as they are, everything else is safe. */
class HandoutTest {
    /** An element that holds a formula, and its TeX as HTML has it. */
    static final Pattern MATH =
            Pattern.compile("<(?:span|div) class=\"math \\w+\">(.*?)</(?:span|div)>", Pattern.DOTALL);

    private static final Pattern TAG = Pattern.compile("<(?!/)(\\w*)");

    @Test
    void firstHeadingIsTheTitleAndLeavesTheText() {
        Handout handout = Handout.of("# The `n` of $|x|$\n\nText.\n");
        assertThat(handout.title()).isEqualTo("The n of |x|");
        assertThat(handout.html(0)).isEqualTo("<p>Text.</p>\n");
        assertThat(Handout.of("Text.\n\n# Late").title()).isEmpty();
        assertThat(Handout.of("").html(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, h2, h2, h3", "1, h3, h3, h4", "4, h6, h6, h6"})
    void headingsStayBelowThePagesOwn(int shift, String one, String two, String three) {
        assertThat(Handout.of("Text.\n\n# One\n\n## Two\n\n### Three").html(shift))
                .contains("<" + one + " id=\"handout-one\">One</" + one + ">")
                .contains("<" + two + " id=\"handout-two\">Two</" + two + ">")
                .contains("<" + three + " id=\"handout-three\">Three</" + three + ">");
    }

    @Test
    void headingsCannotRise() {
        assertThatThrownBy(() -> Handout.of("").html(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalHeadingsHaveDifferentAnchors() {
        assertThat(Handout.of("## Shapes\n\n## Shapes").html(0))
                .contains("id=\"handout-shapes\"")
                .contains("id=\"handout-shapes-1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "text <script>alert(1)</script> text",
                "<img src=x onerror=alert(1)>",
                "text <b onclick='alert(1)'>b</b>",
                "<style>p{}</style>",
                "# <script>alert(1)</script>",
                "`<script>`",
                "```<script>\n<script>\n```",
                "| a<script> | b |\n| --- | --- |\n| <script> | \"><script> |",
                "$<script>$",
                "$$<script>$$",
                "$$<script>\n\nnot closed",
                "## \"><script>\n\n    code",
                "[<script>](http://example.org/\"><script>)",
                "![<script>](x)"
            })
    void markupInTheTextIsShownAsText(String markdown) {
        assertThat(TAG.matcher(Handout.of("Text\n\n" + markdown).html(0))
                        .results()
                        .map(tag -> tag.group(1)))
                .isNotEmpty()
                .isSubsetOf("p", "h2", "div", "span", "pre", "code", "a", "table", "thead", "tbody", "tr", "th", "td");
        assertThat(Handout.of("Text\n\n" + markdown).html(0))
                .contains(markdown.contains("script") ? "script&gt;" : "&gt;")
                .doesNotContainPattern("<[^>]*\\son\\w+=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "java&#115;cript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "//example.org/",
                "../elsewhere",
                "mailto:student07@example.org",
                "https:example.org"
            })
    void onlyLinksToTheWebAreLinks(String target) {
        assertThat(Handout.of("[words](" + target + ")").html(0)).isEqualTo("<p>words</p>\n");
        assertThat(Handout.of("<" + target + ">").html(0)).doesNotContain("<a");
        assertThat(Handout.of("![words](" + target + ")").html(0)).isEqualTo("<p>words</p>\n");
    }

    @Test
    void linksLeadToTheWebOrStayInTheText() {
        assertThat(Handout.of("[a](https://example.org/?a=1&b=\"2\" \"title\")").html(0))
                .isEqualTo("<p><a href=\"https://example.org/?a=1&amp;b=%222%22\" rel=\"noopener\">a</a></p>\n");
        assertThat(Handout.of("<http://example.org/>").html(0))
                .isEqualTo("<p><a href=\"http://example.org/\" rel=\"noopener\">http://example.org/</a></p>\n");
        assertThat(Handout.of("[a](#shapes)\n\n## Shapes").html(0))
                .contains("<a href=\"#handout-shapes\">a</a>")
                .contains("<h2 id=\"handout-shapes\">");
    }

    @Test
    void tablesNameTheirHeadersAndScroll() {
        assertThat(Handout.of("""
                        ## Shapes

                        | name | size |  |
                        | --- | ---: | :-: |
                        | $\\lvert x \\rvert$ | 1 | c |
                        | | 2 | |
                        """).html(0)).isEqualTo("""
                        <h2 id="handout-shapes">Shapes</h2>
                        <div class="scroll" tabindex="0" role="group" aria-label="Table: Shapes"><table><thead>\
                        <tr><th scope="col">name</th><th scope="col" class="r">size</th><td class="c"></td></tr>
                        </thead>
                        <tbody>\
                        <tr><th scope="row"><span class="math inline">\\lvert x \\rvert</span></th>\
                        <td class="r">1</td><td class="c">c</td></tr>
                        <tr><td></td><td class="r">2</td><td class="c"></td></tr>
                        </tbody>
                        </table></div>
                        """);
    }

    @Test
    void codeKeepsItsLinesAndScrolls() {
        assertThat(Handout.of("# Title\n\n```text\na = [1, 2]\n  b < $1$ | $2$\n```")
                        .html(0))
                .isEqualTo("""
                <div class="scroll" tabindex="0" role="group" aria-label="Code: Title">\
                <pre><code>a = [1, 2]
                  b &lt; $1$ | $2$
                </code></pre></div>
                """);
        assertThat(Handout.of("    $a$").html(0)).contains("<div class=\"scroll\"", "<pre><code>$a$\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "a_i * b_i * c_i",
                "_x_ **y**",
                "\\lVert X \\rVert_2^2",
                "a \\\\ b",
                "\\{1, 2\\}",
                "\\|x\\|",
                "5\\$",
                "|x| + |y|",
                "a < b > c & d",
                "[h^a > 0](1)",
                "f''' \"q\"",
                "&lt; &amp;",
                "<a href=''>",
                "\\text{a}~b",
                "x!",
                "http://a_b_c",
                "é"
            })
    void formulasStayAsTheyWereWritten(String tex) {
        for (String around : List.of(
                "$F$",
                "so $F$, or",
                "- $F$",
                "## $F$",
                "*$F$*",
                "| $F$ | b |\n| --- | --- |\n| c | d $F$ |",
                "[$F$](#a)",
                "> $F$",
                "a\n$F$",
                "$$F$$",
                "a $$F$$ b",
                "$$\nF\n$$",
                "1. a\n\n   $$F$$")) {
            Handout handout = Handout.of(around.replace("F", tex));
            assertThat(formulas(handout)).as(around).isNotEmpty().allMatch(tex::equals);
            assertThat(handout.hasFormulas()).isTrue();
        }
    }

    @Test
    void pipesInFormulasEndNoCell() {
        String html = Handout.of("| $|x|$ | `a\\|$` |\n| --- | --- |\n| $P(a|b)$ and $|a|$ | costs $5 | $6 |")
                .html(0);
        assertThat(html)
                .contains("<th scope=\"col\"><span class=\"math inline\">|x|</span></th>")
                .contains("<span class=\"math inline\">P(a|b)</span> and <span class=\"math inline\">|a|</span></th>")
                .contains("<th scope=\"col\"><code>a|$</code></th>")
                .contains("<td>costs $5</td>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It costs $5, or $10.",
                "\\$x\\$",
                "`$x$`",
                "``a ` $x$``",
                "```\n$$x$$\n```",
                "    $$x$$",
                "cost $5 and `a$b`",
                "$ x $",
                "a $ b",
                "$$",
                "$$$$",
                "$",
                "a$",
                "$open\n\nand closed$",
                "a $b\nc$ d",
                "[a](http://example.org/$x$)"
            })
    void dollarsElsewhereAreDollars(String markdown) {
        Handout handout = Handout.of(markdown);
        assertThat(handout.hasFormulas()).isFalse();
        assertThat(handout.html(0)).contains("$").doesNotContain("class=\"math");
    }

    @Test
    void displayedFormulaMaySpanLinesAndHoldWhatLooksLikeMarkdown() {
        String tex = "\\begin{aligned}\n  a &= b \\\\\n- c\n# d\n| e |\n= f\n\\end{aligned}";
        Handout handout = Handout.of("Text\n$$\n" + tex + "\n$$\nmore");
        assertThat(formulas(handout)).containsExactly(tex);
        assertThat(handout.html(0))
                .startsWith("<p>Text</p>\n<div class=\"math display\">")
                .endsWith("<p>more</p>\n");
    }

    @Test
    void displayedFormulaEndsAtAnEmptyLineIfItWasNotClosed() {
        Handout handout = Handout.of("$$ a < b\nc\n\n## Shapes\n\n$x$");
        assertThat(handout.html(0))
                .startsWith("<p>$$a &lt; b\nc</p>\n<h2")
                .contains("<span class=\"math inline\">x</span>");
        assertThat(Handout.of("$$ a < b").hasFormulas()).isFalse();
    }

    @Test
    void displayedFormulaWithinALineIsDisplayed() {
        assertThat(Handout.of("$$a$$ and b").html(0)).isEqualTo("<p><span class=\"math display\">a</span> and b</p>\n");
    }

    static List<Path> handouts() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("reference"))) {
            return folders.map(folder -> folder.resolve("handout.md"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyAssignmentIsLookedAt() throws IOException {
        assertThat(handouts()).hasSizeGreaterThanOrEqualTo(10);
    }

    /** Takes the formulas out of the source in another way: code is cut out, then dollars come in pairs. */
    @ParameterizedTest
    @MethodSource("handouts")
    void everyFormulaOfOurHandoutsIsFound(Path file) throws IOException {
        String source = Files.readString(file);
        List<String> written = Pattern.compile("\\$\\$([^$]+)\\$\\$|\\$([^$]+)\\$")
                .matcher(source.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", ""))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toList();
        Handout handout = Handout.of(source);
        assertThat(formulas(handout)).hasSizeGreaterThan(15).isEqualTo(written);
        assertThat(handout.title()).isNotEmpty();
        assertThat(handout.html(0).replaceAll("(?s)<pre>.*?</pre>|<code>.*?</code>", ""))
                .doesNotContain("$", "**", "---");
    }

    /** The TeX of a handout's formulas, in their order. */
    private static List<String> formulas(Handout handout) {
        return MATH.matcher(handout.html(0))
                .results()
                .map(match -> unescaped(match.group(1)))
                .toList();
    }

    static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
