/** The main program of the child JVM: holds the student's jar, calls its methods, sends values back. Knows nothing of checks, references or scores. */
@NullMarked
package org.gradus.worker;

import org.jspecify.annotations.NullMarked;
