package org.gradus.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gradus.check.GradusException;

/**
 * A gradebook export of Canvas, to be filled and imported there again. Everything that identifies students and assignments goes back
 * unchanged, so that Canvas finds them by its own numbers.
 *
 * <p>After instructure/canvas-lms, {@code lib/gradebook_exporter.rb} and {@code lib/gradebook_importer.rb}.
 */
public final class CanvasSheet {
    private static final String EXCUSED = "EX";

    /** What Canvas writes where the assignment is not given to the student. */
    private static final String NOT_ASSIGNED = "N/A";

    private static final String POINTS_POSSIBLE = "Points Possible";

    /** Canvas computes such columns, and skips whatever is called so when it reads. */
    private static final Pattern TOTALS =
            Pattern.compile("(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)");

    private static final Pattern READ_ONLY = Pattern.compile("\\(.*\\)|.*read\\s+only.*");
    private static final Pattern TITLE_AND_ID = Pattern.compile("(.*) \\((\\d+)\\)", Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile("(?i)\\s*(?:Muted|Manual Posting.*)?\\s*", Pattern.DOTALL);

    /** Rows above the students: hidden assignments, points possible. */
    private static final int ROWS_ABOVE = 4;

    private final SheetText sheet;
    private final List<String> headers;
    private final List<Column> columns;
    private final boolean comma;

    /**
     * A column behind those that identify students.
     *
     * @param index counts from zero
     * @param title without the number
     * @param id Canvas's number of the assignment; empty for a column without one, which Canvas takes for a new assignment or for a
     *     column of the teacher's own
     * @param pointsPossible if the sheet says it
     * @param readOnly whether Canvas ignores what stands in it
     */
    public record Column(int index, String title, String id, OptionalDouble pointsPossible, boolean readOnly) {}

    private CanvasSheet(SheetText sheet) {
        this.sheet = sheet;
        this.headers = sheet.row(0);
        int pointsRow = IntStream.range(1, Math.min(sheet.rows(), 1 + ROWS_ABOVE))
                .filter(row -> isPointsPossible(sheet, row))
                .findFirst()
                .orElse(-1);
        this.columns = IntStream.range(sectionColumn(headers) + 1, headers.size())
                .filter(index -> !headers.get(index).isBlank())
                .mapToObj(index -> column(index, pointsRow))
                .toList();
        this.comma = GradeCells.decimalComma(
                sheet,
                IntStream.range(1, sheet.rows())
                        .boxed()
                        .flatMap(row -> columns.stream().map(column -> sheet.cell(row, column.index))));
    }

    /**
     * Reads an export.
     *
     * @throws GradusException if the file is no sheet, or none of Canvas's gradebook
     */
    public static CanvasSheet read(byte[] bytes) {
        SheetText sheet = SheetText.read(bytes);
        if (!isHeader(sheet.row(0))) {
            throw new GradusException(
                    "This is no gradebook of Canvas: it would begin with the columns “Student”, “ID” and"
                            + " “Section”, but there are " + Cells.columns(sheet.row(0))
                            + ". In Canvas choose Grades, Export, Export Entire Gradebook, and upload that file unchanged.");
        }
        return new CanvasSheet(sheet);
    }

    /** Whether these are the first columns of a gradebook, by the rules that Canvas itself reads them. */
    static boolean isHeader(List<String> headers) {
        return idColumn(headers) > 0 && sectionColumn(headers) > 0;
    }

    /** Where Canvas's own number of the student stands, or -1. */
    static int idColumn(List<String> headers) {
        if (headers.size() > 3
                && headers.get(0).contains("Student")
                && headers.get(1).contains("ID")) {
            return 1;
        }
        return headers.size() > 4
                        && headers.get(0).contains("LastName")
                        && headers.get(1).contains("FirstName")
                        && headers.get(2).contains("ID")
                ? 2
                : -1;
    }

    private static int sectionColumn(List<String> headers) {
        return headers.stream().map(String::strip).toList().indexOf("Section");
    }

    private static boolean isPointsPossible(SheetText sheet, int row) {
        return sheet.cell(row, 0).contains(POINTS_POSSIBLE);
    }

    /** Whether a row is about a student, not about the assignments. */
    static boolean isStudent(SheetText sheet, int row) {
        return !isPointsPossible(sheet, row)
                && !sheet.row(row).stream()
                        .allMatch(cell -> HIDDEN.matcher(cell).matches())
                && IntStream.range(0, 2)
                        .anyMatch(column -> !sheet.cell(row, column).isBlank());
    }

    private Column column(int index, int pointsRow) {
        String header = headers.get(index).strip();
        Matcher matcher = TITLE_AND_ID.matcher(header);
        boolean numbered = matcher.matches();
        String points = pointsRow < 0 ? "" : sheet.cell(pointsRow, index).strip();
        Optional<BigDecimal> possible = GradeCells.number(points);
        return new Column(
                index,
                numbered ? matcher.group(1) : header,
                numbered ? matcher.group(2) : "",
                possible.isPresent() ? OptionalDouble.of(possible.get().doubleValue()) : OptionalDouble.empty(),
                READ_ONLY.matcher(points).matches() || TOTALS.matcher(header).find());
    }

    /** The columns behind those that identify students, in the sheet's order; those that may be filled are not read only. */
    public List<Column> columns() {
        return columns;
    }

    /** The column of an assignment, by Canvas's number or else by its title, if exactly one that may be filled has it. */
    public Optional<Column> find(String idOrTitle) {
        List<Column> numbered = columns.stream()
                .filter(column -> !column.id.isEmpty() && column.id.equals(idOrTitle.strip()))
                .toList();
        List<Column> found = numbered.isEmpty()
                ? columns.stream()
                        .filter(column -> Cells.key(column.title).equals(Cells.key(idOrTitle)))
                        .toList()
                : numbered;
        return found.size() == 1 && !found.get(0).readOnly ? Optional.of(found.get(0)) : Optional.empty();
    }

    /**
     * Fills a column. Students are found by Canvas's number, student number, login, and where these find nobody by their whole name.
     *
     * @param column one of this sheet's
     * @param marks all people of the course; those without points with {@link Mark#NONE}, so that they are known all the same
     * @throws GradusException if Canvas ignores the column
     */
    public FilledSheet fill(Column column, Map<KnownPerson, Mark> marks, FillOptions options) {
        if (!columns.contains(column)) {
            throw new IllegalArgumentException("A column of another sheet: " + column);
        }
        if (column.readOnly) {
            throw new GradusException("Canvas computes the column “" + Cells.shown(column.title)
                    + "” and ignores what is written into it. Choose the column of an assignment.");
        }
        SheetFiller filler = new SheetFiller(sheet, marks, options);
        for (int row = 1; row < sheet.rows(); row++) {
            if (isStudent(sheet, row)) {
                filler.add(row, identity(row));
            }
        }
        List<String> warnings = new ArrayList<>();
        if (column.pointsPossible.isPresent()
                && !GradeCells.isSame(column.pointsPossible.getAsDouble(), options.maxPoints())) {
            warnings.add("“" + Cells.shown(column.title) + "” counts "
                    + points(column.pointsPossible.getAsDouble()) + " points in Canvas but "
                    + points(options.maxPoints())
                    + " here. Points are written as they are: set the points of the assignment in Canvas to "
                    + points(options.maxPoints()) + ".");
        }
        return filler.fill(column.index, warnings, (row, mark) -> changes(row, column, mark));
    }

    private List<SheetFiller.Change> changes(int row, Column column, Mark mark) {
        String before = sheet.cell(row, column.index).strip();
        if (before.equalsIgnoreCase(NOT_ASSIGNED)) {
            return List.of();
        }
        return List.of(
                mark.kind() == Mark.Kind.EXCUSED
                        ? new SheetFiller.Change(
                                column.index,
                                EXCUSED,
                                before.equalsIgnoreCase(EXCUSED),
                                SheetFiller.Change.isFree(before))
                        : SheetFiller.Change.points(sheet, row, column.index, mark.points(), comma));
    }

    private static String points(double points) {
        return GradeCells.text(GradeCells.rounded(points), false);
    }

    private PersonMatcher.Identity identity(int row) {
        String login = field(row, "SIS Login ID");
        String name =
                idColumn(headers) == 1 ? sheet.cell(row, 0) : (sheet.cell(row, 1) + " " + sheet.cell(row, 0)).strip();
        return new PersonMatcher.Identity(
                Cells.plain(sheet.cell(row, idColumn(headers))),
                field(row, "SIS User ID"),
                login,
                login.contains("@") ? login : "",
                name);
    }

    private String field(int row, String header) {
        int index = headers.indexOf(header);
        return index < 0 ? "" : Cells.plain(sheet.cell(row, index));
    }
}
