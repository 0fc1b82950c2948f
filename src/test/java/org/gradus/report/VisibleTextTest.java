package org.gradus.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "Grüße, 你好, שלום, مرحبا, é, e\u0301, 🎓, ∇W ≤ 1";
        assertThat(VisibleText.line(text)).isEqualTo(text);
        assertThat(VisibleText.block("a\n\tb")).isEqualTo("a\n\tb");
    }

    @Test
    void whatCannotBeSeenIsNamed() {
        assertThat(VisibleText.line("\u0000\u001b[31m\u007f\u0085")).isEqualTo("⟨U+0000⟩⟨U+001B⟩[31m⟨U+007F⟩⟨U+0085⟩");
        assertThat(VisibleText.line("\u202egpj.exe\u2066\u200b\ufeff"))
                .isEqualTo("⟨U+202E⟩gpj.exe⟨U+2066⟩⟨U+200B⟩⟨U+FEFF⟩");
        assertThat(VisibleText.line("\ud800x\udc00\uffff\u2028")).isEqualTo("⟨U+D800⟩x⟨U+DC00⟩⟨U+FFFF⟩⟨U+2028⟩");
        assertThat(VisibleText.line("\udb40\udc41\u3164")).isEqualTo("⟨U+E0041⟩⟨U+3164⟩");
    }

    @Test
    void marksDoNotPileUp() {
        assertThat(VisibleText.line("a" + "\u0301".repeat(5))).isEqualTo("a" + "\u0301".repeat(3) + "⟨U+0301⟩⟨U+0301⟩");
    }

    @Test
    void aLineHasNoLineBreaks() {
        assertThat(VisibleText.line("a\r\nb\nc\rd")).isEqualTo("a ⏎ b ⏎ c⟨U+000D⟩d");
        assertThat(VisibleText.block("a\r\nb\rc")).isEqualTo("a\nb⟨U+000D⟩c");
    }

    @Test
    void longTextsAreCutInTheMiddleAndSaySo() {
        assertThat(VisibleText.block("a".repeat(1_000) + "b".repeat(100_000), 100))
                .isEqualTo("a".repeat(75) + "\n… 100,900 characters left out …\n" + "b".repeat(25));
        assertThat(VisibleText.line("a".repeat(3_000))).endsWith("a… (500 more characters)");
        assertThat(VisibleText.brief("abcdef", 4)).isEqualTo("abc…");
        assertThat(VisibleText.brief("abcd", 4)).isEqualTo("abcd");
        assertThat(VisibleText.brief("ab🎓🎓", 4)).isEqualTo("ab…");
        assertThat(VisibleText.brief("a\u202e", 4)).isEqualTo("a⟨U…");
    }
}
