/**
 * Turns class files back into sources, for staff who read what a student handed in without sources. The library behind it is fed a
 * student's bytes, so it runs in the sandbox, in a process of its own for each jar; nothing of the jar is loaded or run.
 */
@NullMarked
package org.gradus.decompiler;

import org.jspecify.annotations.NullMarked;
