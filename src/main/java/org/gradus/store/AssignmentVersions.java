package org.gradus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The versions of the assignments of the catalog, with their files, and which of them is in use. Nothing that was in use is forgotten. */
public final class AssignmentVersions {
    private static final String SUMMARIES =
            "select v.id, v.catalog_id, v.version, v.title, v.origin, v.source, v.facts, v.proof, v.proved_at,"
                    + " v.created_at, p.name as by_name from assignment_version v left join person p on p.id = v.created_by";

    private static final String USES =
            "select u.*, p.name as by_name from assignment_use u left join person p on p.id =" + " u.chosen_by";

    private final Database database;
    private final Clock clock;

    public AssignmentVersions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How a version came here. */
    public enum Origin {
        /** It was seen in the server's own folder of assignments. */
        FOLDER,
        /** Somebody uploaded it. */
        UPLOAD,
        /** Somebody named a folder on the server. */
        SERVER
    }

    /**
     * A version without its files.
     *
     * @param version hash of the files, as gradings keep it
     * @param source name of the uploaded file or of the folder; empty if it lay in the server's own folder
     * @param facts what it consists of, as JSON
     * @param proof what its verification found out, as JSON; null if it was not verified
     * @param by name of whoever brought it; null if nobody did or the account is gone
     */
    public record Version(
            long id,
            String catalogId,
            String version,
            String title,
            Origin origin,
            String source,
            String facts,
            @Nullable String proof,
            @Nullable Instant proved,
            @Nullable String by,
            Instant created) {}

    /**
     * A version that was taken into use.
     *
     * @param installed whether it is taken from here; otherwise it lies in the server's own folder
     * @param by name of whoever chose it; null if nobody did or the account is gone
     */
    public record Use(
            String catalogId,
            String version,
            boolean installed,
            @Nullable String by,
            Instant since) {}

    /**
     * Keeps a version, unless it is kept already.
     *
     * @param content its files as a zip
     * @return false if it was there
     */
    public boolean add(
            String catalogId,
            String version,
            String title,
            Origin origin,
            String source,
            byte[] content,
            String facts,
            @Nullable Person by) {
        return database.with(handle -> handle.createUpdate("insert into assignment_version (catalog_id, version, title,"
                                + " origin, source, content, facts, created_by, created_at) values (:catalog, :version,"
                                + " :title, :origin, :source, :content, :facts, :by, :now)"
                                + " on conflict (catalog_id, version) do nothing")
                        .bind("catalog", catalogId)
                        .bind("version", version)
                        .bind("title", title)
                        .bind("origin", origin.name())
                        .bind("source", source)
                        .bind("content", content)
                        .bind("facts", facts)
                        .bind("by", by == null ? null : by.id())
                        .bind("now", clock.millis())
                        .execute())
                == 1;
    }

    /** An assignment's versions, newest first. */
    public List<Version> of(String catalogId) {
        return database.with(
                handle -> handle.createQuery(SUMMARIES + " where v.catalog_id = :catalog order by v.id desc")
                        .bind("catalog", catalogId)
                        .map((row, context) -> version(row))
                        .list());
    }

    public Optional<Version> find(String catalogId, String version) {
        return database.with(
                handle -> handle.createQuery(SUMMARIES + " where v.catalog_id = :catalog and v.version = :version")
                        .bind("catalog", catalogId)
                        .bind("version", version)
                        .map((row, context) -> version(row))
                        .findOne());
    }

    /** A version's files as a zip; empty if they are not kept. */
    public Optional<byte[]> content(String catalogId, String version) {
        return database.with(handle -> handle.createQuery(
                        "select content from assignment_version where catalog_id = :catalog and version = :version")
                .bind("catalog", catalogId)
                .bind("version", version)
                .mapTo(byte[].class)
                .findOne());
    }

    /** Keeps what a verification found out. */
    public void prove(String catalogId, String version, String proof) {
        database.with(
                handle -> handle.createUpdate("update assignment_version set proof = :proof, proved_at = :now where"
                                + " catalog_id = :catalog and version = :version")
                        .bind("proof", proof)
                        .bind("now", clock.millis())
                        .bind("catalog", catalogId)
                        .bind("version", version)
                        .execute());
    }

    /**
     * Forgets a version that was never in use.
     *
     * @return false if it was, or there is none: then nothing is done
     */
    public boolean discard(String catalogId, String version) {
        return database.with(handle -> handle.createUpdate("delete from assignment_version where catalog_id = :catalog"
                                + " and version = :version and not exists (select 1 from assignment_use u where"
                                + " u.catalog_id = :catalog and u.version = :version)")
                        .bind("catalog", catalogId)
                        .bind("version", version)
                        .execute())
                == 1;
    }

