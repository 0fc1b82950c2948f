package student;

import org.ejml.simple.SimpleMatrix;
import org.gradus.assignments.checker.Loss;

/** A loss of my own. */
public class Mine implements Loss {
    @Override
    public double at(SimpleMatrix w) {
        return w.elementSum();
    }
}
