/**
 * The value types that a student's implementation returns, beside EJML's {@code SimpleMatrix}. A jar of its own, {@code
 * gradus-api}; the interface of each assignment lies in the assignment's folder and uses these types.
 */
@NullMarked
package org.gradus.api;

import org.jspecify.annotations.NullMarked;
