package org.gradus.grading;

import org.gradus.check.Visibility;

/**
 * A mistake recognised in a submission from its numbers alone.
 *
 * @param mistake stable name: the class of the known mistake
 * @param sentence what is wrong
 * @param evidence how one sees it in the numbers
 * @param hint where to look
 * @param visibility as visible as the most visible check whose numbers show it
 */
public record Diagnosis(String mistake, String sentence, String evidence, String hint, Visibility visibility) {}
