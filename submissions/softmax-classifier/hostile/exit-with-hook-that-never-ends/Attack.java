package student;

/** Asks for the end, and a hook prevents it. Gains nothing: the process is killed from outside when the time is over. */
final class Attack {
    private Attack() {}

    static void attempt() {
        Runtime.getRuntime().addShutdownHook(new Thread(Attack::spin));
        System.exit(0);
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
