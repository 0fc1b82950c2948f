package student;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;

/** Finds the classes that call it and prints their fields. Gains nothing: they are the worker's, which knows neither checks nor reference nor score. */
final class Attack {
    /** Once is enough: a numeric gradient calls thousands of times. */
    private static boolean done;

    private Attack() {}

    static void attempt() {
        if (done) {
            return;
        }
        done = true;
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .forEach(frame -> look(frame.getDeclaringClass()));
        for (ClassLoader loader = Attack.class.getClassLoader(); loader != null; loader = loader.getParent()) {
            System.out.println(loader);
        }
        for (String name :
                List.of("org.gradus.worker.Main", "org.gradus.check.Check", "org.gradus.grading.ScoreReport")) {
            try {
                look(Class.forName(name));
            } catch (ClassNotFoundException | LinkageError e) {
                System.out.println("refused: " + e);
            }
        }
    }

    private static void look(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            try {
                field.setAccessible(true);
                boolean isStatic = Modifier.isStatic(field.getModifiers());
                String text = isStatic ? String.valueOf(field.get(null)) : "";
                System.out.println(field.getName() + " " + text.substring(0, Math.min(80, text.length())));
            } catch (ReflectiveOperationException | RuntimeException e) {
                System.out.println("refused: " + e);
            }
        }
    }
}
