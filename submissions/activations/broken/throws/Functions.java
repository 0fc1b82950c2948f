package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.activations.Activations;

public class Functions implements Activations {
    @Override
    public double sigmoid(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double sigmoidDerivative(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double tanh(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double tanhDerivative(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double softplus(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double softplusDerivative(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double lnSigmoid(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double lnSigmoidDerivative(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double relu(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double reluDerivative(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double abs(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double absDerivative(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double sign(double x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double l1Norm(SimpleMatrix x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public SimpleMatrix l1NormGradient(SimpleMatrix x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public double squaredL2Norm(SimpleMatrix x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public SimpleMatrix squaredL2NormGradient(SimpleMatrix x) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public SimpleMatrix softmax(SimpleMatrix scores) {
        throw new UnsupportedOperationException("not done yet");
    }

    @Override
    public SimpleMatrix logSumExp(SimpleMatrix scores) {
        throw new UnsupportedOperationException("not done yet");
    }
}
