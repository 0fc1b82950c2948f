package org.gradus.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;
import org.gradus.desk.Refused;
import org.gradus.desk.Viewer;
import org.gradus.store.ApiTokens;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Enrolment;
import org.gradus.store.Person;
import org.gradus.store.Session;
import org.gradus.store.Sessions;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each route who may use it, from the {@link Access} that the route names and the parts of its address: {@code {course}},
 * {@code {assignment}}, {@code {submission}}, each of which must belong to the one before. What somebody may not know of is not found.
 * People are known by the cookie of their session, programs (routes that name an {@link Api}) by their token; neither counts in place of
 * the other.
 */
final class Guard {
    static final String COOKIE = "gradus_session";

    private static final String BEARER = "Bearer ";
    private static final String VIEWER = "viewer";
    private static final String SESSION = "session";

    private final Sessions sessions;
    private final Courses courses;
    private final CourseAssignments assignments;
    private final Submissions submissions;
    private final Teams teams;
    private final ApiTokens tokens;

    Guard(
            Sessions sessions,
            Courses courses,
            CourseAssignments assignments,
            Submissions submissions,
            Teams teams,
            ApiTokens tokens) {
        this.sessions = sessions;
        this.courses = courses;
        this.assignments = assignments;
        this.submissions = submissions;
        this.teams = teams;
        this.tokens = tokens;
    }

    /** Who asks; known after the guard has let the request through. */
    static Viewer viewer(Context ctx) {
        Viewer viewer = ctx.attribute(VIEWER);
        return viewer == null ? Viewer.NOBODY : viewer;
    }

    /** Answers the rest of the request as a student would be answered; returns who asks now. */
    static Viewer asStudent(Context ctx) {
        Viewer student = viewer(ctx).asStudent();
        ctx.attribute(VIEWER, student);
        return student;
    }

    /** The session of the request; empty if nobody is signed in. */
    static Optional<Session> session(Context ctx) {
        return Optional.ofNullable(ctx.attribute(SESSION));
    }

    /** Lets the request through or throws. */
    void check(Context ctx) {
        Set<?> roles = ctx.routeRoles();
        if (roles.size() != 1) {
            throw new IllegalStateException("The route " + ctx.path() + " does not say who may use it.");
        }
        Object role = roles.iterator().next();
        if (role instanceof Api api) {
            ApiTokens.Holder holder = holder(ctx);
            if (!holder.scope().includes(api.scope())) {
                throw Refused.tokenTooWeak();
            }
            let(ctx, api.access(), holder.person(), !holder.scope().includes(ApiTokens.Scope.STAFF));
            return;
        }
        Access access = (Access) role;
        String token = ctx.cookie(COOKIE);
        Optional<Session> session = token == null ? Optional.empty() : sessions.find(token);
        session.ifPresent(found -> ctx.attribute(SESSION, found));
        if (changes(ctx)) {
            FormGuard.checkSite(ctx);
        }
        Person person = session.map(Session::person).orElse(null);
        if (access == Access.PUBLIC) {
            checkToken(ctx, session);
            ctx.attribute(VIEWER, new Viewer(person, null, null, null, null, false));
            return;
        }
        if (person == null) {
            throw new SignInFirst();
        }
        let(ctx, access, person, false);
        checkToken(ctx, session);
    }

    /** The form's token stands in the body, which may be large: it is read only of those who may send it. */
    private static void checkToken(Context ctx, Optional<Session> session) {
        if (changes(ctx)) {
            FormGuard.checkToken(ctx, session);
        }
    }

    /** The person whose token a program sent. */
    private ApiTokens.Holder holder(Context ctx) {
        String header = ctx.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Refused.unknownToken();
        }
        return tokens.find(header.substring(BEARER.length()).strip()).orElseThrow(Refused::unknownToken);
    }

    private void let(Context ctx, Access access, Person person, boolean ownWorkOnly) {
        Viewer viewer = find(ctx, person, ownWorkOnly);
        ctx.attribute(VIEWER, viewer);
        if (!allowed(access, viewer)) {
            if (access == Access.AUTHOR) {
                throw Refused.forbidden("error.author");
            }
            throw viewer.course() == null || (viewer.role().isEmpty() && !viewer.administrator())
                    ? Refused.notFound()
                    : Refused.forbidden();
        }
    }

    private static boolean changes(Context ctx) {
        return !(ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD));
    }

    private boolean allowed(Access access, Viewer viewer) {
        boolean member = viewer.administrator() || viewer.role().isPresent();
        return switch (access) {
            case PUBLIC, SIGNED_IN -> true;
            case MEMBER -> member && (viewer.staff() || seesAssignment(viewer));
            case OWNER -> viewer.staff() || (member && seesAssignment(viewer) && owns(viewer));
            case STAFF -> viewer.staff();
            case INSTRUCTOR -> viewer.instructor();
            case AUTHOR -> viewer.author();
            case ADMINISTRATOR -> viewer.administrator();
        };
    }

    private static boolean seesAssignment(Viewer viewer) {
        return viewer.assignment() == null || viewer.assignment().published();
    }

    private boolean owns(Viewer viewer) {
        StoredSubmission submission = viewer.theSubmission();
        long person = viewer.signedIn().id();
        return submission.person() == person
                || (submission.team() != null
                        && teams.teamOf(submission.assignment(), person)
                                .filter(submission.team()::equals)
                                .isPresent());
    }

    private Viewer find(Context ctx, Person person, boolean ownWorkOnly) {
        Long courseId = id(ctx, "course");
        if (courseId == null) {
            return new Viewer(person, null, null, null, null, ownWorkOnly);
        }
        Course course = courses.byId(courseId).orElseThrow(Refused::notFound);
        Enrolment enrolment = courses.enrolment(courseId, person.id()).orElse(null);
        CourseAssignment assignment = null;
        Long assignmentId = id(ctx, "assignment");
        if (assignmentId != null) {
            assignment = assignments
                    .byId(assignmentId)
                    .filter(found -> found.course() == courseId)
                    .orElseThrow(Refused::notFound);
        }
        StoredSubmission submission = null;
        Long submissionId = id(ctx, "submission");
        if (submissionId != null) {
            if (assignmentId == null) {
                throw Refused.notFound();
            }
            submission = submissions
                    .byId(submissionId)
                    .filter(found -> found.assignment() == assignmentId)
                    .orElseThrow(Refused::notFound);
        }
        return new Viewer(person, course, enrolment, assignment, submission, ownWorkOnly);
    }

    /** A number in the address; what is no number is not found. */
    static long number(Context ctx, String name) {
        Long id = id(ctx, name);
        if (id == null) {
            throw Refused.notFound();
        }
        return id;
    }

    private static @Nullable Long id(Context ctx, String name) {
        String text = ctx.pathParamMap().get(name);
        if (text == null) {
            return null;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refused.notFound();
        }
    }

    /** Nobody is signed in where somebody must be. */
    static final class SignInFirst extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SignInFirst() {
            super("sign in first", null, false, false);
        }
    }
}
