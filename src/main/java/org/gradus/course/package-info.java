/** The rules of a course. */
@NullMarked
package org.gradus.course;

import org.jspecify.annotations.NullMarked;
