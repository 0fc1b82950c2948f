package student;

/** Kills its parent and counts the processes that it can see. Gains nothing: it sees none but itself and may signal none. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        try {
            ProcessHandle.current().parent().ifPresent(parent -> System.out.println(parent.destroyForcibly()));
            System.out.println(ProcessHandle.allProcesses().count() + " processes");
        } catch (RuntimeException e) {
            System.out.println("refused: " + e);
        }
    }
}
