package org.gradus.store;

import java.util.Optional;

/** Who works together on an assignment. */
public final class Teams {
    private final Database database;

    public Teams(Database database) {
        this.database = database;
    }

    /** The team of a person in an assignment. */
    public Optional<Long> teamOf(long assignment, long person) {
        return database.with(handle -> handle.createQuery(
                        "select team_id from team_member where assignment_id = :assignment and person_id = :person")
                .bind("assignment", assignment)
                .bind("person", person)
                .mapTo(Long.class)
                .findOne());
    }
}
