package org.gradus.sheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.gradus.check.GradusException;
import org.gradus.sheet.CanvasSheet.Column;
import org.gradus.sheet.FillReport.Entry;
import org.gradus.sheet.FillReport.Outcome;
import org.junit.jupiter.api.Test;

class CanvasSheetTest {
    private static final String ENGLISH = """
            Student,ID,SIS User ID,SIS Login ID,Section,Notes,"Losses, part 1 (4711)",Hinge (4712),Exam (final) (4713),Assignments Current Score,Current Score,Final Grade
            ,,,,,,Manual Posting,,,,,
                Points Possible,,,,,,100.00,10.00,50.00,(read only),(read only),(read only)
            "Doe, Jane",1001,S0007,jdoe,"ML-01 and ML-02",,,8.50,,85.00,85.00,B
            "Roe, Richard",1002,S0008,rroe,ML-01,,55.00,EX,N/A,,,
            "Groß, Jörg",1003,,jgross,ML-01,"asked for ""more"" time",-,,,,,
            "Nobody, Known",1004,S0099,nknown,ML-02,,12.00,,,,,
            "Student, Test",1999,,0f2a,ML-01,,,,,,,
            """;

    private static final KnownPerson JANE = person(7, "Jane Doe", "0007", "");
    private static final KnownPerson RICHARD = person(8, "Richard Roe", "S0008", "");
    private static final KnownPerson JOERG = person(9, "Jo\u0308rg Groß", "", "");
    private static final KnownPerson ABSENT = person(10, "Absent Always", "S0010", "");

    private static KnownPerson person(long id, String name, String number, String login) {
        return new KnownPerson(id, name, "student0" + id + "@example.org", number, login, "", true);
    }

    @Test
    void columnsHaveTitlesNumbersAndPoints() {
        CanvasSheet sheet = CanvasSheet.read(bytes(ENGLISH));
        assertThat(sheet.columns())
                .extracting(Column::title, Column::id, Column::pointsPossible, Column::readOnly)
                .containsExactly(
                        tuple("Notes", "", OptionalDouble.empty(), false),
                        tuple("Losses, part 1", "4711", OptionalDouble.of(100), false),
                        tuple("Hinge", "4712", OptionalDouble.of(10), false),
                        tuple("Exam (final)", "4713", OptionalDouble.of(50), false),
                        tuple("Assignments Current Score", "", OptionalDouble.empty(), true),
                        tuple("Current Score", "", OptionalDouble.empty(), true),
                        tuple("Final Grade", "", OptionalDouble.empty(), true));
        assertThat(sheet.find("4712").orElseThrow().title()).isEqualTo("Hinge");
        assertThat(sheet.find("losses, part 1").orElseThrow().id()).isEqualTo("4711");
        assertThat(sheet.find("Current Score")).isEmpty();
        assertThat(sheet.find("Softmax")).isEmpty();
    }

    @Test
    void fillingNothingChangesNoByte() {
        for (byte[] before : new byte[][] {
            bytes(ENGLISH), bytes("\uFEFF" + ENGLISH.replace("\n", "\r\n")), ("\uFEFF" + ENGLISH).getBytes(UTF_16LE)
        }) {
            CanvasSheet sheet = CanvasSheet.read(before);
            Column column = sheet.find("4711").orElseThrow();
            assertThat(sheet.fill(column, Map.of(), FillOptions.outOf(100)).bytes())
                    .isEqualTo(before);
            assertThat(sheet.fill(column, Map.of(JANE, Mark.NONE), FillOptions.outOf(100))
                            .bytes())
                    .isEqualTo(before);
        }
    }

