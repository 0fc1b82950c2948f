package org.gradus.sheet;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.check.GradusException;
import org.gradus.sheet.HeaderWords.Field;

/**
 * An offline grading worksheet of a Moodle assignment, to be filled and uploaded there again. Its columns are named in the site's
 * language; where the words are not known, the columns are told by what stands in them.
 *
 * <p>After moodle/moodle, {@code mod/assign/gradingtable.php} and {@code mod/assign/feedback/offline}: Moodle passes over rows
 * whose points are out of range, and rows that were graded there after the worksheet was downloaded.
 */
public final class MoodleWorksheet {
    /** The word for participant in the site's language and a number that is valid for this assignment only. */
    private static final Pattern PARTICIPANT = Pattern.compile("\\p{L}[^\\d@]*?\\s?(\\d{1,18})");

    private final SheetText sheet;
    private final int identifier;
    private final int grade;
    private final int maximum;
    private final int feedback;
    private final Map<Field, Integer> fields;
    private final boolean comma;

    private MoodleWorksheet(SheetText sheet, int identifier, int grade, int maximum) {
        List<String> headers = sheet.row(0);
        this.sheet = sheet;
        this.identifier = identifier;
        this.grade = grade;
        this.maximum = maximum;
        this.feedback = HeaderWords.column(headers, HeaderWords.FEEDBACK);
        this.fields = HeaderWords.fields(headers);
        this.comma = GradeCells.decimalComma(
                sheet, rows(sheet, 0).flatMap(row -> Stream.of(sheet.cell(row, grade), sheet.cell(row, maximum))));
    }

    /**
     * Reads a worksheet.
     *
     * @throws GradusException if the file is no sheet, or no worksheet with points
     */
    public static MoodleWorksheet read(byte[] bytes) {
        SheetText sheet = SheetText.read(bytes);
        List<String> headers = sheet.row(0);
        int identifier = identifierColumn(sheet, 0);
        if (identifier < 0) {
            throw new GradusException(
                    "This is no grading worksheet of Moodle: no column holds participants’ numbers;"
                            + " there are " + Cells.columns(headers)
                            + ". In the assignment in Moodle choose “Download grading worksheet”, and upload that file unchanged.");
        }
        int scale = HeaderWords.column(headers, HeaderWords.SCALE);
        if (scale >= 0) {
            throw new GradusException("The assignment in Moodle is graded with a scale, “"
                    + Cells.shown(sheet.rows() > 1 ? sheet.cell(1, scale) : headers.get(scale))
                    + "”. Set its grade to points there, and download the worksheet again.");
        }
        int maximum = maximumColumn(sheet, 0);
        int named = HeaderWords.column(headers, HeaderWords.GRADE);
        // The grade stands to the left of the highest that can be reached.
        int grade = named >= 0 || maximum < 1 ? named : maximum - 1;
        if (grade < 0) {
            throw new GradusException("The worksheet has no column for the grade; there are " + Cells.columns(headers)
                    + ". In the assignment in Moodle set the grade to points and download the worksheet again.");
        }
        return new MoodleWorksheet(sheet, identifier, grade, maximum < 0 ? grade : maximum);
    }

    private static Stream<Integer> rows(SheetText sheet, int header) {
        return IntStream.range(header + 1, sheet.rows())
                .filter(row -> !sheet.isBlank(row))
                .boxed();
    }

    /** Where the participants' numbers stand, or -1. It takes cells and a column for grades: anybody may call a column "ID". */
    static int identifierColumn(SheetText sheet, int header) {
        List<String> headers = sheet.row(header);
        boolean named = HeaderWords.IDENTIFIER.contains(Cells.header(headers.get(0)));
        if ((!named && HeaderWords.fields(headers).containsValue(0)) || !isNumbered(sheet, header)) {
            return -1;
        }
        boolean graded = maximumColumn(sheet, header) >= 0
                || (named
                        && (HeaderWords.column(headers, HeaderWords.GRADE) >= 0
                                || HeaderWords.column(headers, HeaderWords.SCALE) >= 0));
        return graded ? 0 : -1;
    }

    /** Whether the first cells of all rows are the same word with numbers. */
    private static boolean isNumbered(SheetText sheet, int header) {
        List<String> cells =
                rows(sheet, header).map(row -> Cells.plain(sheet.cell(row, 0))).toList();
        return cells.stream().allMatch(cell -> PARTICIPANT.matcher(cell).matches())
                && cells.stream()
                                .map(cell -> cell.replaceAll("\\d+$", ""))
                                .distinct()
                                .count()
                        == 1;
    }

    private static int maximumColumn(SheetText sheet, int header) {
        int named = HeaderWords.column(sheet.row(header), HeaderWords.MAXIMUM);
        return named >= 0 ? named : constantColumn(sheet, header);
    }

