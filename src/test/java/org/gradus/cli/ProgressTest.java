package org.gradus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed, true, UTF_8);

    @Test
    void countsAreAlignedAndTheLastLineHasNoTimeLeft() {
        Progress progress = new Progress(stream, false, 10);
        for (int i = 1; i <= 10; i++) {
            progress.step("student" + i);
        }
        assertThat(text().lines()).hasSize(10);
        assertThat(text()).startsWith("[ 1/10] student1  about 0 s left\n").endsWith("[10/10] student10\n");
        assertThat(text()).doesNotContain("\033");
    }

    @Test
    void whatWasDoneBeforeIsCountedWithoutALine() {
        Progress progress = new Progress(stream, false, 3);
        progress.skipped();
        progress.skipped();
        progress.step("new");
        assertThat(text()).isEqualTo("[3/3] new\n");
        assertThat(progress.done()).isEqualTo(3);
    }

    @Test
    void onATerminalABarStandsBelowTheLinesUntilAllIsDone() {
        Progress progress = new Progress(stream, true, 2);
        progress.step("first");
        assertThat(text()).isEqualTo("\r\033[K[1/2] first\n============------------ about 0 s left");
        progress.skipped();
        assertThat(text()).as("the bar is wiped out").endsWith("left\r\033[K");
    }

    private String text() {
        return printed.toString(UTF_8);
    }
}
