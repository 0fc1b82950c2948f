package org.gradus.web;

import java.util.Map;
import java.util.Set;
import org.gradus.course.Role;
import org.gradus.store.Person;

/**
 * Who may make a link with which somebody else chooses a password. Such a link opens the account to whoever holds it, so nobody may get by
 * it to anything that is not open to him already:
 *
 * <ul>
 *   <li>administrators may make one for everybody who is not disabled;
 *   <li>nobody else for an administrator or an author;
 *   <li>an instructor for a student or assistant who has not chosen a password yet, and for a student who forgot it, if <em>all</em>
 *       courses in which that person takes or took part are courses that this instructor leads. Otherwise it would be enough to enrol a
 *       stranger in a course of one's own in order to read what he hands in elsewhere, or to grade there if he assists;
 *   <li>assistants for nobody.
 * </ul>
 */
final class LinkRule {
    private LinkRule() {}

    /**
     * Whether the link may be made.
     *
     * @param leads the courses in which the maker is an instructor
     * @param parts the courses in which the other one takes or took part
     */
    static boolean allows(Person maker, Set<Long> leads, Person other, Map<Long, Role> parts) {
        if (other.disabled()) {
            return false;
        }
        if (maker.administrator()) {
            return true;
        }
        return !other.administrator()
                && !other.author()
                && !parts.isEmpty()
                && leads.containsAll(parts.keySet())
                && parts.values().stream()
                        .allMatch(role -> role == Role.STUDENT || (role == Role.ASSISTANT && other.invited()));
    }
}
