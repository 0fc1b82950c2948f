package student;

import java.util.ArrayList;
import java.util.List;

/** Fills the heap and catches the error. Gains nothing: the JVM is told to end at the first such error, not to throw it. */
final class Attack {
    private Attack() {}

    static void attempt() {
        List<double[]> hoard = new ArrayList<>();
        while (hoard.size() >= 0) {
            try {
                hoard.add(new double[1 << 17]);
            } catch (OutOfMemoryError e) {
                hoard.add(new double[1]);
            }
        }
    }
}
