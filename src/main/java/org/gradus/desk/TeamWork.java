package org.gradus.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradus.course.DuePlan;
import org.gradus.store.AuditLog;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Database;
import org.gradus.store.Extensions;
import org.gradus.store.Secrets;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;

/** Lets students find together: one makes a team, the others enter its code. */
public final class TeamWork {
    private final Database database;
    private final Teams teams;
    private final Submissions submissions;
    private final Extensions extensions;
    private final AuditLog audit;
    private final Clock clock;

    TeamWork(Services services) {
        this.database = services.database();
        this.teams = services.teams();
        this.submissions = services.submissions();
        this.extensions = services.extensions();
        this.audit = services.audit();
        this.clock = services.clock();
    }

    /** What somebody wants; the names are written into the audit log. */
    public enum Wish {
        MAKE,
        JOIN,
        LEAVE
    }

    /**
     * The team of the viewer, as the assignment's page shows it.
     *
     * @param offered whether the assignment is done in teams at all
     * @param code with which others join; empty if the viewer has no team
     * @param members names
     * @param mayLeave whether nothing has been handed in together yet
     */
    public record TeamView(boolean offered, String code, List<String> members, int size, boolean mayLeave) {}

    public TeamView of(Viewer viewer, CourseAssignment assignment) {
        if (assignment.teamSize() <= 1 || viewer.staff()) {
            return new TeamView(false, "", List.of(), 1, false);
        }
        return teams.find(assignment.id(), viewer.signedIn().id())
                .map(team -> new TeamView(
                        true, team.name(), team.members(), assignment.teamSize(), !submissions.hasTeam(team.id())))
                .orElseGet(() -> new TeamView(true, "", List.of(), assignment.teamSize(), false));
    }

    /** Whoever cannot be in a team of the assignment does not find any. */
    public static void requireTeams(Viewer viewer) {
        if (viewer.theAssignment().teamSize() <= 1 || viewer.staff()) {
            throw Refused.notFound();
        }
    }

    /**
     * Does it, if it can be done.
     *
     * @param code of the team to join
     * @return what became of it: a key of the message file below {@code team.}
     */
    public String change(Viewer viewer, Wish wish, String code) {
        requireTeams(viewer);
        CourseAssignment assignment = viewer.theAssignment();
        if (isOver(viewer, assignment)) {
            return "over";
        }
        String name = code.strip().toUpperCase(Locale.ROOT);
        return database.transaction(handle -> {
            // Two who join at once must not share the last place.
            List<Long> concerned =
                    new ArrayList<>(wish == Wish.JOIN ? teams.membersOf(assignment.id(), name) : List.of());
            concerned.add(viewer.signedIn().id());
            submissions.holdPlaces(assignment.id(), concerned);
            String outcome = switch (wish) {
                case MAKE -> make(viewer, assignment);
                case JOIN -> join(viewer, assignment, name);
                case LEAVE -> leave(viewer, assignment);
            };
            audit.note(
                    viewer.person(),
                    assignment.course(),
                    "team." + wish.name().toLowerCase(Locale.ROOT),
                    assignment.title(),
                    outcome);
            return outcome;
        });
    }

    /** Who could join now would get the points of what others have done. */
    private boolean isOver(Viewer viewer, CourseAssignment assignment) {
        return viewer.theCourse().archived()
                || extensions.plan(assignment, viewer.signedIn().id()).state(clock.instant()) == DuePlan.State.CLOSED;
    }

    private String make(Viewer viewer, CourseAssignment assignment) {
        long person = viewer.signedIn().id();
        if (teams.teamOf(assignment.id(), person).isPresent()) {
            return "has-one";
        }
        if (!submissions.of(assignment.id(), person, null).isEmpty()) {
            return "handed-in-alone";
        }
        String code = Secrets.token()
                .replaceAll("[^A-Za-z2-9]", "")
                .toUpperCase(Locale.ROOT)
                .substring(0, 8);
        teams.join(assignment.id(), teams.make(assignment.id(), code), person);
        return "made";
    }

    private String join(Viewer viewer, CourseAssignment assignment, String code) {
        long person = viewer.signedIn().id();
        if (teams.teamOf(assignment.id(), person).isPresent()) {
            return "has-one";
        }
        if (!submissions.of(assignment.id(), person, null).isEmpty()) {
            return "handed-in-alone";
        }
        Optional<Teams.Team> team = teams.byName(assignment.id(), code);
        if (team.isEmpty()) {
            return "no-such-code";
        }
        if (team.get().members().size() >= assignment.teamSize()) {
            return "full";
        }
        teams.join(assignment.id(), team.get().id(), person);
        return "joined";
    }

    private String leave(Viewer viewer, CourseAssignment assignment) {
        long person = viewer.signedIn().id();
        Optional<Long> team = teams.teamOf(assignment.id(), person);
        if (team.isEmpty()) {
            return "left";
        }
        if (submissions.hasTeam(team.get())) {
            return "handed-in-together";
        }
        teams.leave(assignment.id(), person);
        return "left";
    }
}
