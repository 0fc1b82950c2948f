package org.gradus.assignments.perceptron;

/** The perceptron for {@code K} examples as a loop: one example after the other, as in {@link ExamplePerceptron}. */
public interface LoopPerceptron extends BatchPerceptron {}
