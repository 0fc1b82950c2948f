package org.gradus.assignments.softmax;

/** The softmax classifier written with plain loops over examples, classes and features: slow, and easy to read. */
public interface LoopSoftmax extends SoftmaxLoss {}
