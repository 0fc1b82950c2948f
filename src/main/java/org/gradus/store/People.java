package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The people with accounts. */
public final class People {
    /** SQLite takes only the letters of English to be the same in capitals, so a name is looked for in several ways of writing it. */
    private static final String HOLDS = "(lower(name) like :part escape '!' or name like :titled escape '!'"
            + " or name like :capitals escape '!' or email like :part escape '!')";

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private final Database database;
    private final Clock clock;

    public People(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The form in which addresses are kept and compared. */
    public static String address(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public Optional<Person> byId(long id) {
        return database.with(handle -> handle.createQuery("select * from person where id = :id")
                .bind("id", id)
                .map((row, context) -> person(row))
                .findOne());
    }

    public Optional<Person> byEmail(String email) {
        return database.with(handle -> handle.createQuery("select * from person where email = :email")
                .bind("email", address(email))
                .map((row, context) -> person(row))
                .findOne());
    }

    public List<Person> all() {
        return database.with(handle -> handle.createQuery("select * from person order by name, id")
                .map((row, context) -> person(row))
                .list());
    }

    /**
     * People whose name or address holds a text, by name.
     *
     * @param part in any case; empty for everybody
     */
    public List<Person> search(String part, int offset, int count) {
        return database.with(handle -> handle.createQuery(
                        "select * from person where " + HOLDS + " order by name, id limit :count offset :offset")
                .bindMap(patterns(part))
                .bind("count", count)
                .bind("offset", offset)
                .map((row, context) -> person(row))
                .list());
    }

    /**
     * People whose name or address holds a text, after the given id, in the order of ids.
     *
     * @param part in any case; empty for everybody
     */
    public List<Person> searchAfter(String part, long after, int count) {
        return database.with(handle -> handle.createQuery(
                        "select * from person where " + HOLDS + " and id > :after order by id limit :count")
                .bindMap(patterns(part))
                .bind("after", after)
                .bind("count", count)
                .map((row, context) -> person(row))
                .list());
    }

    /** How many a search finds. */
    public int found(String part) {
        return database.with(handle -> handle.createQuery("select count(*) from person where " + HOLDS)
                .bindMap(patterns(part))
                .mapTo(Integer.class)
                .one());
    }

    private static Map<String, String> patterns(String part) {
        String small = part.strip().toLowerCase(Locale.ROOT);
        return Map.of(
                "part", pattern(small),
                "titled",
                        pattern(WORD.matcher(small)
                                .replaceAll(word -> word.group().substring(0, 1).toUpperCase(Locale.ROOT)
                                        + word.group().substring(1))),
                "capitals", pattern(small.toUpperCase(Locale.ROOT)));
    }

    private static String pattern(String part) {
        return "%" + part.replaceAll("([%_!])", "!$1") + "%";
    }

    /**
     * Whether there is an administrator who can sign in, this one left aside. Asked in the transaction that takes a right away: it holds
     * all administrators' rows until its end, so that two cannot take each other's at the same time.
     */
    public boolean anotherAdministrator(long except) {
        return database.transaction(handle -> {
            handle.createUpdate("update person set administrator = 1 where administrator = 1")
                    .execute();
            return handle.createQuery("select count(*) from person where administrator = 1 and disabled = 0"
                                    + " and password_hash is not null and id <> :id")
                            .bind("id", except)
                            .mapTo(Integer.class)
                            .one()
                    > 0;
        });
    }

    /** Whether nobody has been made yet: the server is new. */
    public boolean none() {
        return database.with(handle -> handle.createQuery("select count(*) from person")
                .mapTo(Long.class)
                .one()
                .equals(0L));
    }

    /**
     * Makes an account without a password.
     *
     * @return the new person; the one who has this address already if there is one
     */
    public Person create(String email, String name) {
        return database.transaction(handle -> {
            handle.createUpdate("insert into person (email, name, created_at) values (:email, :name, :now)"
                            + " on conflict (email) do nothing")
                    .bind("email", address(email))
                    .bind("name", name.strip())
                    .bind("now", clock.millis())
                    .execute();
            return byEmail(email).orElseThrow();
        });
    }

    /** The hash of the password; null if none was chosen. */
    public @Nullable String passwordHash(long id) {
        return database.with(handle -> handle.createQuery("select password_hash from person where id = :id")
                .bind("id", id)
                .map((row, context) -> Optional.ofNullable(row.getString(1)))
                .findOne()
                .flatMap(hash -> hash)
                .orElse(null));
    }

    public void setPasswordHash(long id, String hash) {
        update("update person set password_hash = :value where id = :id", id, hash);
    }

    public void setName(long id, String name) {
        update("update person set name = :value where id = :id", id, name.strip());
    }

    /** Sets the address; the caller made sure that nobody else has it. */
    public void setEmail(long id, String email) {
        update("update person set email = :value where id = :id", id, address(email));
    }

    /** Sets the time zone; null for the course's. */
    public void setTimeZone(long id, @Nullable String zone) {
        update("update person set time_zone = :value where id = :id", id, zone);
    }

    public void setAdministrator(long id, boolean administrator) {
        update("update person set administrator = :value where id = :id", id, Rows.flag(administrator));
    }

    public void setAuthor(long id, boolean author) {
        update("update person set author = :value where id = :id", id, Rows.flag(author));
    }

    public void setDisabled(long id, boolean disabled) {
        update("update person set disabled = :value where id = :id", id, Rows.flag(disabled));
    }

    private void update(String sql, long id, @Nullable Object value) {
        database.with(handle ->
                handle.createUpdate(sql).bind("id", id).bind("value", value).execute());
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                row.getString("time_zone"),
                Rows.flag(row, "administrator"),
                Rows.flag(row, "author"),
                row.getString("password_hash") == null,
                Rows.flag(row, "disabled"));
    }
}
