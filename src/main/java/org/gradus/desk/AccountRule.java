package org.gradus.desk;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradus.course.Role;
import org.gradus.store.Courses;
import org.gradus.store.Person;

/**
 * Who may answer for somebody else's account: make a link with which a password is chosen, or, as long as there is none, correct name and
 * address. Such a link opens the account to whoever holds it, so nobody may get by it to anything that is not open to him already:
 *
 * <ul>
 *   <li>administrators may for everybody who is not disabled;
 *   <li>nobody else for an administrator or an author;
 *   <li>an instructor for somebody who has not chosen a password yet, and for a student who forgot it, if <em>all</em> courses in which
 *       that person takes or took part are courses that this instructor leads. Otherwise it would be enough to enrol a stranger in a
 *       course of one's own in order to read what he hands in elsewhere, or to grade there if he assists;
 *   <li>assistants for nobody.
 * </ul>
 */
public final class AccountRule {
    /** Who answers for an account; the names are keys of the message file. */
    public enum Account {
        /** The viewer: it was never used, and belongs to nobody else's course. */
        OURS,
        /** The person, who has a password. */
        OWN,
        /** Administrators: the person takes part in other people's courses, or has rights on the whole server. */
        SHARED,
        /** Nobody: an administrator has locked it. */
        DISABLED
    }

    private final Person maker;
    private final Set<Long> leads;
    private final Function<Person, Map<Long, Role>> parts;

    private AccountRule(Person maker, Set<Long> leads, Function<Person, Map<Long, Role>> parts) {
        this.maker = maker;
        this.leads = leads;
        this.parts = parts;
    }

    /** The rule for this viewer, about anybody. */
    public static AccountRule of(Viewer viewer, Courses courses) {
        return new AccountRule(viewer.signedIn(), leads(viewer, courses), person -> courses.everOf(person.id()));
    }

    /** The rule for this viewer, about many people of the viewer's course, read at once; it allows nothing about others. */
    static AccountRule ofCourse(Viewer viewer, Courses courses) {
        Map<Long, Map<Long, Role>> all = courses.everOfAll(viewer.theCourse().id());
        return new AccountRule(
                viewer.signedIn(), leads(viewer, courses), person -> all.getOrDefault(person.id(), Map.of()));
    }

    private static Set<Long> leads(Viewer viewer, Courses courses) {
        return courses.of(viewer.signedIn().id()).stream()
                .filter(taken -> taken.role() == Role.INSTRUCTOR)
                .map(taken -> taken.course().id())
                .collect(Collectors.toSet());
    }

    /** Who answers for name and address. */
    public Account of(Person person) {
        if (person.disabled()) {
            return Account.DISABLED;
        }
        if (!person.invited()) {
            return Account.OWN;
        }
        return mayLink(person) ? Account.OURS : Account.SHARED;
    }

    /** Whether the viewer may make a link for somebody. */
    boolean mayLink(Person person) {
        return allows(maker, leads, person, parts.apply(person));
    }

    /**
     * Whether a link may be made.
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
                && parts.values().stream().allMatch(role -> role == Role.STUDENT || other.invited());
    }
}
