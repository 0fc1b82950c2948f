package org.gradus.sheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradus.check.GradusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTextTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Test
    void quotedFieldsMayHoldDelimitersQuotationMarksAndLineEnds() {
        SheetText sheet = SheetText.read(bytes("name,note\r\n\"Doe, Jane\",\"said \"\"hi\"\"\r\ntwice\"\r\n"));
        assertThat(sheet.rows()).isEqualTo(2);
        assertThat(sheet.row(1)).containsExactly("Doe, Jane", "said \"hi\"\r\ntwice");
        assertThat(sheet.cell(1, 7)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theDelimiterIsGuessed(String delimiter) {
        String text = String.join(delimiter, "Name", "E-Mail", "Blatt 1 (von 10)") + "\n"
                + String.join(delimiter, "\"Müller; Doe, Jane\"", "student07@example.org", "\"8,5\"") + "\n";
        assertThat(SheetText.read(bytes(text)).row(1))
                .containsExactly("Müller; Doe, Jane", "student07@example.org", "8,5");
    }

    @Test
    void commasInUnquotedTextDoNotMakeACommaTheDelimiter() {
        SheetText sheet = SheetText.read(bytes("Name;Note\nDoe, Jane;8,5\nRoe, Richard;7,25\n"));
        assertThat(sheet.delimiter()).isEqualTo(';');
        assertThat(sheet.row(2)).containsExactly("Roe, Richard", "7,25");
    }

    @Test
    void excelsSeparatorLineIsObeyedAndKept() {
        SheetText sheet = SheetText.read(bytes("sep=;\r\na;b,c\r\n1;2\r\n"));
        assertThat(sheet.row(0)).containsExactly("a", "b,c");
        assertThat(text(sheet.edit().set(1, 1, "3").toBytes())).isEqualTo("sep=;\r\na;b,c\r\n1;3\r\n");
    }

    @Test
    void everyEncodingIsReadAndWrittenBack() {
        String before = "Name;Points\r\nJörg Groß;\r\n";
        String after = "Name;Points\r\nJörg Groß;8,5\r\n";
        assertEdited(before.getBytes(UTF_8), after.getBytes(UTF_8));
        assertEdited(before.getBytes(WINDOWS), after.getBytes(WINDOWS));
        assertEdited(("\uFEFF" + before).getBytes(UTF_8), ("\uFEFF" + after).getBytes(UTF_8));
        assertEdited(("\uFEFF" + before).getBytes(UTF_16LE), ("\uFEFF" + after).getBytes(UTF_16LE));
        assertEdited(("\uFEFF" + before).getBytes(UTF_16BE), ("\uFEFF" + after).getBytes(UTF_16BE));
    }

    private static void assertEdited(byte[] before, byte[] after) {
        SheetText sheet = SheetText.read(before);
        assertThat(sheet.row(1)).containsExactly("Jörg Groß", "");
        assertThat(sheet.edit().toBytes()).isEqualTo(before);
        assertThat(sheet.edit().set(1, 1, "8,5").toBytes()).isEqualTo(after);
    }

    @Test
    void bytesThatMeanNothingInWindows1252AreKept() {
        byte[] before = {'a', ',', (byte) 0xE4, (byte) 0x81, '\n', 'b', ',', 'c', '\n'};
        byte[] after = {'a', ',', (byte) 0xE4, (byte) 0x81, '\n', 'b', ',', 'd', '\n'};
        assertThat(SheetText.read(before).edit().set(1, 1, "d").toBytes()).isEqualTo(after);
    }

    @Test
    void aChangedFieldKeepsItsQuotationMarks() {
        SheetText sheet = SheetText.read(bytes("a,b\n\"1\" ,2\n3,4"));
        byte[] edited = sheet.edit()
                .set(1, 0, "x")
                .set(1, 1, "y")
                .set(2, 1, "p,q \"r\"")
                .toBytes();
        assertThat(text(edited)).isEqualTo("a,b\n\"x\",y\n3,\"p,q \"\"r\"\"\"");
    }

    @Test
    void anEmptyFieldIsQuotedWhereAllOthersAre() {
        SheetText sheet = SheetText.read(bytes("\"a\",\"b\"\n\"1\",\n"));
        assertThat(text(sheet.edit().set(1, 1, "2").toBytes())).isEqualTo("\"a\",\"b\"\n\"1\",\"2\"\n");
    }

    @Test
    void aFieldBeyondTheEndLengthensItsRowAlone() {
        SheetText sheet = SheetText.read(bytes("a,b,c,d\n1\n\n2,3\n"));
        byte[] edited =
                sheet.edit().set(1, 3, "z").set(1, 1, "x").set(2, 2, "y").toBytes();
        assertThat(text(edited)).isEqualTo("a,b,c,d\n1,x,,z\n,,y\n2,3\n");
    }

    @Test
    void sayingWhatAFieldSaysChangesNothing() {
        byte[] before = bytes("a,b\n\"1\"  ,2\n");
        assertThat(SheetText.read(before).edit().set(1, 0, "1").toBytes()).isEqualTo(before);
    }

    @Test
    void aQuotationMarkThatEndsNothingIsPartOfTheText() {
        SheetText sheet = SheetText.read(bytes("a,b\n\"Jane \"Jay\" Doe\",\"C:\\\"x, y\"\nO\"Brien,2\n"));
        assertThat(sheet.row(1)).containsExactly("Jane \"Jay\" Doe", "C:\\\"x, y");
        assertThat(sheet.row(2)).containsExactly("O\"Brien", "2");
    }

    @Test
    void oldMacintoshLineEndsAreLineEnds() {
        SheetText sheet = SheetText.read(bytes("a,b\r1,2\r"));
        assertThat(sheet.rows()).isEqualTo(2);
        assertThat(text(sheet.edit().set(1, 0, "9").toBytes())).isEqualTo("a,b\r9,2\r");
    }

    @Test
    void whatIsNoSheetIsRefusedWithTheWayOut() {
        assertRefused(new byte[] {'P', 'K', 3, 4, 20, 0}, "workbook", "CSV UTF-8");
        assertRefused(new byte[] {'a', 0, 'b', 0}, "no text file");
        assertRefused(new byte[0], "empty");
        assertRefused(bytes(" \r\n\r\n"), "empty");
        assertRefused(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', (byte) 0xFF}, "UTF-8", "damaged");
        assertRefused(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'}, "UTF-16LE", "damaged");
        assertRefused(bytes("a,b\n1,\"2\n3,4\n"), "opens in row 2", "never closed");
    }

    @Test
    void limitsAreNamed() {
        assertRefused(new byte[SheetText.MAX_BYTES + 1], "more than 5 MB");
        assertRefused(bytes("a,b\n".repeat(SheetText.MAX_ROWS + 1)), "more than 20000 rows");
        assertRefused(bytes("a,b\n" + ",".repeat(SheetText.MAX_COLUMNS)), "Row 2", "more than 500 columns");
        assertThat(SheetText.read(bytes("a,b\n".repeat(SheetText.MAX_ROWS))).rows())
                .isEqualTo(SheetText.MAX_ROWS);
        assertThat(SheetText.read(bytes(",".repeat(SheetText.MAX_COLUMNS - 1))).columns(0))
                .isEqualTo(SheetText.MAX_COLUMNS);
    }

    @Test
    void whatTheEncodingCannotHoldIsRefused() {
        SheetText sheet = SheetText.read("a,Jörg\n".getBytes(WINDOWS));
        assertThat(sheet.canHold("∂")).isFalse();
        assertThatThrownBy(() -> sheet.edit().set(0, 0, "∂ of x"))
                .isInstanceOf(GradusException.class)
                .hasMessageContainingAll("windows-1252", "∂ of x", "CSV UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,false", "UTF-8,true", "UTF-16LE,true", "UTF-16BE,true", "windows-1252,false"})
    void drawnSheetsComeBackByteForByteButForTheChangedField(Charset charset, boolean mark) {
        int sheets = 0;
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            DrawnSheet drawn = DrawnSheet.draw(random);
            byte[] before = encoded(drawn.text(), charset, mark);
            SheetText sheet = SheetText.read(before);
            assertThat(sheet.edit().toBytes()).as("seed %d", seed).isEqualTo(before);
            assertThat(IntRows.of(sheet)).as("seed %d", seed).isEqualTo(drawn.cells);

            int row = random.nextInt(drawn.cells.size());
            int column = random.nextInt(drawn.cells.get(row).size());
            DrawnSheet changed = drawn.with(row, column, "=x" + drawn.delimiter + "\"y\"");
            assertThat(sheet.edit()
                            .set(row, column, "=x" + drawn.delimiter + "\"y\"")
                            .toBytes())
                    .as("seed %d", seed)
                    .isEqualTo(encoded(changed.text(), charset, mark));
            sheets++;
        }
        assertThat(sheets).isEqualTo(200);
    }

    private static byte[] encoded(String text, Charset charset, boolean mark) {
        return ((mark ? "\uFEFF" : "") + text).getBytes(charset);
    }

    private static final class IntRows {
        static List<List<String>> of(SheetText sheet) {
            List<List<String>> rows = new ArrayList<>();
            for (int row = 0; row < sheet.rows(); row++) {
                rows.add(sheet.row(row));
            }
            return rows;
        }
    }

    /** A sheet with all that may come: any delimiter, line end and quoting, rows of any length. */
    private record DrawnSheet(
            String delimiter, String lineEnd, List<List<String>> cells, List<List<Boolean>> quoted, boolean ended) {
        private static final List<String> PIECES =
                List.of("a", "8,5", "Groß", "Doe, Jane", "\"", ";", "\t", "\n", "\r\n", "é", " ", "x y", "'=1", "");

        static DrawnSheet draw(SplittableRandom random) {
            String delimiter = List.of(",", ";", "\t").get(random.nextInt(3));
            List<List<String>> cells = new ArrayList<>();
            List<List<Boolean>> quoted = new ArrayList<>();
            // A header that leaves no doubt about the delimiter.
            cells.add(List.of("A", "B", "C", "D", "E", "F", "G", "H"));
            quoted.add(List.of(true, false, true, false, true, false, true, false));
            int rows = 1 + random.nextInt(5);
            for (int row = 0; row < rows; row++) {
                List<String> texts = new ArrayList<>(List.of("r" + row));
                List<Boolean> marks = new ArrayList<>(List.of(false));
                int columns = random.nextInt(9);
                for (int column = 0; column < columns; column++) {
                    String text = PIECES.get(random.nextInt(PIECES.size())) + PIECES.get(random.nextInt(PIECES.size()));
                    texts.add(text);
                    marks.add(random.nextBoolean() || mustBeQuoted(text));
                }
                cells.add(texts);
                quoted.add(marks);
            }
            return new DrawnSheet(delimiter, random.nextBoolean() ? "\n" : "\r\n", cells, quoted, random.nextBoolean());
        }

        private static boolean mustBeQuoted(String text) {
            return text.chars().anyMatch(c -> ",;\t\"\r\n".indexOf(c) >= 0);
        }

        DrawnSheet with(int row, int column, String text) {
            List<List<String>> others = new ArrayList<>();
            cells.forEach(cellsOfRow -> others.add(new ArrayList<>(cellsOfRow)));
            others.get(row).set(column, text);
            List<List<Boolean>> marks = new ArrayList<>();
            quoted.forEach(marksOfRow -> marks.add(new ArrayList<>(marksOfRow)));
            marks.get(row).set(column, true);
            return new DrawnSheet(delimiter, lineEnd, others, marks, ended);
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < cells.size(); row++) {
                for (int column = 0; column < cells.get(row).size(); column++) {
                    String cell = cells.get(row).get(column);
                    text.append(column == 0 ? "" : delimiter)
                            .append(quoted.get(row).get(column) ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
                }
                text.append(row < cells.size() - 1 || ended ? lineEnd : "");
            }
            return text.toString();
        }
    }

    private static void assertRefused(byte[] bytes, String... parts) {
        assertThatThrownBy(() -> SheetText.read(bytes))
                .isInstanceOf(GradusException.class)
                .hasMessageContainingAll(parts);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
