package org.gradus.desk;

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
public record Viewer(
        @Nullable Person person,
        @Nullable Course course,
        @Nullable Enrolment enrolment,
        @Nullable CourseAssignment assignment,
        @Nullable StoredSubmission submission,
        boolean ownWorkOnly) {
    public static final Viewer NOBODY = new Viewer(null, null, null, null, null, false);

    /** The same person without any right of staff: what a student would see. */
    public Viewer asStudent() {
        return new Viewer(person, course, enrolment, assignment, submission, true);
    }

    public Person signedIn() {
        if (person == null) {
            throw Refused.forbidden();
        }
        return person;
    }

    public Course theCourse() {
        if (course == null) {
            throw Refused.notFound();
        }
        return course;
    }

    public CourseAssignment theAssignment() {
        if (assignment == null) {
            throw Refused.notFound();
        }
        return assignment;
    }

    public StoredSubmission theSubmission() {
        if (submission == null) {
            throw Refused.notFound();
        }
        return submission;
    }

    public boolean administrator() {
        return person != null && person.administrator() && !ownWorkOnly;
    }

    /** Whether this person sees everybody's work in the course. */
    public boolean staff() {
        return administrator() || (!ownWorkOnly && role().filter(Role::isStaff).isPresent());
    }

    public boolean instructor() {
        return administrator()
                || (!ownWorkOnly && role().filter(Role.INSTRUCTOR::equals).isPresent());
    }

    /** Whether this person may install assignments. */
    public boolean author() {
        return administrator() || (person != null && person.author() && !ownWorkOnly);
    }

    public Optional<Role> role() {
        return Optional.ofNullable(enrolment).filter(Enrolment::active).map(Enrolment::role);
    }

    /** The zone in which times are shown: the person's own, else the course's. */
    public ZoneId zone() {
        Optional<ZoneId> own = person == null ? Optional.empty() : person.zone();
        return own.orElseGet(() -> course == null ? ZoneId.of("UTC") : course.timeZone());
    }
}
