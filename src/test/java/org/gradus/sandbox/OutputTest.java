package org.gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputTest {
    private static final Output SHORT = new Output("ab", 0, "", 2);
    private static final Output CUT = new Output("cd", 10, "ef", 14);

    @Test
    void nothingAddsNothing() {
        assertThat(Output.NONE.then(SHORT)).isEqualTo(SHORT);
        assertThat(SHORT.then(Output.NONE)).isEqualTo(SHORT);
    }

    @Test
    void laterTextFollows() {
        assertThat(SHORT.then(SHORT)).isEqualTo(new Output("abab", 0, "", 4));
        assertThat(SHORT.then(CUT)).isEqualTo(new Output("abcd", 10, "ef", 16));
        assertThat(CUT.then(SHORT)).isEqualTo(new Output("cd", 10, "efab", 16));
    }

    @Test
    void ofTwoLongTextsTheFirstBeginningAndTheLastEndAreKept() {
        assertThat(CUT.then(CUT)).isEqualTo(new Output("cd", 24, "ef", 28));
    }
}
