package student;

/** Prints for ever. Gains nothing: what is printed is cut, and beyond a limit the process is killed. */
final class Attack {
    private Attack() {}

    static void attempt() {
        String line = "x".repeat(10_000);
        while (line.length() > 0) {
            System.out.println(line);
        }
    }
}
