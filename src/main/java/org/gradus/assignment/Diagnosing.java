package org.gradus.assignment;

import java.util.List;
import org.gradus.check.MistakeAnswers;
import org.gradus.diagnosis.Detail;
import org.gradus.diagnosis.Diagnoser;

/**
 * How an assignment's submissions are diagnosed.
 *
 * @param detail how much of it students are told
 * @param diagnosers one for each method that can be diagnosed; keep what they computed from one grading to the next
 * @param answers of the known mistakes, kept likewise
 */
public record Diagnosing(Detail detail, List<Diagnoser> diagnosers, MistakeAnswers answers) {
    public Diagnosing {
        diagnosers = List.copyOf(diagnosers);
    }

    /** Known mistakes alone. */
    static Diagnosing none() {
        return new Diagnosing(Detail.FULL, List.of(), new MistakeAnswers());
    }
}