    @Test
    void onlyTheCellsOfKnownStudentsChange() {
        Map<KnownPerson, Mark> marks = new LinkedHashMap<>();
        marks.put(person(7, "Jane Doe", "S0007", ""), Mark.of(87.666));
        marks.put(RICHARD, Mark.of(55));
        marks.put(JOERG, Mark.EXCUSED);
        marks.put(ABSENT, Mark.of(3));
        FilledSheet filled = fill(ENGLISH, "4711", marks, FillOptions.outOf(100));
        assertThat(text(filled))
                .isEqualTo(ENGLISH.replace("\"ML-01 and ML-02\",,,8.50", "\"ML-01 and ML-02\",,87.67,8.50")
                        .replace("time\",-,", "time\",EX,"));
        FillReport report = filled.report();
        assertThat(report.entries())
                .extracting(Entry::row, Entry::label, Entry::outcome, Entry::by, Entry::before, Entry::after)
                .containsExactly(
                        tuple(4, "Doe, Jane", Outcome.WRITTEN, MatchedBy.STUDENT_NUMBER, "", "87.67"),
                        tuple(5, "Roe, Richard", Outcome.UNCHANGED, MatchedBy.STUDENT_NUMBER, "55.00", "55.00"),
                        tuple(6, "Groß, Jörg", Outcome.WRITTEN, MatchedBy.NAME, "-", "EX"),
                        tuple(7, "Nobody, Known", Outcome.UNMATCHED, null, "12.00", "12.00"),
                        tuple(8, "Student, Test", Outcome.UNMATCHED, null, "", ""));
        assertThat(report.notInSheet()).containsExactly(ABSENT);
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void otherPointsPossibleAreWarnedAbout() {
        FilledSheet filled = fill(ENGLISH, "4712", Map.of(RICHARD, Mark.of(80)), FillOptions.outOf(100));
        assertThat(filled.report().warnings())
                .singleElement()
                .asString()
                .contains("“Hinge” counts 10 points in Canvas but 100 here");
        assertThat(text(filled)).isEqualTo(ENGLISH.replace("55.00,EX,", "55.00,80,"));
    }

    @Test
    void whatIsThereStaysIfSoAsked() {
        FilledSheet filled = fill(
                ENGLISH,
                "4711",
                Map.of(RICHARD, Mark.of(80), JOERG, Mark.of(70)),
                FillOptions.outOf(100).keepingOthers());
        assertThat(text(filled)).isEqualTo(ENGLISH.replace("time\",-,", "time\",70,"));
        assertThat(filled.report().with(Outcome.KEPT)).extracting(Entry::row).containsExactly(5);
    }

    @Test
    void notAssignedStudentsAreLeftAlone() {
        FilledSheet filled = fill(ENGLISH, "4713", Map.of(RICHARD, Mark.of(5)), FillOptions.outOf(50));
        assertThat(text(filled)).isEqualTo(ENGLISH);
        assertThat(filled.report().with(Outcome.NOT_TAKEN))
                .extracting(Entry::row)
                .containsExactly(5);
    }

    @Test
    void readOnlyColumnsAreRefused() {
        CanvasSheet sheet = CanvasSheet.read(bytes(ENGLISH));
        Column total = sheet.columns().get(5);
        assertThatThrownBy(() -> sheet.fill(total, Map.of(), FillOptions.outOf(100)))
                .isInstanceOf(GradusException.class)
                .hasMessageContaining("“Current Score”");
    }

    @Test
    void semicolonsAndDecimalCommasArePreserved() {
        String german = "\uFEFFStudent;ID;SIS Login ID;Section;Softmax (4711);Current Score\r\n"
                + "    Points Possible;;;;100,00;(schreibgeschützt)\r\n"
                + "Groß, Jörg;1003;jgross;ML-01;;12,50\r\n"
                + "Doe, Jane;1001;jdoe;ML-01;50,00;\r\n";
        FilledSheet filled =
                fill(german, "4711", Map.of(JOERG, Mark.of(87.5), JANE, Mark.of(50)), FillOptions.outOf(100));
        assertThat(text(filled)).isEqualTo(german.replace("ML-01;;12,50", "ML-01;87,5;12,50"));
        assertThat(filled.report().warnings()).isEmpty();
        assertThat(CanvasSheet.read(bytes(german)).columns().get(1).readOnly()).isTrue();
    }

    @Test
    void aDecimalCommaBetweenCommasIsQuoted() {
        String sheet = "Student,ID,SIS Login ID,Section,Softmax (4711)\nPoints Possible,,,,\"100,00\"\n"
                + "\"Doe, Jane\",1001,jdoe,ML-01,\n";
        assertThat(text(fill(sheet, "4711", Map.of(JANE, Mark.of(87.5)), FillOptions.outOf(100))))
                .isEqualTo(sheet.replace("ML-01,\n", "ML-01,\"87,5\"\n"));
    }

    @Test
    void namesakesAreAmbiguousAndCanvasNumbersTellThemApart() {
        String sheet = "LastName,FirstName,ID,SIS Login ID,Section,Softmax (4711)\nDoe,Jane,1001,a,ML-01,\n"
                + "Doe,Jane,1002,b,ML-01,\n";
        FilledSheet unclear = fill(sheet, "4711", Map.of(JANE, Mark.of(1)), FillOptions.outOf(100));
        assertThat(text(unclear)).isEqualTo(sheet);
        assertThat(unclear.report().with(Outcome.AMBIGUOUS)).hasSize(2);
        FilledSheet clear = fill(
                sheet, "4711", Map.of(JANE, Mark.of(1)), FillOptions.outOf(100).withPlatformIds(Map.of("1002", 7L)));
        assertThat(text(clear)).isEqualTo(sheet.replace("1002,b,ML-01,", "1002,b,ML-01,1"));
        assertThat(clear.report().with(Outcome.WRITTEN)).extracting(Entry::by).containsExactly(MatchedBy.PLATFORM_ID);
    }

    @Test
    void formulasOfOthersStayAsTheyCame() {
        String sheet = "Student,ID,SIS Login ID,Section,Softmax (4711)\n\"'=cmd|' /C calc'!A0\",1001,jdoe,=1+1,\n";
        KnownPerson person = person(7, "=cmd|' /C calc'!A0", "", "");
        assertThat(text(fill(sheet, "4711", Map.of(person, Mark.of(2)), FillOptions.outOf(100))))
                .isEqualTo(sheet.replace("=1+1,", "=1+1,2"));
    }

    @Test
    void anotherFileIsRefused() {
        assertThatThrownBy(() -> CanvasSheet.read(bytes("Name,Email\nJane Doe,student07@example.org\n")))
                .isInstanceOf(GradusException.class)
                .hasMessageContainingAll("no gradebook of Canvas", "“Name” and “Email”", "Export");
    }

    private static FilledSheet fill(String sheet, String id, Map<KnownPerson, Mark> marks, FillOptions options) {
        CanvasSheet canvas = CanvasSheet.read(bytes(sheet));
        return canvas.fill(canvas.find(id).orElseThrow(), marks, options);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(FilledSheet filled) {
        return new String(filled.bytes(), UTF_8);
    }
}
