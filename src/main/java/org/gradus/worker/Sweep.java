package org.gradus.worker;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.gradus.protocol.Frames;
import org.gradus.protocol.Reply;
import org.gradus.protocol.Request;
import org.gradus.protocol.Value;
import org.gradus.protocol.ValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a method at many perturbations of one argument. The argument's numbers are perturbed in place; each evaluation gets a
 * new object around them, so that a submission cannot mistake it for the one before.
 */
final class Sweep {
    private final Request.Sweep request;
    private final BoundMethod method;
    /** Numbers of the perturbed argument: unperturbed, as they must be now, as the student sees them. */
    private final double[] base;

    private final double[] expected;
    private final double[] seen;
    private final List<Value> values;
    private final @Nullable Object[] arguments;
    private int evaluation;

    Sweep(Request.Sweep request, BoundMethod method) throws Failure {
        this.request = request;
        this.method = method;
        if (request.argument() < 0
                || request.argument() >= request.arguments().size()
                || request.lines().length > Frames.MAX_VALUE / Double.BYTES / Math.max(1, request.slopes())
                || (request.directions().isEmpty() && !request.gradient().isEmpty())) {
            throw Failure.badRequest(
                    "a sweep over argument " + request.argument() + " with " + request.lines().length + " evaluations");
        }
        arguments = method.arguments(request.arguments());
        values = new ArrayList<>(request.arguments());
        Value perturbed = request.arguments().get(request.argument());
        if (perturbed instanceof Value.Matrix matrix) {
            base = matrix.values();
            expected = base.clone();
            values.set(request.argument(), new Value.Matrix(matrix.rows(), matrix.columns(), expected));
        } else if (perturbed instanceof Value.Reals reals) {
            base = reals.values();
            expected = base.clone();
            values.set(request.argument(), new Value.Reals(expected));
        } else {
            throw Failure.badRequest("a sweep over an argument that is neither a matrix nor an array of doubles");
        }
        seen = base.clone();
    }

    /** How many evaluations have ended. */
    int evaluation() {
        return evaluation;
    }

    Reply run() throws Failure {
        NumberOf number = new NumberOf(request.component());
        NumberOf gradient = new NumberOf(request.gradient());
        double[] results = new double[request.lines().length];
        double[] slopes = new double[results.length * request.slopes()];
        int changedAt = -1;
        long start = System.nanoTime();
        for (evaluation = 0; evaluation < results.length; evaluation++) {
            int line = request.lines()[evaluation];
            perturb(line, request.steps()[evaluation]);
            arguments[request.argument()] = values.get(request.argument()) instanceof Value.Matrix matrix
                    ? ValueMapper.wrap(matrix.rows(), matrix.columns(), seen)
                    : seen;
            Object result = method.invoke(arguments);
            results[evaluation] = number.in(result);
            if (request.slopes() > 0) {
                Object claimed = gradient.part(result);
                for (int i = 0; i < request.slopes(); i++) {
                    slopes[evaluation * request.slopes() + i] =
                            slope(claimed, request.directions().get(i));
                }
            }
            if (restore() && changedAt < 0) {
                changedAt = evaluation;
            }
            if (request.directions().isEmpty()) {
                expected[line] = base[line];
                seen[line] = base[line];
            }
        }
        return new Reply.Swept(results, slopes, changedAt, System.nanoTime() - start, 0);
    }

    /** The derivative along the direction that a gradient of the argument's shape claims; NaN if it has another. */
    private double slope(@Nullable Object gradient, double[] direction) {
        if (!(gradient instanceof SimpleMatrix simple)
                || !(simple.getMatrix() instanceof DMatrixRMaj dense)
                || !(request.arguments().get(request.argument()) instanceof Value.Matrix matrix)
                || dense.numRows != matrix.rows()
                || dense.numCols != matrix.columns()) {
            return Double.NaN;
        }
        double slope = 0;
        for (int i = 0; i < direction.length; i++) {
            // A fixed entry does not move the loss, so its derivative has no say; 0 * NaN would be NaN.
            slope += direction[i] == 0 ? 0 : dense.data[i] * direction[i];
        }
        return slope;
    }

    private void perturb(int line, double step) throws Failure {
        boolean coordinates = request.directions().isEmpty();
        if (line < 0
                || line >= (coordinates ? base.length : request.directions().size())) {
            throw Failure.badRequest("a sweep along line " + line);
        }
        if (coordinates) {
            expected[line] = base[line] + step;
            seen[line] = expected[line];
            return;
        }
        double[] direction = request.directions().get(line);
        if (direction.length != base.length) {
            throw Failure.badRequest("a direction of length " + direction.length + " for " + base.length + " numbers");
        }
        for (int i = 0; i < base.length; i++) {
            expected[i] = base[i] + step * direction[i];
        }
        System.arraycopy(expected, 0, seen, 0, base.length);
    }

    /** Undoes what the evaluation did to its arguments; whether there was anything to undo. */
    private boolean restore() throws Failure {
        boolean changed = false;
        for (int i = 0; i < arguments.length; i++) {
            if (!ValueMapper.same(values.get(i), arguments[i], method.parameterType(i))) {
                changed = true;
                if (i == request.argument()) {
                    System.arraycopy(expected, 0, seen, 0, base.length);
                } else {
                    arguments[i] = method.argument(values.get(i), i);
                }
            }
        }
        return changed;
    }
}
