package student;

/** Kills its parent and every process that it can see. Gains nothing: it sees none and may signal none. */
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
            ProcessHandle.allProcesses()
                    .filter(process -> process.pid() != ProcessHandle.current().pid())
                    .limit(100)
                    .forEach(process -> System.out.println(process.pid() + ": " + process.destroyForcibly()));
        } catch (RuntimeException e) {
            System.out.println("refused: " + e);
        }
    }
}
