package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.GradientChecker;
import org.gradus.assignments.checker.Loss;
import org.gradus.assignments.checker.Verdict;

/** To be written. */
public class Checker implements GradientChecker {
    @Override
    public SimpleMatrix forward(Loss loss, SimpleMatrix w, double h) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public SimpleMatrix central(Loss loss, SimpleMatrix w, double h) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public double relativeError(SimpleMatrix analytic, SimpleMatrix numeric) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public double[] sparseCheck(Loss loss, SimpleMatrix w, SimpleMatrix analytic, int[] entries, double h) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Verdict verdict(Loss loss, SimpleMatrix w, SimpleMatrix analytic, double h) {
        throw new UnsupportedOperationException("not yet");
    }
}
