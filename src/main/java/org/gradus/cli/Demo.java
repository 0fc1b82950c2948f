package org.gradus.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.gradus.assignment.Assignment;
import org.gradus.check.GradusException;
import org.gradus.course.CountingRule;
import org.gradus.course.Role;
import org.gradus.desk.Passwords;
import org.gradus.desk.Services;
import org.gradus.queue.Intake;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Person;
import org.gradus.store.Secrets;
import org.gradus.submission.SubmissionSources;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new server with a course to look at. Its people are invented; every attempt is a sample from {@code submissions/}, handed in and
 * graded like anybody's.
 */
final class Demo {
    private static final int STUDENTS = 18;
    private static final String DOMAIN = "@demo.example";

    private final Services services;
    private final Installation installation;
    private final Path samples = Installation.home().resolve("submissions");
    private final Map<Path, byte[]> built = new HashMap<>();

    Demo(Services services, Installation installation) {
        this.services = services;
        this.installation = installation;
    }

    /** An assignment of the demonstration: its dates in days from now. */
    private record Plan(
            String id, int opens, int due, @Nullable Integer lateDue, boolean gradesPublished, int handIn) {}

    private static final List<Plan> PLANS = List.of(
            new Plan("activations", -21, -14, null, true, 16),
            new Plan("hinge-classifier", -13, -3, 3, false, 14),
            new Plan("softmax-classifier", -6, 2, 5, false, 15));

    /** Makes the people and the course at once, prints how to sign in, and hands the samples in while the pages are open already. */
    void begin(String address) {
        String password = password();
        if (services.people().none()) {
            Course course = people(password);
            List<CourseAssignment> assignments = assignments(course);
            Thread filling = new Thread(() -> handIn(course, assignments), "demo");
            filling.setDaemon(true);
            filling.start();
        } else {
            System.err.println("The demonstration was filled before; it goes on as it was left.");
        }
        System.err.println("Sign in at " + address + "/ with the password " + password);
        System.err.println("  instructor01" + DOMAIN + "   the dashboard");
        System.err.println("  assistant01" + DOMAIN + "    the dashboard without the settings");
        System.err.println("  student07" + DOMAIN + "      what students see (student01 to student" + STUDENTS + ")");
    }

