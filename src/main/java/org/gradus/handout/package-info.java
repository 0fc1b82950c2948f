/** An assignment's handout, from Markdown with formulas to HTML that is safe to put into a page. */
@NullMarked
package org.gradus.handout;

import org.jspecify.annotations.NullMarked;
