package org.gradus.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.gradus.assignment.Assignment;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.InMemoryCompiler;
import org.gradus.course.CountingRule;
import org.gradus.course.Role;
import org.gradus.diagnosis.Detail;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.Sessions;
import org.gradus.submission.SampleBuilder;

/**
 * A course with one assignment and many students who are signed in already, written into the database of a server that does not run yet.
 *
 * @param students their cookies
 * @param jar a sample that can be handed in
 * @param score what the sample earns
 */
public record ClassOfStudents(String path, List<Member> students, byte[] jar, double score) {
    private static final String ASSIGNMENT = "softmax-classifier";
    private static final Path SAMPLE = Path.of("submissions", ASSIGNMENT, "accepted", "vectorized");

    /** A student and the token of a session. */
    public record Member(long id, String session) {}

    /** Writes the course into the data folder. */
    public static ClassOfStudents write(Path data, int students) {
        return write(data, Database.urlIn(data), students);
    }

    /** Writes the course into a database. */
    public static ClassOfStudents write(Path data, String url, int students) {
        Assignment assignment =
                new AssignmentCatalog(Path.of("reference"), data.resolve("cache/assignments")).load(ASSIGNMENT);
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(url)) {
            Courses courses = new Courses(database, clock);
            People people = new People(database, clock);
            Sessions sessions = new Sessions(database, clock);
            CourseAssignments assignments = new CourseAssignments(database, clock);
            List<Member> members = new ArrayList<>();
            String path = database.transaction(handle -> {
                Course course = courses.create("Load", "", ZoneOffset.UTC);
                CourseAssignment added = assignments.add(course.id(), ASSIGNMENT, assignment.title());
                assignments.update(new CourseAssignment(
                        added.id(),
                        added.course(),
                        added.catalogId(),
                        added.title(),
                        added.position(),
                        true,
                        null,
                        null,
                        null,
                        0,
                        null,
                        null,
                        CountingRule.BEST,
                        Detail.FULL,
                        1,
                        null));
                for (int i = 1; i <= students; i++) {
                    String name = String.format(Locale.ROOT, "student%03d", i);
                    Person person = people.create(name + "@load.example", name);
                    courses.enrol(course.id(), person.id(), Role.STUDENT);
                    members.add(new Member(person.id(), sessions.open(person.id())));
                }
                return "/courses/" + course.id() + "/assignments/" + added.id();
            });
            return new ClassOfStudents(path, List.copyOf(members), build(SAMPLE, assignment), assignment.points());
        }
    }

    private static byte[] build(Path folder, Assignment assignment) {
        SampleBuilder.Built built =
                new SampleBuilder(InMemoryCompiler.ownClassPath(), 17).build(folder, assignment.interfaces());
        return ((SampleBuilder.Built.Jar) built).bytes();
    }

    /**
     * The same class with a sample that takes its time: it sleeps whenever it is loaded, which is once for each check.
     *
     * @param scratch an empty folder for its sources
     */
    public ClassOfStudents slow(Path scratch) throws IOException {
        try (Stream<Path> sources = Files.list(SAMPLE)) {
            for (Path source : sources.toList()) {
                Files.writeString(
                        scratch.resolve(source.getFileName()),
                        Files.readString(source)
                                .replaceFirst(
                                        "(class \\w+ implements [\\w, ]+ \\{)",
                                        "$1 static { try { Thread.sleep(400); } catch (InterruptedException e) {"
                                                + " throw new IllegalStateException(e); } }"));
            }
        }
        Assignment assignment = new AssignmentCatalog(Path.of("reference"), scratch.resolve("cache")).load(ASSIGNMENT);
        return new ClassOfStudents(path, students, build(scratch, assignment), score);
    }

    /** The sample with a file more, so that it is another jar each time. */
    public byte[] jar(int number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
                out.closeEntry();
            }
            out.putNextEntry(new ZipEntry("number-" + number + ".txt"));
            out.write(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
