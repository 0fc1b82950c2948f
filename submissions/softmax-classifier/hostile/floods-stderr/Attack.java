package student;

/** Prints to standard error for ever. Gains nothing: it is cut like standard output. */
final class Attack {
    private Attack() {}

    static void attempt() {
        String line = "x".repeat(10_000);
        while (line.length() > 0) {
            System.err.println(line);
        }
    }
}
