package org.gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
    private static final WorkerSettings SETTINGS = WorkerSettings.quick();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0   |                                                                 | EXITED        | (status 0)
            1   |                                                                 | EXITED        | (status 1)
            3   | Terminating due to java.lang.OutOfMemoryError: Java heap space  | OUT_OF_MEMORY | more than 256 MB
            3   | Terminating due to java.lang.OutOfMemoryError: Metaspace        | OUT_OF_MEMORY | classes
            3   | java.lang.OutOfMemoryError: unable to create native thread      | OUT_OF_MEMORY | threads
            3   | hello                                                           | EXITED        | (status 3)
            1   | There is insufficient memory for the Java Runtime Environment to continue. | OUT_OF_MEMORY | memory
            134 |                                                                 | CRASHED       | (signal 6)
            139 |                                                                 | CRASHED       | (signal 11)
            1   | # A fatal error has been detected by the Java Runtime Environment: | CRASHED    | crashed
            152 |                                                                 | TIMED_OUT     | 600 s of processor time
            137 |                                                                 | OUT_OF_MEMORY | The system ended
            159 |                                                                 | CRASHED       | forbidden
            """)
    void theStatusAndTheLastWordsTellHowItEnded(int status, String printed, WorkerOutcome outcome, String sentence) {
        String text = printed == null ? "" : printed;
        WorkerEnded ended = Ending.exited(status, new Output(text, 0, "", text.length()), SETTINGS);
        assertThat(ended.outcome()).isEqualTo(outcome);
        assertThat(ended).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({"5000, 5 s", "500, 0.5 s", "1500, 1.5 s"})
    void limitsAreToldAsSeconds(long millis, String text) {
        assertThat(Ending.timedOut(Duration.ofMillis(millis)))
                .hasMessage("No answer within " + text + ": is there a loop that never ends?");
    }
}
