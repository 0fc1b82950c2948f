package student;

/** Ends the process with status 0. Gains nothing: an end without an answer is a failed check, whatever the status. */
final class Attack {
    private Attack() {}

    static void attempt() {
        System.exit(0);
    }
}
