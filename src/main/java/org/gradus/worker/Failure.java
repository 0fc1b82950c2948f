package org.gradus.worker;

import java.util.ArrayList;
import java.util.List;
import org.gradus.protocol.Frames;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Unmappable;
import org.jspecify.annotations.Nullable;

/** A request that ended without its value, and how it is told. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1;
    private static final int MAX_FRAMES = 30;
    private static final int MAX_CAUSES = 3;

    private final Reply.Kind kind;
    private final @Nullable Throwable thrown;

    private Failure(Reply.Kind kind, @Nullable Throwable thrown, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.thrown = thrown;
    }

    /** The student's code threw; the error of a static initialiser stands for what the initialiser threw. */
    static Failure thrown(Reply.Kind kind, Throwable thrown) {
        boolean wrapped = thrown.getClass() == ExceptionInInitializerError.class && thrown.getCause() != null;
        return new Failure(kind, wrapped ? thrown.getCause() : thrown, "");
    }

    static Failure unmappable(Unmappable unmappable) {
        return new Failure(unmappable.kind(), null, unmappable.reason());
    }

    static Failure badRequest(String message) {
        return new Failure(Reply.Kind.BAD_REQUEST, null, message);
    }

    static Failure cannotConstruct(String message) {
        return new Failure(Reply.Kind.CANNOT_CONSTRUCT, null, message);
    }

    /**
     * Tells it as a reply. Runs the student's {@code getMessage}, so it belongs into the student's thread, under the time limit.
     *
     * @param call which evaluation of a sweep or race it was
     */
    Reply.Threw reply(int call) {
        if (thrown == null) {
            return new Reply.Threw(kind, "", Frames.cut(String.valueOf(getMessage())), List.of(), call, 0);
        }
        return new Reply.Threw(kind, Frames.cut(thrown.getClass().getName()), message(thrown), frames(thrown), call, 0);
    }

    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : Frames.cut(message);
        } catch (Throwable e) {
            return "(reading its message threw " + e.getClass().getName() + ")";
        }
    }

    private static List<String> frames(Throwable thrown) {
        List<String> frames = new ArrayList<>();
        try {
            Throwable current = thrown;
            for (int i = 0; i <= MAX_CAUSES && current != null; i++) {
                if (i > 0) {
                    frames.add(Frames.cut("Caused by: " + current.getClass().getName() + ": " + message(current)));
                }
                add(current.getStackTrace(), frames);
                current = current.getCause() == current ? null : current.getCause();
            }
        } catch (Throwable e) {
            frames.add("(reading its stack trace threw " + e.getClass().getName() + ")");
        }
        return frames;
    }

    private static void add(StackTraceElement[] elements, List<String> frames) {
        int end = 0;
        while (end < elements.length && !isOurs(elements[end])) {
            end++;
        }
        // Between the student's code and ours lies the platform's reflection.
        while (end < elements.length && end > 0 && isReflection(elements[end - 1])) {
            end--;
        }
        for (int i = 0; i < Math.min(end, MAX_FRAMES); i++) {
            StackTraceElement element = elements[i];
            String file = element.getFileName() == null ? "unknown source" : element.getFileName();
            String line = element.getLineNumber() < 0 ? "" : ":" + element.getLineNumber();
            frames.add(Frames.cut(element.getClassName() + "." + element.getMethodName() + "(" + file + line + ")"));
        }
    }

    private static boolean isOurs(StackTraceElement element) {
        return element.getClassName().startsWith("org.gradus.worker.")
                || element.getClassName().startsWith("org.gradus.protocol.");
    }

    private static boolean isReflection(StackTraceElement element) {
        return element.getClassName().startsWith("java.lang.reflect.")
                || element.getClassName().startsWith("java.lang.invoke.")
                || element.getClassName().startsWith("jdk.internal.reflect.");
    }
}
