package org.gradus.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradus.protocol.Request;
import org.gradus.protocol.Value;

/** A small assignment and submissions to it, written as the body of a method. */
final class Subject {
    static final String ROLE = "task.Loss";
    static final String IMPLEMENTATION = "student.Answer";

    static final Duration LIMIT = Duration.ofSeconds(2);

    private static final String INTERFACE = """
            package task;
            import java.util.*;
            import org.ejml.simple.SimpleMatrix;
            import org.gradus.api.*;
            public interface Loss {
                default double number(double x) { return x; }
                default SimpleMatrix matrix(SimpleMatrix w) { return w.copy(); }
                default LossAndGradient evaluate(SimpleMatrix w, SimpleMatrix x, int[] y, double reg) {
                    return new LossAndGradient(0, w.copy());
                }
                default LossAndGradients net(SimpleMatrix w, double[] b) {
                    return new LossAndGradients(0, Map.of("W", w.copy()));
                }
                default String text(boolean flag, List<Integer> numbers, Map<String, double[]> rows) { return ""; }
            }
            """;

    private static final Map<String, byte[]> INTERFACES = SourceJar.compile(Map.of(ROLE, INTERFACE));

    private Subject() {}

    /** A submission whose class has the given members. */
    static Request.Load members(String members) {
        return load(Map.of(IMPLEMENTATION, source("Answer", members)));
    }

    /** A submission whose method {@code number} runs the given statements before it returns. */
    static Request.Load statements(String statements) {
        return members(
                "public double number(double x) { try { run(x); } catch (RuntimeException | Error e) { throw e; }"
                        + " catch (Throwable e) { throw new RuntimeException(e); } return x + 1; }\n"
                        + "static void run(double x) throws Throwable {" + statements + "}");
    }

    static String source(String name, String members) {
        return """
                package student;
                import java.io.*;
                import java.lang.reflect.*;
                import java.net.*;
                import java.nio.*;
                import java.nio.file.*;
                import java.util.*;
                import java.util.concurrent.*;
                import org.ejml.data.*;
                import org.ejml.simple.*;
                import org.gradus.api.*;
                public class %s implements task.Loss {
                %s
                }
                """.formatted(name, members);
    }

    static Request.Load load(Map<String, String> sources) {
        Map<String, String> all = new HashMap<>(sources);
        all.put(ROLE, INTERFACE);
        Map<String, byte[]> classes = new TreeMap<>(SourceJar.compile(all));
        classes.remove(ROLE);
        return load(SourceJar.pack(classes));
    }

    static Request.Load load(byte[] jar) {
        return new Request.Load(jar, INTERFACES, List.of(ROLE));
    }

    static Request.Target target(String method, String descriptor) {
        return new Request.Target(IMPLEMENTATION, 0, method, descriptor);
    }

    static Request.Target number() {
        return target("number", "(D)D");
    }

    static Request.Call number(double x) {
        return new Request.Call(number(), List.of(new Value.Real(x)));
    }

    static Request.Target matrix() {
        return target("matrix", "(Lorg/ejml/simple/SimpleMatrix;)Lorg/ejml/simple/SimpleMatrix;");
    }

    static Request.Target evaluate() {
        return target(
                "evaluate",
                "(Lorg/ejml/simple/SimpleMatrix;Lorg/ejml/simple/SimpleMatrix;[ID)Lorg/gradus/api/LossAndGradient;");
    }
}
