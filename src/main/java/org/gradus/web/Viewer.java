package org.gradus.web;

import java.time.ZoneId;
import java.util.Optional;
import org.gradus.course.Role;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Enrolment;
import org.gradus.store.Person;
import org.gradus.store.StoredSubmission;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and for what: everything that the guard looked up while it decided to let the request through.
 *
 * @param person null if nobody is signed in
 * @param course the course of the address
 * @param enrolment the person's part in it; null also for an administrator who takes no part
 * @param assignment the assignment of the address
 * @param submission the submission of the address
 * @param ownWorkOnly whether a program asks, by a token that is good for its person's own work: then no right of staff counts
 */
record Viewer(
        @Nullable Person person,
        @Nullable Course course,
        @Nullable Enrolment enrolment,
        @Nullable CourseAssignment assignment,
        @Nullable StoredSubmission submission,
        boolean ownWorkOnly) {
    static final Viewer NOBODY = new Viewer(null, null, null, null, null, false);

    /** The same person without any right of staff: what a student would see. */
    Viewer asStudent() {
        return new Viewer(person, course, enrolment, assignment, submission, true);
    }

    Person signedIn() {
        if (person == null) {
            throw Refused.forbidden();
        }
        return person;
    }

    Course theCourse() {
        if (course == null) {
            throw Refused.notFound();
        }
        return course;
    }

    CourseAssignment theAssignment() {
        if (assignment == null) {
            throw Refused.notFound();
        }
        return assignment;
    }

    StoredSubmission theSubmission() {
        if (submission == null) {
            throw Refused.notFound();
        }
        return submission;
    }

    boolean administrator() {
        return person != null && person.administrator() && !ownWorkOnly;
    }

    /** Whether this person sees everybody's work in the course. */
    boolean staff() {
        return administrator() || (!ownWorkOnly && role().filter(Role::isStaff).isPresent());
    }

    boolean instructor() {
        return administrator()
                || (!ownWorkOnly && role().filter(Role.INSTRUCTOR::equals).isPresent());
    }

    /** Whether this person may install assignments. */
    boolean author() {
        return administrator() || (person != null && person.author() && !ownWorkOnly);
    }

    Optional<Role> role() {
        return Optional.ofNullable(enrolment).filter(Enrolment::active).map(Enrolment::role);
    }

    /** The zone in which times are shown: the person's own, else the course's. */
    ZoneId zone() {
        Optional<ZoneId> own = person == null ? Optional.empty() : person.zone();
        return own.orElseGet(() -> course == null ? ZoneId.of("UTC") : course.timeZone());
    }
}