    /** In an unknown language: the one column that says the same positive number in every row, right of one that could be a grade. */
    private static int constantColumn(SheetText sheet, int header) {
        List<Integer> rows = rows(sheet, header).toList();
        List<Integer> constant = IntStream.range(2, sheet.columns(header))
                .filter(column -> rows.stream().allMatch(row -> isGrade(sheet.cell(row, column - 1)))
                        && rows.stream()
                                        .map(row -> GradeCells.number(sheet.cell(row, column)))
                                        .distinct()
                                        .count()
                                == 1
                        && GradeCells.number(sheet.cell(rows.get(0), column))
                                .filter(number -> number.signum() > 0)
                                .isPresent())
                .boxed()
                .toList();
        return constant.size() == 1 ? constant.get(0) : -1;
    }

    private static boolean isGrade(String cell) {
        return SheetFiller.Change.isFree(cell) || GradeCells.number(cell).isPresent();
    }

    /** The highest grade that Moodle takes, if the worksheet says it. */
    public OptionalDouble maximum() {
        return maximum == grade
                ? OptionalDouble.empty()
                : rows(sheet, 0)
                        .flatMap(row -> GradeCells.number(sheet.cell(row, maximum)).stream())
                        .mapToDouble(BigDecimal::doubleValue)
                        .findFirst();
    }

    /**
     * Fills the columns for grade and feedback comments. Students are found by the participant's number, ID number, username, e-mail
     * address, and where these find nobody by their whole name.
     *
     * @param marks all people of the course; those without points with {@link Mark#NONE}, so that they are known all the same.
     *     Moodle's worksheets have no word for the excused: their rows stay as they are
     */
    public FilledSheet fill(Map<KnownPerson, Mark> marks, FillOptions options) {
        SheetFiller filler = new SheetFiller(sheet, marks, options);
        rows(sheet, 0).forEach(row -> filler.add(row, identity(row)));
        List<String> warnings = new ArrayList<>();
        if (maximum().isPresent() && !GradeCells.isSame(maximum().getAsDouble(), options.maxPoints())) {
            warnings.add("The highest grade is " + points(maximum().getAsDouble()) + " in Moodle but "
                    + points(options.maxPoints())
                    + " here, and Moodle passes over grades that are higher than its own highest."
                    + " Set the maximum grade of the assignment in Moodle to " + points(options.maxPoints())
                    + ", and download the worksheet again.");
        }
        if (feedback < 0
                && marks.values().stream().anyMatch(mark -> !mark.feedback().isBlank())) {
            warnings.add(
                    "The worksheet has no column for feedback comments, so none were written. Switch that kind of feedback on"
                            + " in the assignment in Moodle, and download the worksheet again.");
        }
        if (sheet.delimiter() != ',' || !sheet.charset().equals(StandardCharsets.UTF_8)) {
            warnings.add(
                    "A spreadsheet program has changed the worksheet's form. When you upload it to Moodle, choose the encoding "
                            + sheet.charset() + " and the separator " + separator()
                            + "; older versions of Moodle take only the file as"
                            + " it was downloaded.");
        }
        return filler.fill(grade, warnings, this::changes);
    }

    private String separator() {
        return switch (sheet.delimiter()) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            default -> "“" + sheet.delimiter() + "”";
        };
    }

    private List<SheetFiller.Change> changes(int row, Mark mark) {
        BigDecimal points = GradeCells.rounded(mark.points());
        boolean tooHigh = maximum != grade
                && GradeCells.number(sheet.cell(row, maximum))
                        .filter(highest -> points.compareTo(highest) > 0)
                        .isPresent();
        if (mark.kind() == Mark.Kind.EXCUSED || points.signum() < 0 || tooHigh) {
            return List.of();
        }
        List<SheetFiller.Change> changes = new ArrayList<>();
        changes.add(SheetFiller.Change.points(sheet, row, grade, mark.points(), comma));
        if (feedback >= 0 && !mark.feedback().isBlank()) {
            String before = sheet.cell(row, feedback);
            String after = PlatformHtml.of(mark.feedback(), sheet::canHold);
            changes.add(new SheetFiller.Change(feedback, after, after.equals(before), before.isBlank()));
        }
        return changes;
    }

    private static String points(double points) {
        return GradeCells.text(GradeCells.rounded(points), false);
    }

    private PersonMatcher.Identity identity(int row) {
        Matcher participant = PARTICIPANT.matcher(Cells.plain(sheet.cell(row, identifier)));
        String name = field(row, Field.NAME);
        return new PersonMatcher.Identity(
                participant.matches() ? participant.group(1) : "",
                field(row, Field.STUDENT_NUMBER),
                field(row, Field.LOGIN),
                field(row, Field.EMAIL),
                name.isEmpty() ? (field(row, Field.GIVEN_NAME) + " " + field(row, Field.FAMILY_NAME)).strip() : name);
    }

    private String field(int row, Field field) {
        Integer column = fields.get(field);
        return column == null || column == identifier ? "" : Cells.plain(sheet.cell(row, column));
    }
}
