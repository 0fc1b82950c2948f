package student;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Deletes what the sandbox shows it under the names that only the sandbox has. Gains nothing: everything is read-only. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        for (String folder : List.of("/app", "/arch", "/jre")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.limit(100).toList()) {
                    attempt(file);
                }
            } catch (IOException | RuntimeException e) {
                System.out.println("refused: " + e);
            }
        }
    }

    private static void attempt(Path file) {
        try {
            Files.delete(file);
            System.out.println("deleted " + file);
        } catch (IOException | RuntimeException e) {
            // Refused; on to the next one.
        }
    }
}
