/** A score report as page, JSON, JUnit XML, CSV and Gradescope JSON: views of one value. */
@NullMarked
package org.gradus.report;

import org.jspecify.annotations.NullMarked;
