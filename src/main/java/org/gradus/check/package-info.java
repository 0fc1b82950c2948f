/**
 * The instructor's words: checks are JUnit tests written with these, run in the trusted process against a proxy of the student's
 * implementation. The same words run in a student's own build, without a reference.
 */
@NullMarked
package org.gradus.check;

import org.jspecify.annotations.NullMarked;
