package org.gradus.grading;

import java.util.List;
import org.gradus.check.Figure;
import org.gradus.check.Visibility;
import org.gradus.diagnosis.Detail;

/**
 * What is wrong with a submission, told from its numbers alone: a known mistake that was recognised, slips that explain the numbers
 * exactly, or certain facts if nothing explains them.
 *
 * @param mistake stable name: the class of the known mistake, or the labels of the slips, or {@code unknown}
 * @param headline how loss and gradient stand to what was asked for
 * @param sentence what is wrong
 * @param evidence how one sees it in the numbers
 * @param hint where to look
 * @param figures pictures of the numbers; may be empty
 * @param visibility as visible as the most visible check whose numbers show it
 * @param detail how much of it students are told, once they may see it
 */
public record Diagnosis(
        String mistake,
        String headline,
        String sentence,
        String evidence,
        String hint,
        List<Figure> figures,
        Visibility visibility,
        Detail detail) {
    /** Name of a diagnosis that nothing explains. */
    public static final String UNKNOWN = "unknown";

    /** Headline of a mistake that was recognised, and of which nothing else is known. */
    public static final String RECOGNISED = "Your numbers are those of a known mistake.";

    public Diagnosis {
        figures = List.copyOf(figures);
    }

    /** A recognised mistake of which nothing else is known. */
    public Diagnosis(String mistake, String sentence, String evidence, String hint, Visibility visibility) {
        this(mistake, RECOGNISED, sentence, evidence, hint, List.of(), visibility, Detail.FULL);
    }

    /** What is left when students are told hints only: how things stand and where to look, but no name, no number, no picture. */
    public Diagnosis hintOnly() {
        return new Diagnosis("", headline, "", "", hint, List.of(), visibility, detail);
    }
}
