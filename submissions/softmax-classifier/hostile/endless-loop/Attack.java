package student;

/** Never returns. Gains nothing: the process is killed when the time is over, and the check has failed. */
final class Attack {
    private Attack() {}

    static void attempt() {
        while (System.nanoTime() != 0) {
            Thread.onSpinWait();
        }
    }
}
