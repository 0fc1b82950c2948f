package org.gradus.desk;

import org.gradus.store.AuditLog;
import org.gradus.store.Database;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.Retention;
import org.gradus.store.Sessions;

/** Makes accounts, gives them rights, locks and deletes them. Who may do so was decided before. */
public final class PeopleAdministration {
    private final Texts texts;
    private final Database database;
    private final People people;
    private final Sessions sessions;
    private final Retention retention;
    private final AuditLog audit;

    PeopleAdministration(Services services, Texts texts) {
        this.texts = texts;
        this.database = services.database();
        this.people = services.people();
        this.sessions = services.sessions();
        this.retention = services.retention();
        this.audit = services.audit();
    }

    /**
     * Makes an account without a password.
     *
     * @param email in the form in which addresses are kept
     */
    public Made<Person> create(Viewer viewer, String name, String email) {
        if (name.isEmpty()) {
            return Made.not(texts.get("welcome.name-missing"));
        }
        if (!Typed.isEmail(email)) {
            return Made.not(texts.get("welcome.email-wrong"));
        }
        return database.transaction(handle -> {
            if (people.byEmail(email).isPresent()) {
                return Made.not(texts.get("admin.person-exists"));
            }
            audit.note(viewer.signedIn(), null, "person.created", email, name);
            return Made.of(people.create(email, name));
        });
    }

    /** Locks an account or opens it again. */
    public Made<Person> setDisabled(Viewer viewer, Person person, boolean disabled) {
        return database.transaction(handle -> {
            if (disabled && person.administrator() && !people.anotherAdministrator(person.id())) {
                return Made.not(texts.get("admin.last"));
            }
            people.setDisabled(person.id(), disabled);
            if (disabled) {
                sessions.closeAll(person.id());
            }
            audit.note(viewer.signedIn(), null, disabled ? "person.disabled" : "person.enabled", person.email(), "");
            return Made.of(people.byId(person.id()).orElseThrow());
        });
    }

    /**
     * Sets the rights on the whole server.
     *
     * @param sure whether somebody has said that more rights are meant
     */
    public Made<Person> setRights(Viewer viewer, Person person, boolean administrator, boolean author, boolean sure) {
        boolean more = (administrator && !person.administrator()) || (author && !person.author());
        if (more && !sure) {
            return Made.not(texts.get("admin.rights-not-sure"));
        }
        return database.transaction(handle -> {
            if (!administrator && person.administrator() && !people.anotherAdministrator(person.id())) {
                return Made.not(texts.get("admin.last"));
            }
            people.setAdministrator(person.id(), administrator);
            people.setAuthor(person.id(), author);
            audit.note(
                    viewer.signedIn(),
                    null,
                    "person.rights",
                    person.email(),
                    rights(person.administrator(), person.author()) + " → " + rights(administrator, author));
            return Made.of(people.byId(person.id()).orElseThrow());
        });
    }

    private static String rights(boolean administrator, boolean author) {
        return administrator ? author ? "administrator, author" : "administrator" : author ? "author" : "-";
    }

    /**
     * Deletes an account with all that its person handed in alone.
     *
     * @param typed must be its address: nobody deletes somebody by a slip
     */
    public Made<Person> delete(Viewer viewer, Person person, String typed) {
        if (person.id() == viewer.signedIn().id()) {
            return Made.not(texts.get("admin.delete-yourself"));
        }
        if (!People.address(typed).equals(person.email())) {
            return Made.not(texts.get("admin.delete-typed", person.email()));
        }
        return database.transaction(handle -> {
            if (person.administrator() && !people.anotherAdministrator(person.id())) {
                return Made.not(texts.get("admin.last"));
            }
            Retention.OfPerson goes = retention.ofPerson(person.id());
            retention.deletePerson(person);
            audit.note(
                    viewer.signedIn(), null, "person.deleted", "#" + person.id(), goes.submissions() + " submissions");
            return Made.of(person);
        });
    }
}
