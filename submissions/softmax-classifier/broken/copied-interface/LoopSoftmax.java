package student;

import org.gradus.assignments.softmax.SoftmaxLoss;

/** A copy of the interface that was handed out. */
public interface LoopSoftmax extends SoftmaxLoss {}
