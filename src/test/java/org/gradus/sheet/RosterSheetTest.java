package org.gradus.sheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.gradus.check.GradusException;
import org.gradus.sheet.Roster.Kind;
import org.gradus.sheet.Roster.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterSheetTest {
    @Test
    void aGradebookExportOfCanvasIsARoster() {
        Roster roster = read("""
                Student,ID,SIS User ID,SIS Login ID,Section,Softmax (4711),Current Score,Final Score
                ,,,,,Manual Posting,,
                    Points Possible,,,,,100.00,(read only),(read only)
                "Doe, Jane",1001,S0007,student07@example.org,Monday group,,,
                "Groß, Jörg",1002,S0008,student08@example.org,"Monday group and Friday group",,,
                "Student, Test",1999,,,Monday group,,,
                """);
        assertThat(roster.kind()).isEqualTo(Kind.CANVAS);
        assertThat(roster.lines())
                .containsExactly(
                        new Line(
                                4,
                                "Jane Doe",
                                "Jane",
                                "Doe",
                                "student07@example.org",
                                "S0007",
                                "student07@example.org",
                                "Monday group",
                                RosterRole.UNSTATED),
                        new Line(
                                5,
                                "Jörg Groß",
                                "Jörg",
                                "Groß",
                                "student08@example.org",
                                "S0008",
                                "student08@example.org",
                                "Monday group and Friday group",
                                RosterRole.UNSTATED));
        assertThat(roster.problems()).containsExactly("Row 6 is the test student of Canvas and was left out.");
    }

    @Test
    void canvasWithoutAddressesSaysWhatIsMissing() {
        Roster roster = read("LastName,FirstName,ID,SIS User ID,SIS Login ID,Section,Softmax (4711)\n"
                + "Points Possible,,,,,,10\nDoe,Jane,1001,S0007,student07,A,\n");
        assertThat(roster.kind()).isEqualTo(Kind.CANVAS);
        assertThat(roster.lines())
                .extracting(Line::name, Line::email, Line::studentNumber, Line::login)
                .containsExactly(tuple("Jane Doe", "", "S0007", "student07"));
        assertThat(roster.problems())
                .singleElement()
                .asString()
                .contains("no column with e-mail addresses", "SIS User ID");
    }

    @Test
    void moodlesParticipantsAreARosterInFourLanguages() {
        String line = "Jane,Doe,S0007,student07@example.org,";
        for (String header : new String[] {
            "First name,Last name,ID number,Email address,Groups",
            "Vorname,Nachname,ID-Nummer,E-Mail-Adresse,Gruppen",
            "Prénom,Nom,Numéro d’identification,Adresse de courriel,Groupes",
            "Nombre,Apellido(s),Número de ID,Dirección de correo,Grupos"
        }) {
            Roster roster = read(header + "\n" + line + "Group A\n");
            assertThat(roster.problems()).as(header).isEmpty();
            assertThat(roster.kind()).as(header).isEqualTo(Kind.MOODLE);
            assertThat(roster.lines())
                    .as(header)
                    .containsExactly(new Line(
                            2,
                            "Jane Doe",
                            "Jane",
                            "Doe",
                            "student07@example.org",
                            "S0007",
                            "",
                            "Group A",
                            RosterRole.UNSTATED));
        }
    }

    @Test
    void moodlesRolesAreReadInItsLanguages() {
        Roster roster = read("""
                Vorname,Nachname,E-Mail-Adresse,Rollen
                Jane,Doe,student07@example.org,Teilnehmer/in
                Richard,Roe,assistant01@example.org,"Trainer/in ohne Bearbeitungsrecht, Teilnehmer/in"
                Grace,Hill,teacher01@example.org,Trainer/in
                Otto,Beispiel,student09@example.org,Gast
                """);
        assertThat(roster.lines())
                .extracting(Line::role)
                .containsExactly(RosterRole.STUDENT, RosterRole.ASSISTANT, RosterRole.INSTRUCTOR, RosterRole.UNSTATED);
        assertThat(roster.problems()).singleElement().asString().contains("Row 5", "Gast");
    }

    @Test
    void aGermanWorksheetsIdIsNoStudentNumber() {
        Roster roster = read("\uFEFFID,\"Vollständiger Name\",E-Mail-Adresse,Status,Bewertung,Bestwertung,"
                + "\"Bewertung kann geändert werden\",\"Zuletzt geändert (Bewertung)\",\"Feedback als Kommentar\"\n"
                + "Teilnehmer/in1234567,\"Jörg Groß\",student08@example.org,\"Keine Abgabe\",,\"100,00\",Ja,-,\n");
        assertThat(roster.kind()).isEqualTo(Kind.MOODLE);
        assertThat(roster.lines())
                .extracting(Line::name, Line::email, Line::studentNumber)
                .containsExactly(tuple("Jörg Groß", "student08@example.org", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,email|Jane Doe,student07@example.org",
                "E-Mail;Name|student07@example.org;Jane Doe",
                "Last Name;First Name;E-mail|Doe;Jane;student07@example.org",
                "Name;Vorname;E-Mail-Adresse;Matrikelnummer|Doe;Jane;student07@example.org;7",
                "Nom;Prénom;Courriel|Doe;Jane;student07@example.org",
                "Nombre;Apellidos;Correo electrónico|Jane;Doe;student07@example.org",
                "Cognome,Nome,Indirizzo email|Doe,Jane,student07@example.org",
                "Student name,Email address|'\"Doe, Jane\",student07@example.org'",
            })
    void plainListsAreReadInAnyOrder(String header, String line) {
        Roster roster = read("\n" + header + "\n" + line.replace("'", "") + "\n");
        assertThat(roster.problems()).isEmpty();
        assertThat(roster.kind()).isEqualTo(Kind.PLAIN);
        assertThat(roster.lines())
                .extracting(Line::row, Line::name, Line::email)
                .containsExactly(tuple(3, "Jane Doe", "student07@example.org"));
    }

    @Test
    void titlesAboveTheColumnNamesArePassedOver() {
        Roster roster = read("Course;Machine learning\nStudents;2\n\nName;Matrikelnummer;E-Mail\n"
                + "Jane Doe;0007;student07@example.org\n");
        assertThat(roster.lines())
                .extracting(Line::row, Line::name, Line::studentNumber)
                .containsExactly(tuple(5, "Jane Doe", "0007"));
    }

    @Test
    void aBareListOfAddressesIsARoster() {
        Roster roster = read("student07@example.org, Jane Doe, 123007\nstudent08@example.org, Jörg Groß, 123008\n");
        assertThat(roster.lines())
                .extracting(Line::row, Line::name, Line::email, Line::studentNumber)
                .containsExactly(
                        tuple(1, "Jane Doe", "student07@example.org", "123007"),
                        tuple(2, "Jörg Groß", "student08@example.org", "123008"));
        assertThat(roster.problems()).singleElement().asString().contains("no row of column names");
        assertThat(read("student07@example.org\nstudent08@example.org\n").lines())
                .hasSize(2);
    }

    @Test
    void badLinesAreNamedAndAllOthersAreRead() {
        Roster roster = read("""
                Name,Email,Student number
                Jane Doe,student07@example.org,7

                Richard Roe,not an address,8
                Jörg Groß,STUDENT07@example.org,9
                Mary Major,student10@example.org,7
                ,,
                ,,11
                Otto Beispiel,,12
                Paula Example,student13@example.org,13


                """);
        assertThat(roster.lines()).extracting(Line::row).containsExactly(2, 8, 9, 10);
        assertThat(roster.problems())
                .containsExactly(
                        "Row 3 is empty.",
                        "Row 4 was left out: “not an address” is no e-mail address.",
                        "Row 5 has the same e-mail address as row 2 and was left out.",
                        "Row 6 has the same student number as row 2 and was left out.",
                        "Row 7 is empty.",
                        "Row 8 has no e-mail address.",
                        "Row 9 has no e-mail address.");
    }

    @Test
    void aMissingAddressColumnNamesWhatThereIs() {
        Roster roster = read("Name,Matrikelnummer,Bemerkung\nJane Doe,7,x\n");
        assertThat(roster.lines()).hasSize(1);
        assertThat(roster.problems())
                .singleElement()
                .asString()
                .contains("“Name”, “Matrikelnummer” and “Bemerkung”", "add a column “Email”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n", "Group,Remark\nA,x\n", "just some text\n"})
    void aSheetWithoutPeopleIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(GradusException.class).hasMessageContaining("A roster needs");
    }

    @Test
    void guardsZerosAndInvisibleCharactersAreTakenOff() {
        Roster roster = RosterSheet.read(
                "\uFEFFName\tEmail\tStudent ID\r\n'=Jane\u00A0 \u200BDoe\tstudent07@example.org\t\"=\"\"0007\"\"\"\r\n"
                        .getBytes(UTF_16LE));
        assertThat(roster.lines())
                .extracting(Line::name, Line::studentNumber)
                .containsExactly(tuple("=Jane Doe", "0007"));
    }

    @Test
    void anOverlongFieldIsNoName() {
        Roster roster = read("name,email\n" + "x".repeat(201) + ",student07@example.org\n");
        assertThat(roster.lines()).isEmpty();
        assertThat(roster.problems()).singleElement().asString().contains("Row 2", "200 characters");
    }

    @Test
    void loginsThatLookLikeParticipantsStay() {
        Roster roster = read("ID,Name,Email\nstudent07,Jane Doe,student07@example.org\n");
        assertThat(roster.kind()).isEqualTo(Kind.PLAIN);
        assertThat(roster.lines()).extracting(Line::studentNumber).containsExactly("student07");
    }

    private static Roster read(String text) {
        return RosterSheet.read(text.getBytes(UTF_8));
    }
}
