package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gradus.store.ApiTokens.Scope;
import org.gradus.web.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokensTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-30T12:00:00Z"));
    private Database database;
    private People people;
    private ApiTokens tokens;
    private Person student;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(Database.urlIn(folder));
        people = new People(database, clock);
        tokens = new ApiTokens(database, clock);
        student = people.create("student07@example.org", "student07");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTokenNamesItsPersonAndScope() {
        String token = tokens.create(student.id(), "laptop", Scope.SUBMIT, Duration.ofDays(30));

        assertThat(token).startsWith(ApiTokens.PREFIX).hasSizeGreaterThan(40);
        assertThat(tokens.find(token)).contains(new ApiTokens.Holder(student, Scope.SUBMIT));
        assertThat(tokens.find(token.substring(1))).isEmpty();
    }

    @Test
    void theTokenItselfIsNotInTheDatabase() {
        String token = tokens.create(student.id(), "laptop", Scope.SUBMIT, Duration.ofDays(30));

        List<String> stored = database.with(handle -> handle.createQuery("select token_hash from api_token")
                .mapTo(String.class)
                .list());
        assertThat(stored).hasSize(1).noneMatch(hash -> hash.contains(token.substring(ApiTokens.PREFIX.length())));
    }

    @Test
    void aTokenEndsByItself() {
        String token = tokens.create(student.id(), "laptop", Scope.SUBMIT, Duration.ofDays(30));

        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(tokens.find(token)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.find(token)).isEmpty();
        assertThat(tokens.of(student.id())).as("still listed").hasSize(1);
    }

    @Test
    void theTokensOfADisabledPersonAreVoid() {
        String token = tokens.create(student.id(), "laptop", Scope.SUBMIT, Duration.ofDays(30));

        people.setDisabled(student.id(), true);

        assertThat(tokens.find(token)).isEmpty();
    }

    @Test
    void aTokenIsRevokedByItsOwnerAlone() {
        Person other = people.create("student08@example.org", "student08");
        String token = tokens.create(student.id(), "laptop", Scope.SUBMIT, Duration.ofDays(30));
        long id = tokens.of(student.id()).get(0).id();

        assertThat(tokens.revoke(other.id(), id)).isEmpty();
        assertThat(tokens.find(token)).isPresent();
        assertThat(tokens.revoke(student.id(), id)).isPresent();
        assertThat(tokens.find(token)).isEmpty();
    }

    @Test
    void itsLastUseIsKnownToTheMinute() {
        String token = tokens.create(student.id(), "laptop", Scope.READ, Duration.ofDays(30));
        assertThat(tokens.of(student.id()).get(0).used()).isNull();

        tokens.find(token);
        Instant first = clock.instant();
        clock.advance(Duration.ofSeconds(10));
        tokens.find(token);

        assertThat(tokens.of(student.id()).get(0).used()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(2));
        tokens.find(token);
        assertThat(tokens.of(student.id()).get(0).used()).isEqualTo(clock.instant());
    }

    @Test
    void widerScopesIncludeNarrowerOnes() {
        assertThat(Scope.STAFF.includes(Scope.SUBMIT)).isTrue();
        assertThat(Scope.SUBMIT.includes(Scope.READ)).isTrue();
        assertThat(Scope.READ.includes(Scope.SUBMIT)).isFalse();
        assertThat(Scope.SUBMIT.includes(Scope.STAFF)).isFalse();
    }
}
