package org.gradus.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradus.data.Blobs;
import org.gradus.data.DatasetFiles;
import org.gradus.data.Splits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
    @TempDir
    private Path folder;

    @Test
    void withoutFilesTheExamplesAreDrawnFromTheSeed() {
        Datasets datasets = new Datasets(Optional.empty(), 42);
        Splits splits = datasets.realOr(seed -> {
            assertThat(seed).isEqualTo(42);
            return Splits.shuffled(Blobs.draw(seed, 30, 3, 2, 5), 5, 5, seed);
        });
        assertThat(splits.train().size()).isEqualTo(20);
        assertThat(datasets.real()).isFalse();
    }

    @Test
    void withFilesNothingIsDrawn() throws IOException {
        Path batch = Files.write(folder.resolve("batch"), new byte[5 * 3073]);
        DatasetFiles files = new DatasetFiles(List.of(batch), List.of(), List.of(), List.of(), 100);
        Datasets datasets = new Datasets(Optional.of(files), 42);
        Splits splits = datasets.realOr(seed -> {
            throw new AssertionError("asked");
        });
        assertThat(splits.train().features()).isEqualTo(3072);
        assertThat(datasets.real()).isTrue();
    }
}
