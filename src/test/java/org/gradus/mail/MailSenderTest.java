package org.gradus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.gradus.config.SmtpConfig;
import org.gradus.store.Database;
import org.gradus.store.Mails;
import org.gradus.web.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSenderTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-30T12:00:00Z"));
    private Database database;
    private Mails mails;
    private SmtpSink sink;
    private MailSender sender;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        database = Database.open(Database.urlIn(folder));
        mails = new Mails(database, clock);
        sink = new SmtpSink();
        sender = new MailSender(mails, settings(sink.port(), false), clock);
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        sink.close();
        database.close();
    }

    private static SmtpConfig settings(int port, boolean startTls) {
        return new SmtpConfig("127.0.0.1", port, "", "", "gradus@example.org", startTls);
    }

    /** Otherwise a round of fifty mails outlives the database, and what was sent last is sent again after the next start. */
    @Test
    void onceClosedNothingMoreIsSent() {
        mails.add("student07@example.org", "A new password", "Hello");

        sender.close();

        assertThat(sender.sendDue()).isZero();
        assertThat(sink.received()).isEmpty();
        assertThat(mails.due(1)).hasSize(1);
    }

    @Test
    void aMailArrivesOnceAndWhole() {
        mails.add("student07@example.org", "A new password", "Hello Zoë,\n.\nthe line above has one dot.\n");

        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(sender.sendDue()).isZero();

        assertThat(sink.received()).hasSize(1);
        SmtpSink.Received mail = sink.received().get(0);
        assertThat(mail.to()).containsExactly("<student07@example.org>");
        assertThat(mail.text())
                .contains("From: gradus@example.org\n")
                .contains("To: student07@example.org\n")
                .contains("Subject: A new password\n")
                .contains("Auto-Submitted: auto-generated\n")
                .containsIgnoringCase("charset=UTF-8")
                .contains("\n..\nthe line above has one dot.\n");
    }

    @Test
    void aSubjectAddsNoHeader() {
        mails.add("student07@example.org", "Grades\r\nBcc: everybody@example.org\r\n\r\nBuy this", "body");

        assertThat(sender.sendDue()).isEqualTo(1);

        SmtpSink.Received mail = sink.received().get(0);
        assertThat(mail.to()).containsExactly("<student07@example.org>");
        assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("Buy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "student07@example.org\r\nRCPT TO:<everybody@example.org>",
                "student07@example.org, everybody@example.org",
                "group: student07@example.org, everybody@example.org;",
                "Somebody <student07@example.org>",
                "student07",
                ""
            })
    void whatIsNotOneAddressGetsNothing(String recipient) {
        mails.add(recipient, "subject", "body");

        assertThat(sender.sendDue()).isZero();

        assertThat(sink.received()).isEmpty();
        assertThat(mails.summary().givenUp()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedForNowIsSentLater() {
        mails.add("student07@example.org", "subject", "body");
        sink.answerToRecipient("451 try again");
        assertThat(sender.sendDue()).isZero();
        assertThat(mails.summary().problem()).contains("451");

        sink.answerToRecipient("250 ok");
        assertThat(sender.sendDue()).as("not at once").isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(sender.sendDue()).isEqualTo(1);
    }

    @Test
    void anUnknownRecipientIsNotTriedAgain() {
        mails.add("nobody@example.org", "subject", "body");
        sink.answerToRecipient("550 no such person");

        assertThat(sender.sendDue()).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(sender.sendDue()).isZero();

        assertThat(mails.summary().givenUp()).isEqualTo(1);
    }

    @Test
    void whenNobodyAnswersTheMailIsKept() throws IOException {
        mails.add("student07@example.org", "subject", "body");
        int port = sink.port();
        sink.close();

        assertThat(sender.sendDue()).isZero();

        assertThat(mails.summary().waiting()).isEqualTo(1);
        assertThat(mails.summary().problem()).contains(Integer.toString(port));
    }

    @Test
    void withoutTheEncryptionThatWasAskedForNothingIsSent() {
        mails.add("student07@example.org", "subject", "body");
        try (MailSender encrypting = new MailSender(mails, settings(sink.port(), true), clock)) {
            assertThat(encrypting.sendDue()).isZero();
        }

        assertThat(sink.received()).isEmpty();
        assertThat(mails.summary().problem()).containsIgnoringCase("STARTTLS");
    }

    @Test
    void theOutboxIsLookedAtInTheBackground() {
        mails.add("student07@example.org", "subject", "body");

        sender.start();

        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (mails.summary().waiting() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(sink.received()).hasSize(1);
    }

    @Test
    void aSenderThatIsNoAddressSendsNothing() {
        mails.add("student07@example.org", "subject", "body");
        SmtpConfig odd = new SmtpConfig("127.0.0.1", sink.port(), "", "", "gradus@example.org\nBcc: all", false);
        try (MailSender wrong = new MailSender(mails, odd, clock)) {
            assertThat(wrong.sendDue()).isZero();
        }

        assertThat(sink.received()).isEmpty();
        assertThat(mails.summary().waiting()).isEqualTo(1);
    }
}
