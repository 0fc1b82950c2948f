package student;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Smuggles a file out as numbers. Gains nothing: there is no file worth it, and the numbers are wrong. */
final class Attack {
    private Attack() {}

    static double[] numbers(int length) {
        double[] numbers = new double[length];
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/etc/passwd"));
            for (int i = 0; i < Math.min(length, bytes.length); i++) {
                numbers[i] = bytes[i];
            }
        } catch (IOException | RuntimeException e) {
            numbers[0] = -1;
        }
        return numbers;
    }
}
