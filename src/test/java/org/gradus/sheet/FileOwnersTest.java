package org.gradus.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gradus.sheet.FileOwners.Label;
import org.gradus.sheet.FileOwners.Outcome;
import org.gradus.sheet.FileOwners.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose files are meant by the names that they carry. */
class FileOwnersTest {
    private static final KnownPerson JOERG =
            new KnownPerson(1, "Jörg Müller", "jmueller@example.org", "0012345", "jm01", "", true);
    private static final KnownPerson ANNA =
            new KnownPerson(2, "Anna Maria von Berg", "student02@example.org", "", "", "", true);
    private static final KnownPerson KIM_A = new KnownPerson(3, "Kim Doe", "student03@example.org", "", "", "", true);
    private static final KnownPerson KIM_B = new KnownPerson(4, "Doe, Kim", "student04@example.org", "", "", "", true);
    private static final List<KnownPerson> CLASS = List.of(JOERG, ANNA, KIM_A, KIM_B);

    private static List<Owner> owners(Label... labels) {
        return FileOwners.of(Arrays.asList(labels), CLASS);
    }

    private static Label canvas(String name) {
        return new Label(name, true, 0);
    }

    private static Label path(String path) {
        return new Label(path, false, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "müllerjörg, 1",
        // As a Mac writes the letters: with their dots as signs of their own.
        "mu\u0308llerjo\u0308rg, 1",
        "mullerjorg, 1",
        "muellerjoerg, 1",
        "Jörg Müller, 1",
        "'Müller, Jörg', 1",
        "bergannamariavon, 2",
        "vonberganna maria, 2",
        "Anna Maria von Berg, 2",
    })
    void aPlatformsNameFindsItsStudent(String name, long id) {
        Owner owner = owners(canvas(name)).get(0);

        assertThat(owner.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(owner.people()).extracting(KnownPerson::id).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "12345, 1",
        "0012345, 1",
        "jm01, 1",
        "jmueller@example.org, 1",
        "hw1/jm01/solution, 1",
        "student02, 2",
        "hand-ins/Anna Maria von Berg/softmax, 2"
    })
    void aPathFindsItsStudentByAnyOfItsParts(String path, long id) {
        assertThat(owners(path(path)).get(0).people())
                .extracting(KnownPerson::id)
                .containsExactly(id);
    }

    @Test
    void namesakesAreNotToldApartByTheirName() {
        Owner owner = owners(canvas("doekim")).get(0);

        assertThat(owner.outcome()).isEqualTo(Outcome.SEVERAL_PEOPLE);
        assertThat(owner.people()).containsExactlyInAnyOrder(KIM_A, KIM_B);
    }

    @Test
    void whatWasDecidedOnceIsRemembered() {
        Owner owner = owners(new Label("doekim", true, KIM_B.id())).get(0);

        assertThat(owner.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(owner.people()).containsExactly(KIM_B);
        assertThat(owners(new Label("doekim", true, 99)).get(0).outcome())
                .as("somebody who has left is nobody's owner")
                .isEqualTo(Outcome.SEVERAL_PEOPLE);
    }

    @Test
    void twoFilesOfOneStudentAreADecisionAndNobodyIsGuessed() {
        List<Owner> owners =
                owners(path("student02"), path("berg/Anna Maria von Berg"), path("solution"), canvas("jm01"));

        assertThat(owners)
                .extracting(Owner::outcome)
                .as("a platform writes names only: a login that happens to be one is no match")
                .containsExactly(Outcome.SEVERAL_FILES, Outcome.SEVERAL_FILES, Outcome.NOBODY, Outcome.NOBODY);
    }
}
