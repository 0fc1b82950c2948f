/** Reads, compiles and versions the assignment folders of {@code reference/}. */
@NullMarked
package org.gradus.assignment;

import org.jspecify.annotations.NullMarked;
