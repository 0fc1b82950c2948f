package org.gradus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gradus.web.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailsTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-30T12:00:00Z"));
    private Database database;
    private Mails mails;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(Database.urlIn(folder));
        mails = new Mails(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatFailsIsTriedEverMoreRarelyAndThenGivenUp() {
        mails.add("student07@example.org", "subject", "body");
        List<Duration> tries = new ArrayList<>();
        for (int minute = 0; minute < 24 * 60; minute++) {
            for (Mails.Mail mail : mails.due(10)) {
                tries.add(Duration.between(Instant.parse("2026-11-30T12:00:00Z"), clock.instant()));
                assertThat(mails.take(mail)).isTrue();
                mails.failed(mail, "nobody answers");
            }
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(tries)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(3),
                        Duration.ofHours(12));
        assertThat(mails.summary()).isEqualTo(new Mails.Summary(0, 1, "nobody answers"));
    }

    @Test
    void twoSendersDoNotSendTheSameMail() {
        mails.add("student07@example.org", "subject", "body");
        Mails.Mail seen = mails.due(10).get(0);
        Mails.Mail seenByAnother = mails.due(10).get(0);

        assertThat(mails.take(seen)).isTrue();
        assertThat(mails.take(seenByAnother)).isFalse();
    }

    @Test
    void whatWasSentIsNotKept() {
        mails.add("student07@example.org", "subject", "https://gradus.example.org/welcome/secret");
        Mails.Mail mail = mails.due(10).get(0);
        mails.take(mail);

        mails.sent(mail);

        assertThat(recipients()).isEmpty();
    }

    @Test
    void whatCouldNotBeSentIsForgottenWhenItsLinksHaveEnded() {
        mails.add("student07@example.org", "subject", "body");
        mails.givenUp(mails.due(10).get(0), "no such mailbox");
        clock.advance(Duration.ofDays(30));
        mails.add("student08@example.org", "subject", "body");
        assertThat(recipients()).hasSize(2);
        clock.advance(Duration.ofMinutes(1));

        mails.add("student09@example.org", "subject", "body");

        assertThat(recipients()).containsExactly("student08@example.org", "student09@example.org");
    }

    private List<String> recipients() {
        return database.with(handle -> handle.createQuery("select recipient from mail order by id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void aMailBelongsToTheTransactionThatWroteIt() {
        try {
            database.transaction(handle -> {
                mails.add("student07@example.org", "subject", "body");
                throw new IllegalStateException("something else went wrong");
            });
        } catch (IllegalStateException expected) {
            // The transaction is void, and so is its mail.
        }

        assertThat(mails.due(10)).isEmpty();
    }
}
