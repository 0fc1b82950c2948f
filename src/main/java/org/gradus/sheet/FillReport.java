package org.gradus.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What filling a sheet did, for a page to show before the file is handed out.
 *
 * @param entries one for each row of a student, in the sheet's order
 * @param notInSheet active people, and people with a mark, who fit no row
 * @param warnings what concerns the whole sheet, in sentences
 */
public record FillReport(List<Entry> entries, List<KnownPerson> notInSheet, List<String> warnings) {
    /** What became of a row. */
    public enum Outcome {
        /** The row's cells were changed. */
        WRITTEN,
        /** The row says it already. */
        UNCHANGED,
        /** The row says something else, and was not to be overwritten. */
        KEPT,
        /** The person has no mark to write. */
        NO_MARK,
        /** The platform would not take the mark: the assignment is not the student's, or the points are out of range. */
        NOT_TAKEN,
        /** Several people fit the row, or one person fits several rows. */
        AMBIGUOUS,
        /** Nobody fits the row. */
        UNMATCHED
    }

    /**
     * A row.
     *
     * @param row as a spreadsheet counts it, from one
     * @param label the student as the sheet names them
     * @param by what row and person have in common; null unless exactly one person fits
     * @param candidates the person, or the people who might be meant
     * @param before what the cell for the points says
     * @param after what it says now
     */
    public record Entry(
            int row,
            String label,
            Outcome outcome,
            @Nullable MatchedBy by,
            List<KnownPerson> candidates,
            String before,
            String after) {
        public Entry {
            candidates = List.copyOf(candidates);
        }
    }

    public FillReport {
        entries = List.copyOf(entries);
        notInSheet = List.copyOf(notInSheet);
        warnings = List.copyOf(warnings);
    }

    /** The rows that ended so. */
    public List<Entry> with(Outcome outcome) {
        return entries.stream().filter(entry -> entry.outcome == outcome).toList();
    }
}
