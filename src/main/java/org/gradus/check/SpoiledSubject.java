package org.gradus.check;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ejml.simple.SimpleMatrix;

/** An implementation whose numbers are right and whose matrices are spoiled in one way: no checks may be content with it. */
public final class SpoiledSubject implements Subject {
    private final Subject right;
    private final UnaryOperator<SimpleMatrix> spoil;

    private SpoiledSubject(Subject right, UnaryOperator<SimpleMatrix> spoil) {
        this.right = right;
        this.spoil = spoil;
    }

    /** All matrices in results are zero. */
    public static Subject withZeroMatrices(Subject right) {
        return new SpoiledSubject(right, matrix -> new SimpleMatrix(matrix.getNumRows(), matrix.getNumCols()));
    }

    /** All matrices in results are negated. */
    public static Subject withNegatedMatrices(Subject right) {
        return new SpoiledSubject(right, SimpleMatrix::negative);
    }

    @Override
    public Class<?> role() {
        return right.role();
    }

    @Override
    public Answer call(Method method, Object... arguments) {
        Answer answer = right.call(method, arguments);
        return new Answer(spoiled(answer.value()), answer.changed(), answer.reusedResult());
    }

    @Override
    public double[] sweep(
            Method method,
            Object[] arguments,
            int argument,
            String component,
            List<double[]> directions,
            int[] lines,
            double[] steps) {
        return right.sweep(method, arguments, argument, component, directions, lines, steps);
    }

    @Override
    public double[][] race(
            Subject other, Method method, Object[] arguments, Duration warmUp, int rounds, List<Product> yardstick) {
        return right.race(((SpoiledSubject) other).right, method, arguments, warmUp, rounds, yardstick);
    }

    @Override
    public Subject fresh() {
        return new SpoiledSubject(right.fresh(), spoil);
    }

    private Object spoiled(Object value) {
        return value instanceof SimpleMatrix matrix ? spoil.apply(matrix) : Content.rebuilt(value, this::spoiled);
    }
}
