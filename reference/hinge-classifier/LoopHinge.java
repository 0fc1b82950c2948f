package org.gradus.assignments.hinge;

/** The multiclass hinge loss written with plain loops over examples, classes and features: slow, and easy to read. */
public interface LoopHinge extends HingeLoss {}
