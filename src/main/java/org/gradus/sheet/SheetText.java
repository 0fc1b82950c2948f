package org.gradus.sheet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gradus.check.GradusException;

/**
 * A sheet of comma-separated values that knows where each field stands in the file: what is not changed goes back byte for byte, with
 * its encoding, byte order mark, delimiters, quotation marks and line ends.
 *
 * <p>The scanner is our own because no CSV library tells where in the file a field began and whether it was quoted, and without that a
 * teacher's sheet would come back rewritten from top to bottom. It is lenient like the spreadsheets and platforms that write such
 * files: a quotation mark inside a quoted field that neither doubles nor ends it is taken as it is. Rows may have different lengths.
 *
 * <p>Rows and columns count from zero here; in sentences for people rows count from one, as a spreadsheet shows them.
 */
public final class SheetText {
    /** The largest file, in bytes. */
    public static final int MAX_BYTES = 5_000_000;

    /** The most rows, header included. */
    public static final int MAX_ROWS = 20_000;

    /** The most columns. */
    public static final int MAX_COLUMNS = 500;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char QUOTE = '"';

    /** In the order in which they win a tie: a comma is the likeliest to be part of a text. */
    private static final char[] DELIMITERS = {'\t', ';', ','};

    /** Rows that are looked at to guess the delimiter. */
    private static final int GUESSED_FROM = 20;

    private final byte[] bytes;
    private final Encoding encoding;
    private final String text;
    private final char delimiter;

    /** For each row where its fields begin, and one more: field i ends before the character in front of where i + 1 would begin. */
    private final List<int[]> rows;

    private record Encoding(Charset charset, int markLength) {}

    private record Spot(int row, int column) {}

    private SheetText(byte[] bytes, Encoding encoding, String text) {
        this.bytes = bytes;
        this.encoding = encoding;
        this.text = text;
        // Excel obeys a first line "sep=;" and does not show it.
        boolean separatorLine = text.regionMatches(true, 0, "sep=", 0, 4)
                && text.length() > 5
                && (text.charAt(5) == '\n' || text.charAt(5) == '\r');
        int from = separatorLine ? afterLineEnd(text, 5) : 0;
        this.delimiter = separatorLine ? text.charAt(4) : guess(text);
        this.rows = new RowScanner(text, delimiter).rows(from, Integer.MAX_VALUE);
    }

