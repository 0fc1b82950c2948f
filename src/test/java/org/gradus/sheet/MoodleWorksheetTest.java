package org.gradus.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.util.Map;
import org.gradus.check.GradusException;
import org.gradus.sheet.FillReport.Entry;
import org.gradus.sheet.FillReport.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoodleWorksheetTest {
    private static final String ENGLISH = "\uFEFFIdentifier,\"Full name\",\"ID number\",\"Email address\",Status,Grade,"
            + "\"Maximum grade\",\"Grade can be changed\",\"Last modified (submission)\",\"Online text\","
            + "\"Last modified (grade)\",\"Feedback comments\"\n"
            + "\"Participant 501\",\"Jane Doe\",0007,student07@example.org,\"Submitted for grading - \",,100.00,Yes,"
            + "\"Tuesday, 6 October 2026, 10:37 AM\",\"<p>a, \"\"b\"\"</p>\n<p>c</p>\",-,\n"
            + "\"Participant 502\",\"Richard Roe\",,student08@example.org,\"No submission\",55.00,100.00,Yes,-,,"
            + "\"Tuesday, 6 October 2026, 11:00 AM\",\"<p>well done</p>\"\n"
            + "\"Participant 503\",\"Nobody Known\",,student99@example.org,\"No submission\",,100.00,Yes,-,,-,\n";

    private static final KnownPerson JANE =
            new KnownPerson(7, "Jane Doe", "student07@example.org", "7", "jdoe", "", true);
    private static final KnownPerson RICHARD =
            new KnownPerson(8, "Richard Roe", "STUDENT08@example.org", "", "", "", true);
    private static final KnownPerson JOERG = new KnownPerson(9, "Jörg Groß", "student09@example.org", "", "", "", true);

    @Test
    void fillingNothingChangesNoByte() {
        assertThat(fill(ENGLISH, Map.of(JANE, Mark.NONE)).bytes()).isEqualTo(bytes(ENGLISH));
    }

    @Test
    void onlyGradeAndFeedbackChange() {
        FilledSheet filled = fill(
                ENGLISH,
                Map.of(
                        JANE,
                        Mark.of(87.5).withFeedback("Loss < 0,\nsee \"notes\""),
                        RICHARD,
                        Mark.of(55),
                        JOERG,
                        Mark.of(1)));
        assertThat(text(filled))
                .isEqualTo(ENGLISH.replace("grading - \",,", "grading - \",87.5,")
                        .replace("</p>\",-,\n", "</p>\",-,\"Loss &#60; 0,<br>see \"\"notes\"\"\"\n"));
        assertThat(filled.report().entries())
                .extracting(Entry::row, Entry::label, Entry::outcome, Entry::by, Entry::after)
                .containsExactly(
                        tuple(2, "Jane Doe", Outcome.WRITTEN, MatchedBy.STUDENT_NUMBER, "87.5"),
                        tuple(3, "Richard Roe", Outcome.UNCHANGED, MatchedBy.EMAIL, "55.00"),
                        tuple(4, "Nobody Known", Outcome.UNMATCHED, null, ""));
        assertThat(filled.report().notInSheet()).containsExactly(JOERG);
        assertThat(filled.report().warnings()).isEmpty();
    }

    @Test
    void feedbackThatLooksLikeAFormulaIsNone() {
        FilledSheet filled = fill(ENGLISH, Map.of(RICHARD, Mark.of(60).withFeedback("=HYPERLINK(\"x\")")));
        assertThat(text(filled))
                .isEqualTo(ENGLISH.replace("submission\",55.00", "submission\",60")
                        .replace("<p>well done</p>", "&#61;HYPERLINK(\"\"x\"\")"));
    }

    @Test
    void whatIsThereStaysIfSoAsked() {
        MoodleWorksheet sheet = MoodleWorksheet.read(bytes(ENGLISH));
        Map<KnownPerson, Mark> marks =
                Map.of(JANE, Mark.of(10), RICHARD, Mark.of(60).withFeedback("better"));
        FilledSheet filled = sheet.fill(marks, FillOptions.outOf(100).keepingOthers());
        assertThat(text(filled)).isEqualTo(ENGLISH.replace("grading - \",,", "grading - \",10,"));
        assertThat(filled.report().entries())
                .extracting(Entry::outcome)
                .containsExactly(Outcome.WRITTEN, Outcome.KEPT, Outcome.UNMATCHED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ID,'Vollständiger Name',E-Mail-Adresse,Status,Bewertung,Bestwertung,'Bewertung kann geändert werden',"
                        + "'Zuletzt geändert (Bewertung)','Feedback als Kommentar'|Teilnehmer/in",
                "Identifiant,'Nom complet','Adresse de courriel',Statut,Note,'Note maximale','La note peut être modifiée',"
                        + "'Dernière modification (note)','Feedback par commentaires'|Participant",
                "Identificador,'Nombre completo','Dirección de correo',Estado,Calificación,'Calificación máxima',"
                        + "'La calificación puede ser cambiada','Última modificación (calificación)',"
                        + "'Comentarios de retroalimentación'|'Participante '",
                "Identificador,'Nome completo','Endereço de email',Status,Nota,'Nota máxima','Nota pode ser alterada',"
                        + "'Última modificação (nota)','Comentários de feedback'|Participante",
            })
    void headersAreReadInTheSitesLanguage(String header, String word) {
        String sheet =
                header.replace('\'', '"') + "\n" + row(word, "501", "\"Jörg Groß\",student09@example.org,x", "-");
        MoodleWorksheet worksheet = MoodleWorksheet.read(bytes(sheet));
        assertThat(worksheet.maximum()).hasValue(100);
        FilledSheet filled = worksheet.fill(Map.of(JOERG, Mark.of(87.25).withFeedback("gut")), FillOptions.outOf(100));
        assertThat(text(filled)).isEqualTo(sheet.replace("x,,", "x,\"87,25\",").replace("-,\n", "-,gut\n"));
        assertThat(filled.report().with(Outcome.WRITTEN)).extracting(Entry::by).containsExactly(MatchedBy.EMAIL);
    }

    private static String row(String word, String number, String between, String modified) {
        return word.replace("'", "") + number + "," + between + ",,\"100,00\",Ja," + modified + ",\n";
    }

    @Test
    void anUnknownLanguageIsToldByItsCells() {
        String sheet = "Tunniste,Nimi,Sähköposti,Tila,Arvosana,Enimmäisarvosana,Muokattavissa\n"
                + "Osallistuja 501,Jane Doe,student07@example.org,Palautettu,,100.00,Kyllä\n"
                + "Osallistuja 502,Richard Roe,student08@example.org,Palautettu,55.00,100.00,Kyllä\n";
        MoodleWorksheet worksheet = MoodleWorksheet.read(bytes(sheet));
        FilledSheet filled = worksheet.fill(
                Map.of(JANE, Mark.of(9).withFeedback("x")),
                FillOptions.outOf(100).withPlatformIds(Map.of("501", 7L)));
        assertThat(text(filled)).isEqualTo(sheet.replace("Palautettu,,", "Palautettu,9,"));
        assertThat(filled.report().warnings()).singleElement().asString().contains("no column for feedback comments");
    }

    @Test
    void anonymousParticipantsAreFoundByTheirNumbers() {
        String sheet = "Identifier,Status,Grade,\"Maximum grade\",\"Last modified (grade)\"\n"
                + "\"Participant 501\",x,,100.00,-\n\"Participant 502\",x,,100.00,-\n";
        FilledSheet filled = MoodleWorksheet.read(bytes(sheet))
                .fill(
                        Map.of(JANE, Mark.of(9), RICHARD, Mark.NONE),
                        FillOptions.outOf(100).withPlatformIds(Map.of("502", 7L, "501", 8L, "777", 99L)));
        assertThat(text(filled)).isEqualTo(sheet.replace("502\",x,,", "502\",x,9,"));
        assertThat(filled.report().entries())
                .extracting(Entry::label, Entry::outcome)
                .containsExactly(tuple("Participant 501", Outcome.NO_MARK), tuple("Participant 502", Outcome.WRITTEN));
    }

    @Test
    void whatMoodleWouldPassOverIsNotWritten() {
        String sheet = ENGLISH.replace("100.00", "10.00");
        FilledSheet filled = fill(sheet, Map.of(JANE, Mark.of(87), RICHARD, Mark.EXCUSED));
        assertThat(text(filled)).isEqualTo(sheet);
        assertThat(filled.report().with(Outcome.NOT_TAKEN))
                .extracting(Entry::row)
                .containsExactly(2, 3);
        assertThat(filled.report().warnings())
                .singleElement()
                .asString()
                .contains("10 in Moodle but 100 here", "download the worksheet again");
    }

    @Test
    void aSheetSavedByASpreadsheetStaysInItsEncoding() {
        Charset windows = Charset.forName("windows-1252");
        byte[] before =
                "Identifier;Full name;Grade;Maximum grade;Feedback comments\r\nParticipant 501;Jörg Groß;;100,00;\r\n"
                        .getBytes(windows);
        byte[] after =
                "Identifier;Full name;Grade;Maximum grade;Feedback comments\r\nParticipant 501;Jörg Groß;8,5;100,00;\"für &#8706;x; y\"\r\n"
                        .getBytes(windows);
        FilledSheet filled = MoodleWorksheet.read(before)
                .fill(Map.of(JOERG, Mark.of(8.5).withFeedback("für ∂x; y")), FillOptions.outOf(100));
        assertThat(filled.bytes()).isEqualTo(after);
        assertThat(filled.report().warnings())
                .singleElement()
                .asString()
                .contains("encoding windows-1252", "separator semicolon");
    }

    @Test
    void scalesAndOtherFilesAreRefused() {
        assertThatThrownBy(() -> MoodleWorksheet.read(bytes("ID,\"Vollständiger Name\",Bewertung,Skala\n"
                        + "Teilnehmer/in501,\"Jörg Groß\",,\"nicht bestanden    bestanden\"\n")))
                .isInstanceOf(GradusException.class)
                .hasMessageContainingAll("scale", "nicht bestanden bestanden");
        assertThatThrownBy(() -> MoodleWorksheet.read(bytes("Name,Email\nJane Doe,student07@example.org\n")))
                .isInstanceOf(GradusException.class)
                .hasMessageContainingAll("no grading worksheet of Moodle", "“Name” and “Email”");
    }

    private static FilledSheet fill(String sheet, Map<KnownPerson, Mark> marks) {
        return MoodleWorksheet.read(bytes(sheet)).fill(marks, FillOptions.outOf(100));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(FilledSheet filled) {
        return new String(filled.bytes(), UTF_8);
    }
}
