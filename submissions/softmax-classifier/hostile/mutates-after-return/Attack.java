package student;

import org.ejml.simple.SimpleMatrix;

/**
 * Changes matrices after the answer. Gains nothing: the answer is copied when the method returns, and the arguments are copies.
 */
final class Attack {
    private Attack() {}

    static void haunt(SimpleMatrix... matrices) {
        Thread thread = new Thread(() -> {
            for (int i = 0; i < 1_000; i++) {
                for (SimpleMatrix matrix : matrices) {
                    matrix.set(0, 0, i);
                }
                Thread.yield();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
