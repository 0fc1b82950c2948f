package org.gradus.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gradus.config.SmtpConfig;
import org.gradus.store.Mails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the outbox in the background. What the mail server cannot take now is tried again later, ever more rarely; what it refuses for good
 * is given up. A mail may arrive twice if this process ends between sending it and noting that; it is never lost that way.
 */
public final class MailSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
    private static final long PERIOD_SECONDS = 5;
    private static final String TIMEOUT_MS = "15000";
    private static final int AT_ONCE = 50;

    private final Mails mails;
    private final SmtpConfig settings;
    private final Clock clock;
    private final Session session;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "mail");
        made.setDaemon(true);
        return made;
    });

    public MailSender(Mails mails, SmtpConfig settings, Clock clock) {
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(SmtpConfig settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.from", settings.from());
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.port() == 465));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
        return properties;
    }

    /** Begins to look into the outbox, every few seconds. */
    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::round, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            sendDue();
        } catch (RuntimeException e) {
            LOG.error("the outbox could not be read", e);
        }
    }

    /** Sends what is due now, unless this is closed, and returns how many mails the mail server took. */
    public int sendDue() {
        int sent = 0;
        for (Mails.Mail mail : mails.due(AT_ONCE)) {
            if (thread.isShutdown()) {
                break;
            }
            if (mails.take(mail) && send(mail)) {
                sent++;
            }
        }
        return sent;
    }

    private boolean send(Mails.Mail mail) {
        if (!Addresses.isPlain(mail.recipient())) {
            mails.givenUp(mail, "not an address: " + Addresses.line(mail.recipient()));
            return false;
        }
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(mail);
            transport.connect(
                    settings.user().isEmpty() ? null : settings.user(),
                    settings.user().isEmpty() ? null : settings.password());
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException e) {
            Address[] unknown = e.getInvalidAddresses();
            String problem = problem(e);
            LOG.warn("mail {} was not taken: {}", mail.id(), problem);
            if (unknown != null && unknown.length > 0) {
                mails.givenUp(mail, problem);
            } else {
                mails.failed(mail, problem);
            }
            return false;
        } catch (MessagingException e) {
            String problem = problem(e);
            LOG.warn("mail {} could not be sent by {}: {}", mail.id(), settings.host(), problem);
            mails.failed(mail, problem);
            return false;
        }
        mails.sent(mail);
        return true;
    }

    private MimeMessage message(Mails.Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
        message.setSubject(Addresses.line(mail.subject()), "UTF-8");
        message.setText(mail.body(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        // No machine answers a machine (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static String problem(MessagingException e) {
        StringBuilder text = new StringBuilder(Addresses.line(String.valueOf(e.getMessage())));
        if (e.getNextException() != null) {
            text.append("; ")
                    .append(Addresses.line(String.valueOf(e.getNextException().getMessage())));
        }
        return text.toString();
    }

    /** Stops after the mail that is being sent. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