    /** Drawn once and kept beside the database: a password that everybody knows would be a hole on a real machine. */
    private String password() {
        Path file = installation.data().resolve("demo-password");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(installation.data());
                Files.writeString(
                        file, Secrets.token().substring(0, 12).toLowerCase(Locale.ROOT), StandardCharsets.US_ASCII);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Course people(String password) {
        String hash = new Passwords().hash(password);
        return services.database().transaction(handle -> {
            Course course = services.courses().create("Machine Learning 1", "Demonstration", ZoneId.systemDefault());
            enrol(course, "instructor01", Role.INSTRUCTOR, hash);
            enrol(course, "assistant01", Role.ASSISTANT, hash);
            for (int i = 1; i <= STUDENTS; i++) {
                enrol(course, String.format(Locale.ROOT, "student%02d", i), Role.STUDENT, hash);
            }
            services.people()
                    .setAdministrator(
                            services.people()
                                    .byEmail("instructor01" + DOMAIN)
                                    .orElseThrow()
                                    .id(),
                            true);
            return course;
        });
    }

    private void enrol(Course course, String name, Role role, String hash) {
        Person person = services.people().create(name + DOMAIN, name);
        services.people().setPasswordHash(person.id(), hash);
        services.courses().enrol(course.id(), person.id(), role);
    }

    private List<CourseAssignment> assignments(Course course) {
        Instant now = services.clock().instant();
        List<CourseAssignment> made = new ArrayList<>();
        for (Plan plan : PLANS) {
            CourseAssignment added = services.assignments()
                    .add(
                            course.id(),
                            plan.id(),
                            services.catalog().get(plan.id()).title());
            Instant due = evening(now, plan.due());
            CourseAssignment planned = new CourseAssignment(
                    added.id(),
                    added.course(),
                    added.catalogId(),
                    added.title(),
                    added.position(),
                    true,
                    evening(now, plan.opens()),
                    due,
                    plan.lateDue() == null ? null : evening(now, plan.lateDue()),
                    plan.lateDue() == null ? 0 : 0.1,
                    10,
                    120,
                    CountingRule.BEST,
                    services.catalog().get(plan.id()).diagnosing().detail(),
                    1,
                    plan.gradesPublished() ? due.plus(Duration.ofDays(2)) : null);
            services.assignments().update(planned);
            made.add(planned);
        }
        return made;
    }

    private static Instant evening(Instant now, int days) {
        return now.atZone(ZoneId.systemDefault())
                .plusDays(days)
                .withHour(23)
                .withMinute(59)
                .withSecond(0)
                .withNano(0)
                .toInstant();
    }

    private void handIn(Course course, List<CourseAssignment> assignments) {
        List<Person> students = services.courses().roster(course.id()).stream()
                .filter(enrolment -> enrolment.role() == Role.STUDENT)
                .map(enrolment -> enrolment.person())
                .toList();
        int handedIn = 0;
        for (int i = assignments.size() - 1; i >= 0; i--) {
            CourseAssignment assignment = assignments.get(i);
            Random random = new Random(assignment.catalogId().hashCode());
            List<Person> diligent = new ArrayList<>(students);
            Collections.shuffle(diligent, random);
            for (Person student : diligent.subList(0, PLANS.get(i).handIn())) {
                handedIn += handIn(assignment, student, random);
            }
        }
        System.err.println("Demonstration: " + handedIn + " samples handed in; what is still waiting is graded now.");
    }

    /** A student tries some wrong ones first; most get there in the end. */
    private int handIn(CourseAssignment assignment, Person student, Random random) {
        List<Path> tries = new ArrayList<>();
        List<Path> partial = folders(assignment, "partial");
        Collections.shuffle(partial, random);
        tries.addAll(partial.subList(0, Math.min(partial.size(), random.nextInt(4))));
        if (tries.isEmpty() || random.nextInt(3) > 0) {
            List<Path> accepted = folders(assignment, "accepted");
            tries.add(accepted.get(random.nextInt(accepted.size())));
        }
        Instant opened = assignment.opens() == null ? services.clock().instant() : assignment.opens();
        Instant last = assignment.due() == null
                        || assignment.due().isAfter(services.clock().instant())
                ? services.clock().instant()
                : assignment.due();
        long span = Duration.between(opened, last).toMinutes();
        long minute = (long) (span * (0.4 + 0.5 * random.nextDouble()));
        int count = 0;
        for (Path folder : tries) {
            try {
                byte[] jar = jar(folder, services.catalog().get(assignment.catalogId()));
                Instant received = opened.plus(Duration.ofMinutes(minute));
                Intake.Taken taken = services.intake()
                        .takeAnyway(
                                assignment,
                                new Intake.Upload(
                                        student.id(), assignment.catalogId() + ".jar", jar, "demo", Secrets.token()),
                                received);
                count += taken instanceof Intake.Taken.Accepted ? 1 : 0;
            } catch (SampleJars.Unreadable e) {
                throw new GradusException("The sample " + folder + " cannot be built: " + e.sentence());
            }
            minute = Math.min(span - 1, minute + 5 + random.nextInt(240));
        }
        return count;
    }

    private List<Path> folders(CourseAssignment assignment, String kind) {
        Path folder = samples.resolve(assignment.catalogId()).resolve(kind);
        try (Stream<Path> found = Files.list(folder)) {
            return new ArrayList<>(
                    found.filter(sample -> Files.isRegularFile(sample.resolve(SubmissionSources.SAMPLE_MARKER)))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The samples in " + folder + " cannot be read; is this a whole checkout?", e);
        }
    }

    private byte[] jar(Path folder, Assignment assignment) throws SampleJars.Unreadable {
        byte[] known = built.get(folder);
        if (known == null) {
            known = SampleJars.build(folder, assignment);
            built.put(folder, known);
        }
        return known;
    }
}
