/** Numeric derivatives with error estimates, and comparisons with tolerances. Pure mathematics: nothing of grading is known here. */
@NullMarked
package org.gradus.numerics;

import org.jspecify.annotations.NullMarked;
