package org.gradus.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\rx", "\nx", "  =1", "＝1", "-1-2", "+"
            })
    void whatMayBeAFormulaIsGuarded(String text) {
        assertThat(FormulaGuard.guard(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.unguard("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Jane Doe", "8.5", "-1", "+0,5", "a=b", "O'Brien", "'quoted'", "  "})
    void othersStayAsTheyAre(String text) {
        assertThat(FormulaGuard.guard(text)).isEqualTo(text);
        assertThat(FormulaGuard.unguard(text)).isEqualTo(text);
    }

    @Test
    void htmlForMoodleIsOneLineThatIsNoFormula() {
        assertThat(PlatformHtml.of("=1 < 2 & \\\r\n\t∂\n", text -> !text.contains("∂")))
                .isEqualTo("&#61;1 &#60; 2 &#38; &#92;<br> &#8706;");
        assertThat(PlatformHtml.of("-5", text -> true)).isEqualTo("-5");
    }
}
