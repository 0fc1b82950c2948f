package student;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes 10 GB wherever it may. Gains nothing: it may not write anywhere; then it answers honestly. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        for (String folder : List.of("/tmp", "/var/tmp", "/dev/shm", "/app", "/out", ".")) {
            try (OutputStream out = Files.newOutputStream(
                    Path.of(folder, "student-bomb.bin"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.DELETE_ON_CLOSE)) {
                byte[] megabyte = new byte[1 << 20];
                for (int i = 0; i < 10_000; i++) {
                    out.write(megabyte);
                }
            } catch (IOException | RuntimeException e) {
                System.out.println("refused: " + e);
            }
        }
    }
}
