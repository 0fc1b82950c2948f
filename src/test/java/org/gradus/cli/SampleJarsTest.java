package org.gradus.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradus.sandbox.SandboxLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleJarsTest {
    @TempDir
    private Path folder;

    @Test
    void aSampleIsNotRunInAWeakerSandboxThanItNeeds() throws Exception {
        Path sample = sample("why: \"Would fill the disk.\"\nsandbox: L2\n");
        assertThatThrownBy(() -> SampleJars.requireSandbox(sample, SandboxLevel.L1))
                .isInstanceOf(SampleJars.Unreadable.class)
                .hasMessageContainingAll("is not run", "L2", "L1");
        assertThatCode(() -> SampleJars.requireSandbox(sample, SandboxLevel.L2)).doesNotThrowAnyException();
        assertThatCode(() -> SampleJars.requireSandbox(sample, SandboxLevel.L3)).doesNotThrowAnyException();
    }

    @Test
    void aSampleThatAsksForNothingRunsAnywhere() throws Exception {
        Path sample = sample("why: \"Does no harm.\"\n");
        assertThatCode(() -> SampleJars.requireSandbox(sample, SandboxLevel.L1)).doesNotThrowAnyException();
    }

    @Test
    void aSampleThatCannotSayWhatItNeedsIsNotRun() throws Exception {
        Path sample = sample("why: \"Mistyped.\"\nsandbox: L9\n");
        assertThatThrownBy(() -> SampleJars.requireSandbox(sample, SandboxLevel.L3))
                .isInstanceOf(SampleJars.Unreadable.class)
                .hasMessageContaining("L9");
    }

    private Path sample(String expected) throws IOException {
        Files.writeString(folder.resolve("expected.yaml"), expected);
        return folder;
    }
}
