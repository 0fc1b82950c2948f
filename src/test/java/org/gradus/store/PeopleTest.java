package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
    private Database database;
    private People people;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(Database.urlIn(folder));
        people = new People(database, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Person administrator(String name) {
        Person person = people.create(name + "@example.org", name);
        people.setPasswordHash(person.id(), "hash");
        people.setAdministrator(person.id(), true);
        return person;
    }

    @Test
    void aSearchLooksAtNamesAndAddresses() {
        people.create("a.turing@example.org", "student07");
        people.create("b@example.org", "Grace Turing");
        people.create("c@example.org", "student08");

        assertThat(people.search("turing", 0, 50))
                .extracting(Person::name)
                .containsExactly("Grace Turing", "student07");
        assertThat(people.found("TURING ")).isEqualTo(2);
        assertThat(people.search("", 1, 1)).extracting(Person::name).containsExactly("student07");
        assertThat(people.found("")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Özlem", "özlem", "ÖZLEM", "özlem çe", "çelik"})
    void capitalsOfOtherLanguagesAreLettersToo(String part) {
        people.create("a@example.org", "Özlem Çelik");
        people.create("b@example.org", "Ozlem Celik");

        assertThat(people.search(part, 0, 50)).extracting(Person::email).containsExactly("a@example.org");
        assertThat(people.found(part)).isEqualTo(1);
        assertThat(people.searchAfter(part, 0, 50)).hasSize(1);
    }

    @Test
    void signsOfSqlAreLookedForAsTheyAre() {
        people.create("a@example.org", "100% of student_07!");
        people.create("b@example.org", "student07");

        assertThat(people.found("%")).isEqualTo(1);
        assertThat(people.found("t_0")).isEqualTo(1);
        assertThat(people.found("7!")).isEqualTo(1);
        assertThat(people.found("'")).isZero();
    }

    @Test
    void whoCannotSignInIsNoOtherAdministrator() {
        Person first = administrator("first");
        Person second = administrator("second");
        assertThat(people.anotherAdministrator(first.id())).isTrue();

        people.setDisabled(second.id(), true);
        assertThat(people.anotherAdministrator(first.id())).isFalse();

        Person invited = people.create("third@example.org", "third");
        people.setAdministrator(invited.id(), true);
        assertThat(people.anotherAdministrator(first.id())).isFalse();
    }
}
