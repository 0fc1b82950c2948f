package org.gradus.desk;

import java.util.Optional;
import org.gradus.store.ApiTokens;
import org.gradus.store.AuditLog;
import org.gradus.store.Database;
import org.gradus.store.People;
import org.gradus.store.Person;

/** What people settle for themselves, whether they ask in a browser or by a program. */
public final class Account {
    private final Texts texts;
    private final Database database;
    private final People people;
    private final ApiTokens tokens;
    private final AuditLog audit;

    Account(Services services, Texts texts) {
        this.texts = texts;
        this.database = services.database();
        this.people = services.people();
        this.tokens = services.tokens();
        this.audit = services.audit();
    }

    /**
     * Sets name and time zone.
     *
     * @param zone empty for that of each course
     */
    public Made<Person> setProfile(Person person, String name, String zone) {
        if (name.isEmpty()) {
            return Made.not(texts.get("welcome.name-missing"));
        }
        if (!zone.isEmpty() && !Zones.IDS.contains(zone)) {
            return Made.not(texts.get("account.zone-unknown"));
        }
        return database.transaction(handle -> {
            people.setTimeZone(person.id(), zone.isEmpty() ? null : zone);
            if (!name.equals(person.name())) {
                people.setName(person.id(), name);
                audit.note(person, null, "account.renamed", person.email(), person.name() + " → " + name);
            }
            return Made.of(people.byId(person.id()).orElseThrow());
        });
    }

    /** Revokes one of the person's tokens; what is not the person's is not found. */
    public ApiTokens.Token revoke(Person person, long id) {
        return database.transaction(handle -> {
            Optional<ApiTokens.Token> token = tokens.revoke(person.id(), id);
            ApiTokens.Token revoked = token.orElseThrow(Refused::notFound);
            audit.note(
                    person,
                    null,
                    "token.revoked",
                    revoked.name(),
                    revoked.scope().name());
            return revoked;
        });
    }
}
