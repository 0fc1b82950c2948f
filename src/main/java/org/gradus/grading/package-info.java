/** Runs an assignment's checks on a submission and says the result: a {@link org.gradus.grading.ScoreReport}. */
@NullMarked
package org.gradus.grading;

import org.jspecify.annotations.NullMarked;
