package student;

/** Computes something, but implements nothing. */
public class Helper {
    public double half(double x) {
        return x / 2;
    }
}
