package org.gradus.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gradus.sheet.GradeTable.Assignment;
import org.gradus.sheet.GradeTable.Row;
import org.junit.jupiter.api.Test;

class GradeTableTest {
    private static final KnownPerson JANE =
            new KnownPerson(7, "Doe, Jane", "student07@example.org", "0007", "jdoe", "A", true);
    private static final KnownPerson SLY =
            new KnownPerson(8, "=HYPERLINK(\"x\")\n+1", "student08@example.org", "-8", "@sly", "\tB", true);

    private static final GradeTable TABLE = new GradeTable(
            List.of(new Assignment("Softmax, part 1", 100), new Assignment("-hinge", 12.5)),
            List.of(
                    new Row(JANE, List.of(Mark.of(87.666).withFeedback("=1 < 2"), Mark.EXCUSED)),
                    new Row(SLY, List.of(Mark.NONE, Mark.of(-0.5)))));

    @Test
    void theTableHoldsNoFormulaAndNumbersStayNumbers() {
        assertThat(new String(TABLE.toCsv(), UTF_8))
                .isEqualTo(
                        "\uFEFFName,Email,Student number,Login,Section,\"Softmax, part 1 (max 100)\",'-hinge (max 12.5)\n"
                                + "\"Doe, Jane\",student07@example.org,0007,jdoe,A,87.67,EX\n"
                                + "\"'=HYPERLINK(\"\"x\"\") +1\",student08@example.org,-8,'@sly,B,,-0.5\n");
    }

    @Test
    void moodlesGradebookGetsOnlyStudentsWithPoints() {
        assertThat(new String(TABLE.toMoodleImport(0), UTF_8))
                .isEqualTo("username,email,idnumber,\"Softmax, part 1\",\"Softmax, part 1 feedback\"\n"
                        + "jdoe,student07@example.org,0007,87.67,&#61;1 &#60; 2\n");
        assertThat(new String(TABLE.toMoodleImport(1), UTF_8))
                .isEqualTo("username,email,idnumber,'-hinge,'-hinge feedback\n"
                        + "'@sly,student08@example.org,-8,-0.5,\n");
    }

    @Test
    void theTableIsReadAgainAsARoster() {
        Roster roster = RosterSheet.read(TABLE.toCsv());
        assertThat(roster.lines()).extracting(Roster.Line::studentNumber).containsExactly("0007", "-8");
        assertThat(roster.lines()).extracting(Roster.Line::login).containsExactly("jdoe", "@sly");
    }

    @Test
    void everyRowHasAMarkForEveryAssignment() {
        assertThatThrownBy(() -> new GradeTable(List.of(), List.of(new Row(JANE, List.of(Mark.NONE)))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