    /**
     * Reads a sheet in UTF-8, UTF-16 with a byte order mark, or windows-1252, delimited by commas, semicolons or tabs.
     *
     * @throws GradusException if it is no such text, or beyond a limit; the message says what to do
     */
    public static SheetText read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new GradusException("The sheet has more than " + MAX_BYTES / 1_000_000
                    + " MB. Save it without the columns that are not needed.");
        }
        if (starts(bytes, 'P', 'K', 3, 4) || starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new GradusException(
                    "This is a workbook of a spreadsheet program. Open it there, save it as “CSV UTF-8”, and upload that file.");
        }
        byte[] own = bytes.clone();
        Encoding encoding = encoding(own);
        String text = decode(own, encoding)
                .orElseThrow(() -> new GradusException("The sheet begins as " + encoding.charset
                        + " but is damaged further on. Download or save it again."));
        if (text.indexOf('\0') >= 0) {
            throw new GradusException(
                    "This is no text file. Open the sheet in a spreadsheet program, save it as “CSV UTF-8”, and upload that file.");
        }
        if (text.isBlank()) {
            throw new GradusException(
                    "The sheet is empty. Upload one with a row of column names and a row for each person.");
        }
        return new SheetText(own, encoding, text);
    }

    private static boolean starts(byte[] bytes, int... start) {
        return bytes.length >= start.length
                && IntStream.range(0, start.length).allMatch(i -> bytes[i] == (byte) start[i]);
    }

    private static Encoding encoding(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        Encoding utf8 = new Encoding(StandardCharsets.UTF_8, 0);
        return decode(bytes, utf8).isPresent() ? utf8 : new Encoding(WINDOWS, 0);
    }

    private static Optional<String> decode(byte[] bytes, Encoding encoding) {
        // Windows-1252 is what is left: its five bytes without a meaning are shown as such, and kept like all others.
        CodingErrorAction action =
                encoding.charset.equals(WINDOWS) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        try {
            return Optional.of(encoding.charset
                    .newDecoder()
                    .onMalformedInput(action)
                    .onUnmappableCharacter(action)
                    .decode(ByteBuffer.wrap(bytes, encoding.markLength, bytes.length - encoding.markLength))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The delimiter that gives the first row many fields, and the rows below it as many. */
    private static char guess(String text) {
        char best = ',';
        double most = 0;
        for (char candidate : DELIMITERS) {
            double score = score(new RowScanner(text, candidate));
            if (score > most) {
                best = candidate;
                most = score;
            }
        }
        return best;
    }

    private static double score(RowScanner scanner) {
        List<int[]> filled;
        try {
            filled = scanner.rows(0, GUESSED_FROM).stream()
                    .filter(cuts -> cuts.length > 2 || cuts[1] > cuts[0] + 1)
                    .toList();
        } catch (GradusException e) {
            // With a wrong delimiter no quotation ends where it should.
            return 0;
        }
        if (filled.isEmpty()) {
            return 0;
        }
        int columns = filled.get(0).length - 1;
        long alike = filled.stream().filter(cuts -> cuts.length - 1 == columns).count();
        return (columns - 1.0) * alike / filled.size();
    }

    private static int afterLineEnd(String text, int at) {
        return at + (text.startsWith("\r\n", at) ? 2 : 1);
    }

    /** How many rows there are, empty ones included. */
    public int rows() {
        return rows.size();
    }

    /** How many fields a row has; an empty row has one. */
    public int columns(int row) {
        return rows.get(row).length - 1;
    }

    /** What a field says, without its quotation marks; an empty text beyond the end of its row. */
    public String cell(int row, int column) {
        String raw = raw(row, column);
        if (raw.isEmpty() || raw.charAt(0) != QUOTE) {
            return raw;
        }
        String quoted = raw.stripTrailing();
        return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
    }

    /** What the fields of a row say. */
    public List<String> row(int row) {
        return IntStream.range(0, columns(row)).mapToObj(i -> cell(row, i)).toList();
    }

    /** Whether a row says nothing at all. */
    public boolean isBlank(int row) {
        return IntStream.range(0, columns(row)).allMatch(i -> cell(row, i).isBlank());
    }

    /** What stands between two fields. */
    public char delimiter() {
        return delimiter;
    }

    /** How the sheet is encoded. */
    public Charset charset() {
        return encoding.charset;
    }

    /** Whether the sheet's encoding has a sign for every character of the text. */
    public boolean canHold(String value) {
        return encoding.charset.newEncoder().canEncode(value);
    }

    private String raw(int row, int column) {
        int[] cuts = rows.get(row);
        return column < cuts.length - 1 ? text.substring(cuts[column], cuts[column + 1] - 1) : "";
    }

    /** Fields to be changed in one sheet, and the file that comes of it. */
    public final class Edit {
        private final Map<Spot, String> changes =
                new TreeMap<>(Comparator.comparingInt(Spot::row).thenComparingInt(Spot::column));

        private Edit() {}

        /**
         * Says what a field shall say. A field beyond the end of its row lengthens the row.
         *
         * @throws GradusException if the sheet's encoding has no sign for a character of the text
         */
        public Edit set(int row, int column, String value) {
            Objects.checkIndex(row, rows.size());
            Objects.checkIndex(column, MAX_COLUMNS);
            if (!canHold(value)) {
                throw new GradusException("The sheet is encoded in " + encoding.charset
                        + ", which has no sign for some character of “" + Cells.shown(value)
                        + "”. Save the sheet as “CSV UTF-8” and upload it again.");
            }
            changes.put(new Spot(row, column), value);
            return this;
        }

        /** The file, new: everything but the changed fields is as it was read. */
        public byte[] toBytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 1_000);
            // Where we are in the text, and at the same time in the bytes.
            int character = 0;
            int position = encoding.markLength;
            out.write(bytes, 0, position);
            int lengthened = -1;
            int width = 0;
            for (Map.Entry<Spot, String> change : changes.entrySet()) {
                int row = change.getKey().row;
                int column = change.getKey().column;
                if (cell(row, column).equals(change.getValue())) {
                    continue;
                }
                int[] cuts = rows.get(row);
                if (row != lengthened) {
                    width = cuts.length - 1;
                }
                boolean inside = column < cuts.length - 1;
                int from = inside ? cuts[column] : cuts[cuts.length - 1] - 1;
                int to = inside ? cuts[column + 1] - 1 : from;
                String value = written(row, column, change.getValue());
                if (!inside) {
                    value = String.valueOf(delimiter).repeat(column - width + 1) + value;
                    lengthened = row;
                    width = column + 1;
                }
                int kept = length(character, from);
                out.write(bytes, position, kept);
                out.writeBytes(value.getBytes(encoding.charset));
                position += kept + length(from, to);
                character = to;
            }
            out.write(bytes, position, bytes.length - position);
            return out.toByteArray();
        }

        private int length(int from, int to) {
            return text.substring(from, to).getBytes(encoding.charset).length;
        }
    }

    /** Begins a change; the sheet itself stays as it is. */
    public Edit edit() {
        return new Edit();
    }

    private String written(int row, int column, String value) {
        String old = raw(row, column);
        boolean quoted = old.isEmpty() ? quotesAll(row) : old.charAt(0) == QUOTE;
        boolean needed = value.indexOf(delimiter) >= 0
                || value.indexOf(QUOTE) >= 0
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0
                || !value.equals(value.strip());
        return quoted || needed ? QUOTE + value.replace("\"", "\"\"") + QUOTE : value;
    }

    private boolean quotesAll(int row) {
        List<String> filled = IntStream.range(0, columns(row))
                .mapToObj(i -> raw(row, i))
                .filter(raw -> !raw.isEmpty())
                .toList();
        return !filled.isEmpty() && filled.stream().allMatch(raw -> raw.charAt(0) == QUOTE);
    }

    /** Cuts a text into rows and fields. */
    private static final class RowScanner {
        private final String text;
        private final char delimiter;

        RowScanner(String text, char delimiter) {
            this.text = text;
            this.delimiter = delimiter;
        }

        List<int[]> rows(int from, int most) {
            List<int[]> found = new ArrayList<>();
            int at = from;
            while (at < text.length() && found.size() < most) {
                if (found.size() == MAX_ROWS) {
                    throw new GradusException("The sheet has more than " + MAX_ROWS + " rows. Upload it in parts.");
                }
                int[] cuts = row(at, found.size() + 1);
                found.add(cuts);
                int end = cuts[cuts.length - 1] - 1;
                at = end < text.length() ? afterLineEnd(text, end) : end;
            }
            return found;
        }

        private int[] row(int from, int number) {
            int[] cuts = new int[16];
            int fields = 0;
            int at = from;
            while (true) {
                if (fields == MAX_COLUMNS) {
                    throw new GradusException("Row " + number + " of the sheet has more than " + MAX_COLUMNS
                            + " columns. Save it without the columns that are not needed.");
                }
                if (fields + 1 == cuts.length) {
                    cuts = Arrays.copyOf(cuts, 2 * cuts.length);
                }
                cuts[fields] = at;
                fields++;
                int end = endOfField(at, number);
                at = end + 1;
                if (end == text.length() || text.charAt(end) != delimiter) {
                    cuts[fields] = at;
                    return Arrays.copyOf(cuts, fields + 1);
                }
            }
        }

        private int endOfField(int from, int number) {
            if (from < text.length() && text.charAt(from) == QUOTE) {
                return endOfQuoted(from, number);
            }
            int at = from;
            while (!endsField(at)) {
                at++;
            }
            return at;
        }

        private int endOfQuoted(int from, int number) {
            int at = from + 1;
            while (at < text.length()) {
                if (text.charAt(at) != QUOTE) {
                    at++;
                } else if (at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
                    at += 2;
                } else {
                    int after = at + 1;
                    while (after < text.length() && text.charAt(after) == ' ') {
                        after++;
                    }
                    if (endsField(after)) {
                        return after;
                    }
                    at = after;
                }
            }
            throw new GradusException("A quotation mark that opens in row " + number
                    + " of the sheet is never closed. Download or save the sheet again, or mend that row.");
        }

        private boolean endsField(int at) {
            if (at >= text.length()) {
                return true;
            }
            char c = text.charAt(at);
            return c == delimiter || c == '\n' || c == '\r';
        }
    }
}
