package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The files of a class that staff hand in together. A batch is read first, then open: what it would do can be looked at and nothing is
 * done; then it is taken, as a whole and once. What is not taken within a day is given up.
 */
public final class Batches {
    /** How long one may be looked at. */
    public static final Duration OPEN_FOR = Duration.ofHours(24);

    /** Longer than reading takes: what is still read then, its server has died of. */
    private static final Duration LONGEST_READING = Duration.ofHours(1);

    private static final String SELECT = "select b.*, p.name as by_name,"
            + " (select count(i.submission_id) from batch_item i where i.batch_id = b.id) as items,"
            + " (select count(*) from batch_item i join submission s on s.id = i.submission_id where i.batch_id = b.id"
            + " and s.state not in ('WAITING', 'RUNNING')) as done"
            + " from batch b left join person p on p.id = b.created_by where b.state <> 'READING' and ";

    private final Database database;
    private final Clock clock;

    public Batches(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How far a batch is. */
    public enum State {
        /** It can be looked at; nothing is handed in. */
        OPEN,
        /** Its files are submissions now. */
        TAKEN
    }

    /**
     * A batch.
     *
     * @param by name of whoever uploaded it; null if the account is gone
     * @param taken when it was taken; null while it is open
     * @param fileName as it came, only ever shown
     * @param notes what was passed over when it was read, in sentences
     * @param items how many of its files are submissions
     * @param done how many of these are graded
     */
    public record Batch(
            long id,
            long assignment,
            State state,
            @Nullable String by,
            Instant created,
            @Nullable Instant taken,
            String fileName,
            List<String> notes,
            int items,
            int done) {
        public Batch {
            notes = List.copyOf(notes);
        }
    }

    /**
     * A file of a batch.
     *
     * @param number tells it from the others of the batch
     * @param folder its name among the results, fit as a file name
     * @param label the student's name as the platform wrote it, or the file's path
     * @param fileName as the student named it
     * @param late whether the platform marked it as late
     * @param platformIds the platform's own numbers
     * @param notes what was decided on the way, in sentences
     * @param sha256 of its content; empty if it could not be read
     * @param problem why it cannot be graded, in sentences; null if nothing is known against it
     * @param person whose submission it became; null if it did not
     * @param submission null if it is none
     */
    public record Item(
            int number,
            String folder,
            String label,
            String fileName,
            boolean late,
            Map<String, String> platformIds,
            List<String> notes,
            String sha256,
            int size,
            @Nullable String problem,
            @Nullable Long person,
            @Nullable Long submission) {
        public Item {
            platformIds = Map.copyOf(platformIds);
            notes = List.copyOf(notes);
        }

        /** Whether a platform wrote the label. */
        public boolean fromPlatform() {
            return !platformIds.isEmpty();
        }
    }

    /** Begins to read one; nobody sees it until it is {@link #open opened}. */
    public long begin(long assignment, @Nullable Person by, String fileName) {
        return database.with(handle -> handle.createQuery(
                        "insert into batch (assignment_id, state, created_by, created_at, file_name)"
                                + " values (:assignment, 'READING', :by, :now, :file) returning id")
                .bind("assignment", assignment)
                .bind("by", by == null ? null : by.id())
                .bind("now", clock.millis())
                .bind("file", fileName)
                .mapTo(Long.class)
                .one());
    }

    /**
     * Adds a file to one that is being read.
     *
     * @param content is kept if nothing is known against the file
     */
    public void add(long batch, Item item, byte[] content) {
        database.transaction(handle -> {
            boolean kept = item.problem() == null;
            if (kept) {
                Jars.keep(handle, item.sha256(), content);
            }
            return handle.createUpdate("insert into batch_item (batch_id, number, folder, label, file_name, late,"
                            + " platform_ids, notes, sha256, size, jar_sha256, problem) values (:batch, :number, :folder, :label,"
                            + " :file, :late, :ids, :notes, :sha, :size, :jar, :problem)")
                    .bind("batch", batch)
                    .bind("number", item.number())
                    .bind("folder", item.folder())
                    .bind("label", item.label())
                    .bind("file", item.fileName())
                    .bind("late", Rows.flag(item.late()))
                    .bind("ids", ids(item.platformIds()))
                    .bind("notes", lines(item.notes()))
                    .bind("sha", item.sha256())
                    .bind("size", item.size())
                    .bind("jar", kept ? item.sha256() : null)
                    .bind("problem", item.problem())
                    .execute();
        });
    }

    /** Runs everything or nothing: several files at once are added faster. */
    public void together(Runnable work) {
        database.transaction(handle -> {
            work.run();
            return null;
        });
    }

    /**
     * Opens one that is read.
     *
     * @param once made for one form: what comes twice with the same one is one batch
     * @return its id; that of the first one if this very form was sent before
     */
    public long open(long batch, long assignment, String once, List<String> notes) {
        return database.transaction(handle -> {
            Optional<Batch> first = byOnce(assignment, once);
            if (first.isPresent()) {
                discard(batch);
                return first.get().id();
            }
            handle.createUpdate("update batch set state = 'OPEN', once = :once, notes = :notes where id = :id")
                    .bind("once", once)
                    .bind("notes", lines(notes))
                    .bind("id", batch)
                    .execute();
            return batch;
        });
    }

    /** The batch that came with this form. */
    public Optional<Batch> byOnce(long assignment, String once) {
        return database.with(handle -> handle.createQuery(SELECT + "b.assignment_id = :assignment and b.once = :once")
                .bind("assignment", assignment)
                .bind("once", once)
                .map((row, context) -> batch(row))
                .findOne());
    }

    public Optional<Batch> byId(long id) {
        return database.with(handle -> handle.createQuery(SELECT + "b.id = :id")
                .bind("id", id)
                .map((row, context) -> batch(row))
                .findOne());
    }

    /** The batches of an assignment, the newest first. */
    public List<Batch> of(long assignment) {
        return database.with(handle -> handle.createQuery(SELECT + "b.assignment_id = :assignment order by b.id desc")
                .bind("assignment", assignment)
                .map((row, context) -> batch(row))
                .list());
    }

    /** The files of a batch. */
    public List<Item> items(long batch) {
        return database.with(
                handle -> handle.createQuery("select * from batch_item where batch_id = :batch order by number")
                        .bind("batch", batch)
                        .map((row, context) -> item(row))
                        .list());
    }

    /**
     * To whom files with a platform's mark went in a course, by name and value of the mark joined with {@code =}; a mark that went to
     * several people tells nothing.
     */
    public Map<String, Long> owners(long course, String mark) {
        Map<String, List<Long>> people = database.with(handle -> handle
                .createQuery(
                        "select distinct i.platform_ids, i.person_id from batch_item i join batch b on b.id = i.batch_id"
                                + " join assignment a on a.id = b.assignment_id where a.course_id = :course and i.person_id is not null")
                .bind("course", course)
                .map((row, context) -> Map.entry(ids(row.getString(1)).getOrDefault(mark, ""), row.getLong(2)))
                .list()
                .stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .distinct()
                .collect(Collectors.groupingBy(
                        entry -> mark + "=" + entry.getKey(),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
        Map<String, Long> owners = new HashMap<>();
        people.forEach((key, ids) -> {
            if (ids.size() == 1) {
                owners.put(key, ids.get(0));
            }
        });
        return owners;
    }

    /** Takes one that is open; the caller makes its submissions in the same transaction. False if it is taken already, or gone. */
    public boolean take(long batch) {
        return database.with(handle -> handle.createUpdate(
                                "update batch set state = 'TAKEN', taken_at = :now where id = :id and state = 'OPEN'")
                        .bind("now", clock.millis())
                        .bind("id", batch)
                        .execute())
                == 1;
    }

    /** Notes what a file has become. */
    public void became(long batch, int number, long person, long submission) {
        database.with(
                handle -> handle.createUpdate("update batch_item set person_id = :person, submission_id = :submission"
                                + " where batch_id = :batch and number = :number")
                        .bind("person", person)
                        .bind("submission", submission)
                        .bind("batch", batch)
                        .bind("number", number)
                        .execute());
    }

    /** Forgets the contents: what was handed in, its submission has. */
    public void release(long batch) {
        database.transaction(handle -> {
            List<String> jars = jars(handle, batch);
            handle.createUpdate("update batch_item set jar_sha256 = null where batch_id = :batch")
                    .bind("batch", batch)
                    .execute();
            Jars.deleteUnused(handle, jars);
            return null;
        });
    }

    /** Gives one up that is not taken; false if it is taken, or gone. */
    public boolean discard(long batch) {
        return database.transaction(handle -> {
            List<String> jars = jars(handle, batch);
            int deleted = handle.createUpdate("delete from batch where id = :id and state <> 'TAKEN'")
                    .bind("id", batch)
                    .execute();
            Jars.deleteUnused(handle, jars);
            return deleted == 1;
        });
    }

    /** Gives up what was looked at for too long, and what a server died of while it read it. */
    public void expire() {
        database.transaction(handle -> {
            List<Long> old = handle.createQuery("select id from batch where (state = 'OPEN' and created_at < :open)"
                            + " or (state = 'READING' and created_at < :reading)")
                    .bind("open", clock.millis() - OPEN_FOR.toMillis())
                    .bind("reading", clock.millis() - LONGEST_READING.toMillis())
                    .mapTo(Long.class)
                    .list();
            old.forEach(this::discard);
            return null;
        });
    }

    private static List<String> jars(Handle handle, long batch) {
        return handle.createQuery(
                        "select distinct jar_sha256 from batch_item where batch_id = :batch and jar_sha256 is not null")
                .bind("batch", batch)
                .mapTo(String.class)
                .list();
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getLong("id"),
                row.getLong("assignment_id"),
                State.valueOf(row.getString("state")),
                row.getString("by_name"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "taken_at"),
                row.getString("file_name"),
                lines(row.getString("notes")),
                row.getInt("items"),
                row.getInt("done"));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getInt("number"),
                row.getString("folder"),
                row.getString("label"),
                row.getString("file_name"),
                Rows.flag(row, "late"),
                ids(row.getString("platform_ids")),
                lines(row.getString("notes")),
                row.getString("sha256"),
                row.getInt("size"),
                row.getString("problem"),
                Rows.longOrNull(row, "person_id"),
                Rows.longOrNull(row, "submission_id"));
    }

    private static String lines(List<String> sentences) {
        return sentences.stream().map(Batches::oneLine).collect(Collectors.joining("\n"));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
    }

    private static String ids(Map<String, String> ids) {
        return new TreeMap<>(ids)
                .entrySet().stream()
                        .map(entry -> oneLine(entry.getKey() + "=" + entry.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> ids(String text) {
        return lines(text).stream()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