    /** What an assignment uses; empty if no server has said it yet. */
    public Optional<Use> inUse(String catalogId) {
        return database.with(handle -> handle.createQuery(USES + " where u.id = (select max(n.id) from assignment_use n"
                        + " where n.catalog_id = :catalog)")
                .bind("catalog", catalogId)
                .map((row, context) -> use(row))
                .findOne());
    }

    /** What each assignment uses, by id. */
    public Map<String, Use> inUse() {
        return database.with(handle -> {
            Map<String, Use> uses = new LinkedHashMap<>();
            handle.createQuery(USES + " where u.id in (select max(n.id) from assignment_use n group by n.catalog_id)"
                            + " order by u.catalog_id")
                    .map((row, context) -> use(row))
                    .forEach(use -> uses.put(use.catalogId(), use));
            return uses;
        });
    }

    /** Everything that was ever in use of an assignment, newest first. */
    public List<Use> history(String catalogId) {
        return database.with(handle -> handle.createQuery(USES + " where u.catalog_id = :catalog order by u.id desc")
                .bind("catalog", catalogId)
                .map((row, context) -> use(row))
                .list());
    }

    /** Takes a kept version into use, from now on, for every process at this database. */
    public void use(String catalogId, String version, Person by) {
        database.with(handle -> insertUse(handle, catalogId, version, true, by));
    }

    /** Uses what lies in the server's own folder again, which now is the given version. */
    public void useFolder(String catalogId, String version, Person by) {
        database.with(handle -> insertUse(handle, catalogId, version, false, by));
    }

    private int insertUse(Handle handle, String catalogId, String version, boolean installed, @Nullable Person by) {
        return handle.createUpdate("insert into assignment_use (catalog_id, version, installed, chosen_by, chosen_at)"
                        + " values (:catalog, :version, :installed, :by, :now)")
                .bind("catalog", catalogId)
                .bind("version", version)
                .bind("installed", Rows.flag(installed))
                .bind("by", by == null ? null : by.id())
                .bind("now", clock.millis())
                .execute();
    }

    /** Notes which version lies in the server's own folder, unless one that was installed is in use. */
    public void seenInFolder(String catalogId, String version) {
        database.with(handle -> handle.createUpdate(
                        "insert into assignment_use (catalog_id, version, installed, chosen_by, chosen_at)"
                                + " select :catalog, :version, 0, null, :now where not exists (select 1 from assignment_use u"
                                + " where u.id = (select max(n.id) from assignment_use n where n.catalog_id = :catalog)"
                                + " and (u.installed = 1 or u.version = :version))")
                .bind("catalog", catalogId)
                .bind("version", version)
                .bind("now", clock.millis())
                .execute());
    }

    /** How many results that count were made by which version, for an assignment of a course. */
    public Map<String, Integer> countingBy(long assignment) {
        return counts(
                "select g.assignment_version as version, count(*) as results from submission s join grading g on g.id ="
                        + " s.grading_id where s.assignment_id = :key and g.assignment_version <> '' group by"
                        + " g.assignment_version",
                assignment);
    }

    /** How many results that count were made by which version, over all courses. */
    public Map<String, Integer> countingBy(String catalogId) {
        return counts(
                "select g.assignment_version as version, count(*) as results from submission s join grading g on g.id ="
                        + " s.grading_id join assignment a on a.id = s.assignment_id where a.catalog_id = :key"
                        + " and g.assignment_version <> '' group by g.assignment_version",
                catalogId);
    }

    private Map<String, Integer> counts(String sql, Object key) {
        return database.with(handle -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            handle.createQuery(sql)
                    .bind("key", key)
                    .map((row, context) -> Map.entry(row.getString("version"), row.getInt("results")))
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            return counts;
        });
    }

    /** The courses that have an assignment of the catalog. */
    public List<Long> courses(String catalogId) {
        return database.with(handle -> handle.createQuery(
                        "select course_id from assignment where catalog_id = :catalog order by course_id")
                .bind("catalog", catalogId)
                .mapTo(Long.class)
                .list());
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getLong("id"),
                row.getString("catalog_id"),
                row.getString("version"),
                row.getString("title"),
                Origin.valueOf(row.getString("origin")),
                row.getString("source"),
                row.getString("facts"),
                row.getString("proof"),
                Rows.instantOrNull(row, "proved_at"),
                row.getString("by_name"),
                Rows.instant(row, "created_at"));
    }

    private static Use use(ResultSet row) throws SQLException {
        return new Use(
                row.getString("catalog_id"),
                row.getString("version"),
                Rows.flag(row, "installed"),
                row.getString("by_name"),
                Rows.instant(row, "chosen_at"));
    }
}
