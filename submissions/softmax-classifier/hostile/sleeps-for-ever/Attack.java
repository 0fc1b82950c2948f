package student;

/** Waits without using the CPU. Gains nothing: the limit is one of wall-clock time, kept outside. */
final class Attack {
    private Attack() {}

    static void attempt() {
        while (System.nanoTime() != 0) {
            try {
                Thread.sleep(1_000_000);
            } catch (InterruptedException e) {
                // Goes on sleeping.
            }
        }
    }
}
