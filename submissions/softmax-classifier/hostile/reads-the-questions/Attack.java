package student;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;

/** Reads standard input, where the requests may come from, and throws them away. Gains nothing: a worker that does not answer has failed. */
final class Attack {
    private Attack() {}

    static void attempt() {
        try (FileInputStream in = new FileInputStream(FileDescriptor.in)) {
            System.out.println("stole " + in.readNBytes(1_000_000).length + " bytes");
        } catch (IOException e) {
            System.out.println("refused: " + e);
        }
    }
}
