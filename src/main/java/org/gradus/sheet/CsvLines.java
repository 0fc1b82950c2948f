package org.gradus.sheet;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes tables as CSV in UTF-8. */
public final class CsvLines {
    /** What spreadsheets need to see umlauts; programs that read CSV skip it. */
    private static final String MARK = "\uFEFF";

    private CsvLines() {}

    /** A table whose texts others chose, for spreadsheets: with a byte order mark, and no text in it can become a formula. */
    public static byte[] ofTexts(List<List<String>> lines) {
        return write(
                true,
                lines.stream()
                        .map(line -> line.stream().map(CsvLines::text).toList())
                        .toList());
    }

    /** A text that somebody else chose, as one line that is no formula. */
    static String text(String text) {
        return FormulaGuard.guard(Cells.line(text));
    }

    static byte[] write(boolean marked, List<List<String>> lines) {
        StringWriter text = new StringWriter();
        text.write(marked ? MARK : "");
        CsvSchema schema = CsvSchema.emptySchema().withLineSeparator("\n");
        try (SequenceWriter rows = new CsvMapper()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .writer(schema)
                .writeValues(text)) {
            for (List<String> line : lines) {
                rows.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing can fail when CSV is written to memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
