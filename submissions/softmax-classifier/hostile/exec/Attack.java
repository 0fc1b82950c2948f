package student;

import java.io.IOException;
import java.util.List;

/** Starts programs that are on every machine. Gains nothing: it is refused; then it answers honestly. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        for (String program : List.of("id", "/bin/sh", "/usr/bin/env", "java")) {
            try {
                Process process = new ProcessBuilder(program).start();
                System.out.println(
                        program + ": " + new String(process.getInputStream().readNBytes(100)));
                process.destroyForcibly();
            } catch (IOException | RuntimeException e) {
                System.out.println("refused: " + e);
            }
        }
    }
}
