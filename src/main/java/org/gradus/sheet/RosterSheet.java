package org.gradus.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.check.GradusException;
import org.gradus.sheet.HeaderWords.Field;

/**
 * Reads a roster from whatever sheet the teacher has: a gradebook export of Canvas; participants, grades or a grading worksheet of
 * Moodle; a list of the student office or one's own. Columns are found by their names, in any order.
 */
public final class RosterSheet {
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_EMAIL = 254;

    /** Lists begin with a title, a date, an empty line: the names of the columns are looked for so far down. */
    private static final int HEADER_WITHIN = 10;

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>()\\[\\],;:\"]+@[^\\s@<>()\\[\\],;:\"']+\\.[^\\s@<>()\\[\\],;:\"'.]{2,}");

    private static final Pattern NUMBER = Pattern.compile("\\d{4,}");

    private final SheetText sheet;
    private final Map<Field, Integer> fields;
    private final List<String> problems = new ArrayList<>();
    private final List<Roster.Line> lines = new ArrayList<>();

    /** In which row something was first seen that must not come twice. */
    private final Map<String, Integer> seen = new HashMap<>();

    private RosterSheet(SheetText sheet, Map<Field, Integer> fields) {
        this.sheet = sheet;
        this.fields = new EnumMap<>(Field.class);
        this.fields.putAll(fields);
    }

    /**
     * Reads a roster. Lines that cannot be used become problems; all others are read.
     *
     * @throws GradusException if the file is no sheet or none of its columns tells who people are; the message says what is needed
     */
    public static Roster read(byte[] bytes) {
        SheetText sheet = SheetText.read(bytes);
        List<Integer> top = IntStream.range(0, sheet.rows())
                .filter(row -> !sheet.isBlank(row))
                .limit(HEADER_WITHIN)
                .boxed()
                .toList();
        Optional<Integer> header = Stream.of(2, 1)
                .flatMap(least -> top.stream()
                        .filter(row ->
                                identifying(HeaderWords.fields(sheet.row(row))).size() >= least))
                .findFirst();
        return header.isPresent() ? withHeader(sheet, header.get()) : withoutHeader(sheet, top.get(0));
    }

    private static List<Field> identifying(Map<Field, Integer> fields) {
        return fields.keySet().stream()
                .filter(field -> field != Field.SECTION && field != Field.ROLE)
                .toList();
    }

    private static Roster withHeader(SheetText sheet, int header) {
        List<String> headers = sheet.row(header);
        Map<Field, Integer> fields = HeaderWords.fields(headers);
        boolean canvas = CanvasSheet.isHeader(headers);
        int identifier = MoodleWorksheet.identifierColumn(sheet, header);
        // In a German worksheet "ID" is the participant, not the person.
        fields.values().removeIf(column -> column == identifier);
        Roster.Kind kind = canvas
                ? Roster.Kind.CANVAS
                : identifier >= 0 || HeaderWords.isMoodleOnly(headers) ? Roster.Kind.MOODLE : Roster.Kind.PLAIN;
        if (canvas) {
            // Canvas's own number of a person means nothing outside of Canvas.
            fields.remove(Field.STUDENT_NUMBER, CanvasSheet.idColumn(headers));
        }
        if (identifying(fields).isEmpty()) {
            throw new GradusException("The sheet does not tell who its people are: its columns are "
                    + Cells.columns(headers) + ". A roster needs a column with e-mail addresses.");
        }
        RosterSheet reader = new RosterSheet(sheet, fields);
        reader.readFrom(header + 1, canvas);
        reader.sayWhatIsMissing(headers);
        return reader.roster(kind);
    }

    /** A bare list with addresses: what else there is can be told by its looks. */
    private static Roster withoutHeader(SheetText sheet, int first) {
        List<String> cells = sheet.row(first);
        Map<Field, Integer> fields = new EnumMap<>(Field.class);
        List<Integer> texts = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String text = Cells.plain(cells.get(column));
            if (isEmail(text)) {
                fields.putIfAbsent(Field.EMAIL, column);
            } else if (NUMBER.matcher(text).matches()) {
                fields.putIfAbsent(Field.STUDENT_NUMBER, column);
            } else if (!text.isEmpty()) {
                texts.add(column);
            }
        }
        if (!fields.containsKey(Field.EMAIL)) {
            throw new GradusException(
                    "The first row of the sheet names no column that is known here, but "
                            + Cells.columns(cells)
                            + ". A roster needs a row of column names, with a column “Email”, best also “Name” and “Student number”.");
        }
        if (texts.size() == 1) {
            fields.put(Field.NAME, texts.get(0));
        }
        RosterSheet reader = new RosterSheet(sheet, fields);
        reader.problems.add("The sheet has no row of column names. Addresses were told by their looks"
                + (texts.size() > 1 ? "; no names were read, as several columns might hold them" : "")
                + ". Check the lines, or add a row of column names.");
        reader.readFrom(first, false);
        return reader.roster(Roster.Kind.PLAIN);
    }

    private Roster roster(Roster.Kind kind) {
        return new Roster(kind, lines, problems);
    }

    private void readFrom(int first, boolean canvas) {
        int end = sheet.rows();
        while (end > first && sheet.isBlank(end - 1)) {
            end--;
        }
        if (end == first) {
            problems.add("There is no line below the names of the columns.");
        }
        for (int row = first; row < end; row++) {
            if (canvas && !CanvasSheet.isStudent(sheet, row)) {
                continue;
            }
            if (sheet.isBlank(row)) {
                problem(row, "is empty");
            } else {
                read(row, canvas);
            }
        }
    }

    private void problem(int row, String what) {
        problems.add("Row " + (row + 1) + " " + what + ".");
    }

    private String text(int row, Field field) {
        Integer column = fields.get(field);
        return column == null ? "" : Cells.plain(sheet.cell(row, column));
    }

    private void read(int row, boolean canvas) {
        String login = text(row, Field.LOGIN);
        String email = text(row, Field.EMAIL);
        if (canvas && email.isEmpty() && isEmail(login)) {
            // Canvas exports no addresses, but at many places they are the logins.
            email = login;
        }
        Roster.Line line = line(row, email, login);
        if (canvas && line.name().equals("Test Student")) {
            problem(row, "is the test student of Canvas and was left out");
        } else if (Stream.of(line.name(), email, line.studentNumber(), login).allMatch(String::isEmpty)) {
            problem(row, "names nobody and was left out");
        } else if (Stream.of(line.name(), line.studentNumber(), login, line.section())
                .anyMatch(field -> field.length() > LONGEST_FIELD)) {
            problem(row, "has a field of more than " + LONGEST_FIELD + " characters and was left out");
        } else if (!email.isEmpty() && !isEmail(email)) {
            problem(row, "was left out: “" + Cells.shown(email) + "” is no e-mail address");
        } else if (isNew(line)) {
            if (email.isEmpty() && fields.containsKey(Field.EMAIL)) {
                problem(row, "has no e-mail address");
            }
            lines.add(line);
        }
    }

    private Roster.Line line(int row, String email, String login) {
        String given = text(row, Field.GIVEN_NAME);
        String family = text(row, Field.FAMILY_NAME);
        String name = text(row, Field.NAME);
        if (name.isEmpty()) {
            name = (given + " " + family).strip();
        } else {
            String spoken = Cells.inSpokenOrder(name);
            if (!spoken.equals(name) && given.isEmpty() && family.isEmpty()) {
                given = name.substring(name.indexOf(',') + 1).strip();
                family = name.substring(0, name.indexOf(',')).strip();
            }
            name = spoken;
        }
        return new Roster.Line(
                row + 1,
                name,
                given,
                family,
                email,
                text(row, Field.STUDENT_NUMBER),
                login,
                text(row, Field.SECTION),
                role(row));
    }

    private RosterRole role(int row) {
        String cell = text(row, Field.ROLE);
        if (cell.isEmpty()) {
            return RosterRole.UNSTATED;
        }
        // Moodle lists all roles of a person.
        Optional<RosterRole> role = Arrays.stream(cell.split("[,;]"))
                .map(HeaderWords::role)
                .flatMap(Optional::stream)
                .findFirst();
        if (role.isEmpty()) {
            problem(row, "has a role that is not known here, “" + Cells.shown(cell) + "”, which was passed over");
        }
        return role.orElse(RosterRole.UNSTATED);
    }

    private boolean isNew(Roster.Line line) {
        Map<String, String> unique = Map.of("e-mail address", line.email(), "student number", line.studentNumber());
        for (String what : List.of("e-mail address", "student number")) {
            String text = unique.getOrDefault(what, "");
            Integer before = text.isEmpty() ? null : seen.putIfAbsent(what + " " + Cells.key(text), line.row());
            if (before != null) {
                problems.add(
                        "Row " + line.row() + " has the same " + what + " as row " + before + " and was left out.");
                return false;
            }
        }
        return true;
    }

    private void sayWhatIsMissing(List<String> headers) {
        if (!fields.containsKey(Field.EMAIL)
                && (lines.isEmpty()
                        || lines.stream().anyMatch(line -> line.email().isEmpty()))) {
            problems.add(
                    0,
                    "The sheet has no column with e-mail addresses; its columns are " + Cells.columns(headers)
                            + ". People who are known here are found by student number, login or name all the same;"
                            + " to add others, add a column “Email”.");
        }
    }

    static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }
}
