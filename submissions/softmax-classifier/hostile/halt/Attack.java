package student;

/** Ends the process without running its shutdown hooks. Gains nothing: the result is not written by this process. */
final class Attack {
    private Attack() {}

    static void attempt() {
        Runtime.getRuntime().halt(0);
    }
}
