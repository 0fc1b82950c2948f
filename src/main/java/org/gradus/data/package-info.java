/**
 * Labelled examples for assignments: generators that draw the same examples from the same seed, and readers of the files in which
 * MNIST, Fashion-MNIST and CIFAR-10 are published.
 */
@NullMarked
package org.gradus.data;

import org.jspecify.annotations.NullMarked;
