package org.gradus.web;

import java.util.Set;
import org.gradus.store.Courses;
import org.gradus.store.Person;

/**
 * Whose account staff of a course may answer for: name, address, and the link that sets the first password. Whoever holds that link becomes
 * the person, so an instructor gets it only for people who have nothing anywhere else on the server.
 */
final class RosterRights {
    private final boolean administrator;
    private final Set<Long> shared;

    private RosterRights(boolean administrator, Set<Long> shared) {
        this.administrator = administrator;
        this.shared = shared;
    }

    static RosterRights of(Viewer viewer, Courses courses) {
        return new RosterRights(
                viewer.administrator(),
                courses.shared(viewer.theCourse().id(), viewer.signedIn().id()));
    }

    /** Who answers for an account; the names are keys of the message file. */
    enum Account {
        /** The viewer: it was never used, and belongs to nobody else's course. */
        OURS,
        /** The person, who has a password. */
        OWN,
        /** Administrators: the person takes part in other people's courses, or has rights on the whole server. */
        SHARED,
        /** Nobody: an administrator has locked it. */
        DISABLED
    }

    Account of(Person person) {
        if (person.disabled()) {
            return Account.DISABLED;
        }
        if (!person.invited()) {
            return Account.OWN;
        }
        return administrator || !shared.contains(person.id()) ? Account.OURS : Account.SHARED;
    }
}
