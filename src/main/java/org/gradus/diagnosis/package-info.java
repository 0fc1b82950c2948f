/**
 * Explains a wrong loss or gradient from its numbers alone: fits what a submission answered on the terms of the right formula, on
 * known wrong terms and on named factors, and says in a sentence what is wrong, how one sees it, and where to look. Knows numbers, not
 * models: an assignment supplies its own terms as {@link org.gradus.diagnosis.Variants}. Calls no submission and no worker.
 */
@NullMarked
package org.gradus.diagnosis;

import org.jspecify.annotations.NullMarked;
