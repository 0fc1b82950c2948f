/** Starts, warms, limits and ends the worker JVMs in which students' code runs, and says how each of them ended. */
@NullMarked
package org.gradus.sandbox;

import org.jspecify.annotations.NullMarked;
