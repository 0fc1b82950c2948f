package org.gradus.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.sheet.FillReport.Outcome;

/** Writes marks into the rows of a sheet: who is meant, what is written, what was left alone. */
final class SheetFiller {
    private final SheetText sheet;
    private final Map<KnownPerson, Mark> marks;
    private final FillOptions options;
    private final List<Integer> rows = new ArrayList<>();
    private final List<PersonMatcher.Identity> identities = new ArrayList<>();

    /**
     * What a cell is to say.
     *
     * @param same whether it says so already, perhaps in other words
     * @param free whether nothing is lost when it is written
     */
    record Change(int column, String after, boolean same, boolean free) {
        /** Points, in the sheet's way of writing numbers. */
        static Change points(SheetText sheet, int row, int column, double points, boolean comma) {
            String before = sheet.cell(row, column);
            BigDecimal number = GradeCells.rounded(points);
            return new Change(
                    column,
                    GradeCells.text(number, comma),
                    GradeCells.number(before).filter(number::equals).isPresent(),
                    isFree(before));
        }

        /** Whether a cell says nothing: both platforms also write a dash for it. */
        static boolean isFree(String before) {
            return before.isBlank() || before.strip().equals("-");
        }
    }

    /** Says what the cells of a row are to say for a mark. */
    interface Writer {
        /** The changes; none at all if the platform would not take the mark. */
        List<Change> changes(int row, Mark mark);
    }

    SheetFiller(SheetText sheet, Map<KnownPerson, Mark> marks, FillOptions options) {
        this.sheet = sheet;
        this.marks = marks;
        this.options = options;
    }

    void add(int row, PersonMatcher.Identity identity) {
        rows.add(row);
        identities.add(identity);
    }

    FilledSheet fill(int pointsColumn, List<String> warnings, Writer writer) {
        List<PersonMatcher.Match> matches = new PersonMatcher(marks.keySet(), options.platformIds()).match(identities);
        SheetText.Edit edit = sheet.edit();
        List<FillReport.Entry> entries = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            int row = rows.get(i);
            PersonMatcher.Match match = matches.get(i);
            String before = sheet.cell(row, pointsColumn);
            String after = before;
            Outcome outcome = match.candidates().isEmpty() ? Outcome.UNMATCHED : Outcome.AMBIGUOUS;
            if (match.by() != null) {
                Mark mark = marks.getOrDefault(match.candidates().get(0), Mark.NONE);
                List<Change> changes = mark.kind() == Mark.Kind.NONE ? List.of() : writer.changes(row, mark);
                List<Change> others =
                        changes.stream().filter(change -> !change.same).toList();
                List<Change> written = others.stream()
                        .filter(change -> change.free || options.overwrite())
                        .toList();
                written.forEach(change -> edit.set(row, change.column, change.after));
                after = written.stream()
                        .filter(change -> change.column == pointsColumn)
                        .map(Change::after)
                        .findFirst()
                        .orElse(before);
                outcome = mark.kind() == Mark.Kind.NONE
                        ? Outcome.NO_MARK
                        : changes.isEmpty()
                                ? Outcome.NOT_TAKEN
                                : others.isEmpty()
                                        ? Outcome.UNCHANGED
                                        : written.isEmpty() ? Outcome.KEPT : Outcome.WRITTEN;
            }
            entries.add(new FillReport.Entry(
                    row + 1, label(row, identities.get(i)), outcome, match.by(), match.candidates(), before, after));
        }
        return new FilledSheet(edit.toBytes(), new FillReport(entries, notIn(matches), warnings));
    }

    /** The student as the sheet names them; if it hides the names, by what stands first in the row. */
    private String label(int row, PersonMatcher.Identity identity) {
        return Stream.of(identity.name(), identity.email(), sheet.cell(row, 0))
                .map(Cells::shown)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private List<KnownPerson> notIn(List<PersonMatcher.Match> matches) {
        Set<Long> found = matches.stream()
                .flatMap(match -> match.candidates().stream())
                .map(KnownPerson::id)
                .collect(Collectors.toSet());
        return marks.entrySet().stream()
                .filter(mark -> mark.getKey().active() || mark.getValue().kind() != Mark.Kind.NONE)
                .map(Map.Entry::getKey)
                .filter(person -> !found.contains(person.id()))
                .toList();
    }
}
