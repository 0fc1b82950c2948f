/** The commands, and the one place where the objects of a process are put together. */
@NullMarked
package org.gradus.cli;

import org.jspecify.annotations.NullMarked;
