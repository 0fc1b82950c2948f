package org.gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program of ours in the sandbox: what it answers, and how it ends when it does not. */
class ToolIT {
    private static final int MOST = 1 << 20;

    private static Tool tool;

    @BeforeAll
    static void prepare() {
        tool = Tool.of(
                Sandbox.detect(Path.of("target", "it-cache", "worker")),
                WorkerSettings.quick().withHeapMegabytes(64),
                "stubborn",
                StubbornTool.class.getName(),
                List.of(StubbornTool.class.getName()),
                List.of("org/gradus/sandbox/StubbornTool"));
    }

    private static byte[] run(String wish, Duration limit) throws WorkerEnded {
        return tool.run(wish.getBytes(StandardCharsets.UTF_8), limit, MOST);
    }

    @Test
    void itAnswers() throws WorkerEnded {
        String much = "x".repeat(300_000);

        assertThat(new String(run(much, Duration.ofSeconds(60)), StandardCharsets.UTF_8))
                .isEqualTo("0 " + much);
    }

    @ParameterizedTest
    @CsvSource({"loop, 3, TIMED_OUT", "eat, 60, OUT_OF_MEMORY", "flood, 60, FLOODED", "fail, 60, EXITED"})
    void itIsEndedAtItsLimits(String wish, int seconds, WorkerOutcome outcome) {
        WorkerEnded ended = catchThrowableOfType(WorkerEnded.class, () -> run(wish, Duration.ofSeconds(seconds)));

        assertThat(ended.outcome()).isEqualTo(outcome);
    }
}
