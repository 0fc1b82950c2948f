/** What operators watch: how many requests and gradings there were, how long they took, and how long the queue is. */
@NullMarked
package org.gradus.metrics;

import org.jspecify.annotations.NullMarked;
