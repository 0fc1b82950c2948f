package student;

/** Would load machine code. Gains nothing: the jar is refused for the library, and the worker loads none. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        System.load("/tmp/libfast.so");
    }
}
