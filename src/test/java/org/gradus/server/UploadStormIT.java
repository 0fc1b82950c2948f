package org.gradus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No upload is refused or lost when many come at once; the whole storm is a long test. */
class UploadStormIT {
    @TempDir
    private Path data;

    @Test
    void twentyStudentsAtOnceAreAllGradedRightly() throws Exception {
        assertThat(UploadStorm.run(data, 20, 1)).isTrue();
    }

    @Test
    @Tag("long")
    void twoHundredStudentsWithinAMinuteAreAllGradedRightly() throws Exception {
        assertThat(UploadStorm.run(data, 200, 60)).isTrue();
    }
}
