package student;

/** Exhausts the stack. Gains nothing: that is an ordinary error, reported like any other. */
final class Attack {
    private Attack() {}

    static void attempt() {
        attempt();
    }
}
