package org.gradus.benchmark;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.gradus.api.LossAndGradient;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.check.Probe;

/** The full central sweep as a plain loop in a JVM of its own with default options; prints its nanoseconds. */
final class PlainSweep {
    private PlainSweep() {}

    public static void main(String[] arguments) throws Exception {
        Assignment assignment = new AssignmentCatalog(
                        Path.of("reference"), Path.of(arguments[1]).resolve("assignments"))
                .load(arguments[0]);
        Class<?> role = Evaluations.role(assignment);
        URL classes = Path.of(arguments[2]).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, role.getClassLoader())) {
            Object instance = loader.loadClass(arguments[3]).getConstructor().newInstance();
            Probe probe = Evaluations.small();
            Method method = Evaluations.evaluate(role);
            method.setAccessible(true);
            SimpleMatrix w = probe.matrix("w").copy();
            double[] numbers = w.getDDRM().data;
            Object[] inputs = {w, probe.matrix("x"), probe.labels("y"), probe.number("reg")};
            double[] losses = new double[2 * numbers.length];
            long start = System.nanoTime();
            for (int k = 0; k < losses.length; k++) {
                double kept = numbers[k / 2];
                numbers[k / 2] += k % 2 == 0 ? Evaluations.STEP : -Evaluations.STEP;
                losses[k] = ((LossAndGradient) method.invoke(instance, inputs)).loss();
                numbers[k / 2] = kept;
            }
            long nanos = System.nanoTime() - start;
            if (List.of(Double.NaN, 0.0).contains(losses[0] - losses[1])) {
                throw new IllegalStateException("the loss does not move");
            }
            System.out.println(nanos);
        }
    }
}
