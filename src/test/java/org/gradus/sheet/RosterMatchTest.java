package org.gradus.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.gradus.sheet.RosterMatch.Change;
import org.gradus.sheet.RosterMatch.Entry;
import org.gradus.sheet.RosterMatch.Outcome;
import org.junit.jupiter.api.Test;

class RosterMatchTest {
    private static final KnownPerson JANE =
            new KnownPerson(7, "Jane Doe", "student07@example.org", "0007", "jdoe", "A", true);
    private static final KnownPerson RICHARD =
            new KnownPerson(8, "Richard Roe", "student08@example.org", "0008", "rroe", "A", true);
    private static final KnownPerson NAMESAKE =
            new KnownPerson(9, "Jane Doe", "student09@example.org", "0009", "jdoe2", "B", true);

    @Test
    void whatIsSurerDecides() {
        RosterMatch match = match("""
                Name,Email,Student number,Login
                Someone,other@example.org,7,
                Someone,other2@example.org,,RROE
                """, JANE, RICHARD);
        assertThat(match.entries())
                .extracting(Entry::by, entry -> entry.candidates().get(0))
                .containsExactly(tuple(MatchedBy.STUDENT_NUMBER, JANE), tuple(MatchedBy.LOGIN, RICHARD));
        assertThat(only(match("Email\nSTUDENT08@example.org\n", JANE, RICHARD)).by())
                .isEqualTo(MatchedBy.EMAIL);
        Entry byName = only(match("Name\n\"Roe, Richard\"\n", JANE, RICHARD));
        assertThat(byName.by()).isEqualTo(MatchedBy.NAME);
        assertThat(byName.outcome()).isEqualTo(Outcome.SAME);
    }

    @Test
    void differencesAreListed() {
        Entry entry = only(match(
                "Name,Email,Student number,Group\nJane Smith,smith@example.org,7,B\n",
                new KnownPerson(7, "Jane Doe", "student07@example.org", "0007", "jdoe", "A", false)));
        assertThat(entry.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(entry.changes())
                .containsExactly(
                        new Change(Change.What.NAME, "Jane Doe", "Jane Smith"),
                        new Change(Change.What.EMAIL, "student07@example.org", "smith@example.org"),
                        new Change(Change.What.SECTION, "A", "B"),
                        new Change(Change.What.RETURNS, "", ""));
    }

    @Test
    void whatTheListDoesNotSayIsNoChange() {
        assertThat(only(match("Email,Login\nstudent07@example.org,\n", JANE)).outcome())
                .isEqualTo(Outcome.SAME);
    }

    @Test
    void contradictionsChooseNobody() {
        Entry entry = only(match("Email,Student number\nstudent08@example.org,0007\n", JANE, RICHARD));
        assertThat(entry.outcome()).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(entry.candidates()).containsExactlyInAnyOrder(JANE, RICHARD);
    }

    @Test
    void namesakesAreAmbiguousUnlessSomethingTellsThemApart() {
        assertThat(only(match("Name\nJane Doe\n", JANE, NAMESAKE)).outcome()).isEqualTo(Outcome.AMBIGUOUS);
        RosterMatch both =
                match("Name,Email\nJane Doe,student07@example.org\nJane Doe,new@example.org\n", JANE, NAMESAKE);
        assertThat(both.entries())
                .extracting(Entry::by, Entry::candidates)
                .containsExactly(tuple(MatchedBy.EMAIL, List.of(JANE)), tuple(MatchedBy.NAME, List.of(NAMESAKE)));
    }

    @Test
    void anotherStudentNumberIsAnotherPerson() {
        Entry entry = only(match("Name,Email,Student number\nJane Doe,new@example.org,77\n", JANE));
        assertThat(entry.outcome()).isEqualTo(Outcome.NEW);
        assertThat(entry.by()).isNull();
    }

    @Test
    void twoLinesForOnePersonAreAmbiguous() {
        RosterMatch match = match("Email,Student number\nstudent07@example.org,\nother@example.org,0007\n", JANE);
        assertThat(match.with(Outcome.AMBIGUOUS)).hasSize(2);
        assertThat(match.missing()).isEmpty();
    }

    @Test
    void newOnesNeedAnAddressAndTheMissingAreNamed() {
        KnownPerson gone = new KnownPerson(10, "Gone Long", "student10@example.org", "", "", "", false);
        RosterMatch match = match("Name,Email\nNew One,student11@example.org\nNew Two,\n", JANE, RICHARD, gone);
        assertThat(match.entries()).extracting(Entry::outcome).containsExactly(Outcome.NEW, Outcome.INCOMPLETE);
        assertThat(match.missing()).containsExactly(JANE, RICHARD);
    }

    @Test
    void aLoginThatBeginsAnAddressFindsItsPerson() {
        KnownPerson person = new KnownPerson(12, "Paula Example", "pexample@example.org", "", "", "", true);
        assertThat(only(match("Name,Login\nP. Example,pexample\n", person)).by())
                .isEqualTo(MatchedBy.START_OF_EMAIL);
    }

    private static Entry only(RosterMatch match) {
        assertThat(match.entries()).hasSize(1);
        return match.entries().get(0);
    }

    private static RosterMatch match(String roster, KnownPerson... known) {
        return RosterMatch.of(RosterSheet.read(roster.getBytes(UTF_8)), List.of(known));
    }
}
