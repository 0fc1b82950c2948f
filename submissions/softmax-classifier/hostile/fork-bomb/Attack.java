package student;

import java.io.IOException;

/** Starts a shell that doubles itself. Gains nothing: the worker may not start processes; then it answers honestly. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        for (int i = 0; i < 20; i++) {
            try {
                // Bounded in depth, so that it ends even where nothing contains it.
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "f() { [ $1 -gt 0 ] && { f $(($1 - 1)) & f $(($1 - 1)) & }; sleep 1; }; f 4")
                        .start();
            } catch (IOException | RuntimeException e) {
                System.out.println("refused: " + e);
            }
        }
    }
}
