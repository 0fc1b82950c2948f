package org.gradus.diagnosis;

import java.util.List;

/**
 * One slip that explains a submission's numbers.
 *
 * @param label stable name: what and where, such as {@code data*n@gradient}
 * @param parts the parts of the result that show it, such as {@code loss} or {@code gradients.W1}
 * @param sentence what is wrong, for the student
 * @param evidence how one sees it in the numbers
 * @param hint where to look, without the name of the slip
 * @param convention whether loss and gradient with this slip are another loss in use
 */
public record Cause(
        String label, List<String> parts, String sentence, String evidence, String hint, boolean convention) {
    public Cause {
        parts = List.copyOf(parts);
    }
}
