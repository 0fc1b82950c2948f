package org.gradus.desk;

import java.util.Optional;
import org.gradus.config.ServerConfig;
import org.gradus.store.AccountLinks.Kind;
import org.gradus.store.Mails;
import org.gradus.store.Person;

/** Mails links with which people choose a password, on a server that knows a mail server. */
public final class LinkMails {
    private final Mails mails;
    private final Texts texts;
    private final Optional<String> site;

    public LinkMails(Mails mails, Texts texts, ServerConfig config) {
        this.mails = mails;
        this.texts = texts;
        this.site = Optional.ofNullable(config.mail()).map(mail -> config.address(config.port()));
    }

    /** Whether mails can be sent at all. */
    public boolean works() {
        return site.isPresent();
    }

    /**
     * Puts the mail into the outbox, in the caller's transaction.
     *
     * @param token of the link
     * @throws IllegalStateException if mails cannot be sent
     */
    public void send(Person person, Kind kind, String token) {
        String link =
                site.orElseThrow(() -> new IllegalStateException("No mail server is known.")) + "/welcome/" + token;
        String key = kind == Kind.INVITATION ? "mail.invitation" : "mail.reset";
        long life = kind == Kind.INVITATION ? kind.life().toDays() : kind.life().toHours();
        mails.add(person.email(), texts.get(key + ".subject"), texts.get(key + ".body", person.name(), link, life));
    }
}
