package org.gradus.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.course.Role;
import org.gradus.desk.Addresses;
import org.gradus.grading.ScoreReport;
import org.gradus.store.AccountLinks;
import org.gradus.store.ApiTokens;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Enrolment;
import org.gradus.store.Gradings;
import org.gradus.store.InventedReports;
import org.gradus.store.Person;
import org.gradus.store.Regrades;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;

/** A server with two courses in each of which everything exists that an address can name: for tests that try every route. */
final class TwoCourses implements AutoCloseable {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** What changes by itself: sessions and uses of tokens are noted, and failures to sign in are forgotten. */
    private static final List<String> LIVELY = List.of("web_session", "api_token", "failed_sign_in");

    final TestServer server;
    final byte[] jar;
    final Side here;
    final Side there;
    final Person stranger;
    final Person administrator;
    final Person disabled;
    final Person author;

    /** Leads both courses. */
    final Person both;

    /** A course with all that belongs to it; the submissions are the student's, and graded. */
    record Side(
            Course course,
            CourseAssignment assignment,
            Person student,
            Person other,
            Person dropped,
            Person assistant,
            Person instructor,
            long submission,
            long earlier,
            long ofDropped,
            long regrade,
            long token,
            String link) {
        String place() {
            return Addresses.assignment(assignment);
        }
    }

    TwoCourses(Path folder) {
        server = TestServer.start(folder);
        jar = server.sample("activations/accepted/loops");
        here = side("Machine Learning 1", 1);
        there = side("Machine Learning 2", 2);
        stranger = server.person("stranger01");
        administrator = server.administrator("administrator01");
        disabled = server.member(here.course(), "disabled01", Role.INSTRUCTOR);
        server.services().people().setDisabled(disabled.id(), true);
        author = server.author("author01");
        both = server.member(here.course(), "instructor03", Role.INSTRUCTOR);
        server.services().courses().enrol(there.course().id(), both.id(), Role.INSTRUCTOR);
    }

    private Side side(String title, int number) {
        Course course = server.course(title);
        CourseAssignment assignment = inTeams(server.assignment(course, "activations"));
        Person student = server.member(course, "student" + number + "1", Role.STUDENT);
        Person other = server.member(course, "student" + number + "2", Role.STUDENT);
        Person dropped = server.member(course, "student" + number + "3", Role.STUDENT);
        Person assistant = server.member(course, "assistant0" + number, Role.ASSISTANT);
        Person instructor = server.member(course, "instructor0" + number, Role.INSTRUCTOR);
        long earlier = graded(assignment, student, "earlier.jar", InventedReports.passing(3));
        long submission = graded(assignment, student, "later.jar", InventedReports.passing(7));
        long ofDropped = graded(assignment, dropped, "dropped.jar", InventedReports.passing(5));
        Enrolment enrolled =
                server.services().courses().enrolment(course.id(), dropped.id()).orElseThrow();
        server.services()
                .courses()
                .update(new Enrolment(
                        course.id(),
                        dropped,
                        Role.STUDENT,
                        enrolled.section(),
                        enrolled.studentNumber(),
                        enrolled.login(),
                        0,
                        false));
        Regrades regrades =
                new Regrades(server.services().database(), server.services().gradings(), server.clock());
        long regrade = regrades.create(
                assignment.id(),
                Regrades.Scope.LATEST,
                List.of(server.services().submissions().byId(submission).orElseThrow()),
                Map.of(),
                instructor);
        server.services().tokens().create(student.id(), "build", ApiTokens.Scope.SUBMIT, Duration.ofDays(30));
        return new Side(
                course,
                assignment,
                student,
                other,
                dropped,
                assistant,
                instructor,
                submission,
                earlier,
                ofDropped,
                regrade,
                server.services().tokens().of(student.id()).get(0).id(),
                server.services().links().create(AccountLinks.Kind.RESET, student.id(), null));
    }

    private CourseAssignment inTeams(CourseAssignment alone) {
        CourseAssignment inTeams = new CourseAssignment(
                alone.id(),
                alone.course(),
                alone.catalogId(),
                alone.title(),
                alone.position(),
                true,
                null,
                null,
                null,
                0,
                null,
                null,
                alone.counting(),
                alone.diagnosis(),
                2,
                null);
        server.services().assignments().update(inTeams);
        return inTeams;
    }

    /** A submission with a result that nobody's work came to. */
    long graded(CourseAssignment assignment, Person person, String fileName, ScoreReport report) {
        Submissions submissions = server.services().submissions();
        long id = submissions
                .receive(
                        assignment.id(),
                        person.id(),
                        null,
                        "1".repeat(64),
                        jar,
                        fileName,
                        "browser",
                        fileName,
                        server.clock().millis())
                .orElseThrow();
        submissions.claim(id, "run");
        new Gradings(server.services().database(), server.clock())
                .finish(id, "run", report, StoredSubmission.State.GRADED, true);
        return id;
    }

    /** What stands for each part of an address that is not fixed. */
    static Map<String, String> parts(Side side, String path) {
        Map<String, String> parts = new TreeMap<>();
        parts.put("course", Long.toString(side.course().id()));
        parts.put("assignment", Long.toString(side.assignment().id()));
        parts.put("submission", Long.toString(side.submission()));
        parts.put("other", Long.toString(side.earlier()));
        parts.put("person", Long.toString(side.student().id()));
        // There is none: what is not open is told from what is not there by the answer all the same.
        parts.put("batch", "999");
        parts.put("catalog", side.assignment().catalogId());
        parts.put("version", "00".repeat(32));
        parts.put("run", "1");
        parts.put("regrade", Long.toString(side.regrade()));
        parts.put("token", path.startsWith("/welcome/") ? side.link() : Long.toString(side.token()));
        return parts;
    }

    /** The address that a route has with these parts. */
    static String address(String path, Map<String, String> parts) {
        return PARAMETER
                .matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(parts.get(found.group(1)))));
    }

    static List<String> parameters(String path) {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** All that is stored, by table. */
    Map<String, String> stored() {
        return server.services().database().with(handle -> {
            Map<String, String> tables = new TreeMap<>();
            List<String> names = handle.createQuery(
                            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
                    .mapTo(String.class)
                    .list();
            for (String name : names) {
                if (!LIVELY.contains(name)) {
                    tables.put(
                            name,
                            handle.createQuery("select * from " + name).mapToMap().list().stream()
                                    .map(row -> row.entrySet().stream()
                                            .map(cell -> cell.getKey() + "="
                                                    + (cell.getValue() instanceof byte[] bytes
                                                            ? bytes.length + " bytes"
                                                            : cell.getValue()))
                                            .toList()
                                            .toString())
                                    .toList()
                                    .toString());
                }
            }
            return tables;
        });
    }

    @Override
    public void close() {
        server.close();
    }
}
