package student;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Replaces standard output, error and input by streams that say and swallow what they like. Gains nothing: no answer goes through them. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        PrintStream liar = new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
                super.println("score: 100");
            }
        };
        System.setOut(liar);
        System.setErr(liar);
        System.setIn(InputStream.nullInputStream());
    }
}
