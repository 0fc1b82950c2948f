package student;

import java.util.List;

/** Asks the attach API for other JVMs. Gains nothing: the worker sees no other process, and attaching is switched off. */
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
            Class<?> machine = Class.forName("com.sun.tools.attach.VirtualMachine");
            List<?> machines = (List<?>) machine.getMethod("list").invoke(null);
            System.out.println(machines.size() + " machines");
            machine.getMethod("attach", String.class)
                    .invoke(null, Long.toString(ProcessHandle.current().pid()));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            System.out.println("refused: " + e);
        }
    }
}
