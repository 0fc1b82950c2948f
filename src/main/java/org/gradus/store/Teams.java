package org.gradus.store;

import java.util.List;
import java.util.Optional;

/** Who works together on an assignment. */
public final class Teams {
    private final Database database;

    public Teams(Database database) {
        this.database = database;
    }

    /**
     * A team.
     *
     * @param name the code with which others join
     * @param members their names
     */
    public record Team(long id, String name, List<String> members) {}

    /** The id of the team of a person in an assignment. */
    public Optional<Long> teamOf(long assignment, long person) {
        return database.with(handle -> handle.createQuery(
                        "select team_id from team_member where assignment_id = :assignment and person_id = :person")
                .bind("assignment", assignment)
                .bind("person", person)
                .mapTo(Long.class)
                .findOne());
    }

    /** The team of a person in an assignment. */
    public Optional<Team> find(long assignment, long person) {
        return teamOf(assignment, person).flatMap(id -> read("id = :value", id, assignment));
    }

    /** The team with this code. */
    public Optional<Team> byName(long assignment, String name) {
        return read("name = :value", name, assignment);
    }

    /** The ids of those who are in the team with this code. */
    public List<Long> membersOf(long assignment, String name) {
        return database.with(handle -> handle.createQuery("select m.person_id from team t join team_member m"
                        + " on m.team_id = t.id where t.assignment_id = :assignment and t.name = :name")
                .bind("assignment", assignment)
                .bind("name", name)
                .mapTo(Long.class)
                .list());
    }

    private Optional<Team> read(String where, Object value, long assignment) {
        return database.with(handle -> handle.createQuery(
                        "select id, name from team where assignment_id = :assignment and " + where)
                .bind("assignment", assignment)
                .bind("value", value)
                .map((row, context) -> new Team(row.getLong(1), row.getString(2), members(row.getLong(1))))
                .findOne());
    }

    private List<String> members(long team) {
        return database.with(
                handle -> handle.createQuery("select p.name from team_member m join person p on p.id = m.person_id"
                                + " where m.team_id = :team order by p.name")
                        .bind("team", team)
                        .mapTo(String.class)
                        .list());
    }

    /** Makes a team without members and returns its id. */
    public long make(long assignment, String name) {
        return database.with(handle -> handle.createQuery(
                        "insert into team (assignment_id, name) values (:assignment, :name) returning id")
                .bind("assignment", assignment)
                .bind("name", name)
                .mapTo(Long.class)
                .one());
    }

    /** Puts a person who has no team into one. */
    public void join(long assignment, long team, long person) {
        database.with(handle -> handle.createUpdate(
                        "insert into team_member (assignment_id, person_id, team_id) values (:assignment, :person, :team)")
                .bind("assignment", assignment)
                .bind("person", person)
                .bind("team", team)
                .execute());
    }

    /** Takes a person out of the team; a team that nobody is in any more goes. */
    public void leave(long assignment, long person) {
        database.transaction(handle -> {
            handle.createUpdate("delete from team_member where assignment_id = :assignment and person_id = :person")
                    .bind("assignment", assignment)
                    .bind("person", person)
                    .execute();
            return handle.createUpdate("delete from team where assignment_id = :assignment and not exists"
                            + " (select 1 from team_member m where m.team_id = team.id)")
                    .bind("assignment", assignment)
                    .execute();
        });
    }
}
