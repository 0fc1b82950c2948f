package student;

import java.util.ArrayList;
import java.util.List;

/** Fills the heap. Gains nothing: the worker ends when its own heap is full, and only this check fails. */
final class Attack {
    private Attack() {}

    static void attempt() {
        List<double[]> hoard = new ArrayList<>();
        while (hoard.size() >= 0) {
            hoard.add(new double[1 << 17]);
        }
    }
}
