/** Inspects a student's jar without running any of it, and finds submissions in folders and bulk downloads. */
@NullMarked
package org.gradus.submission;

import org.jspecify.annotations.NullMarked;
