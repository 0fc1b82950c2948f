package org.gradus.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gradus.course.Role;
import org.gradus.desk.Passwords;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.Database;
import org.gradus.store.GeneratedClass;
import org.gradus.store.InventedReports;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.Secrets;
import org.gradus.store.StatementCount;
import org.gradus.web.Browser;
import org.gradus.web.TestClock;
import org.gradus.web.TestServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks a server for each page of the dashboard of an invented class, and says how long it takes and what it asks of the database. */
@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        description = "Measures the pages on which staff see a class, with an invented one.")
final class PagesBenchmark implements Callable<Integer> {
    private static final Path REFERENCE = Path.of("reference");

    /** Rounds that are not counted. */
    private static final int WARMING = 3;

    @Option(names = "--students", defaultValue = "1000", description = "Students of the class; by default 1000.")
    private int students = 1000;

    @Option(names = "--assignments", defaultValue = "12", description = "Assignments of the course; by default 12.")
    private int assignments = 12;

    @Option(
            names = "--attempts",
            defaultValue = "20",
            description = "Attempts of each student on each assignment; by default 20.")
    private int attempts = 20;

    @Option(names = "--rounds", defaultValue = "7", description = "How often each page is asked for; by default 7.")
    private int rounds = 7;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep the class in this data folder, with copies of the assignments, to look at it with `gradus serve`. "
                            + "A folder with people in its database is refused.")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException {
        Path scratch = Files.createTempDirectory("gradus-pages");
        try {
            Path folder = data == null ? scratch.resolve("data") : data;
            try (Database database = Database.open(Database.urlIn(folder))) {
                if (!new People(database, new TestClock(TestServer.NOW)).none()) {
                    System.err.println("There are people in the database in " + folder
                            + ". An invented class is put into an empty one only; name another folder with --data.");
                    return 2;
                }
            }
            try (TestServer server = TestServer.start(folder, reference(folder.resolve("reference")))) {
                measure(server);
            }
            return 0;
        } finally {
            delete(scratch);
        }
    }

    /** The assignments of the catalog; with copies of some if there are too few. */
    private Path reference(Path copies) throws IOException {
        List<Path> folders;
        try (Stream<Path> list = Files.list(REFERENCE)) {
            folders = list.filter(Files::isDirectory).sorted().toList();
        }
        for (int i = 0; i < assignments; i++) {
            Path from = folders.get(i % folders.size());
            copy(from, copies.resolve(from.getFileName() + (i < folders.size() ? "" : "-" + (i / folders.size() + 1))));
        }
        return copies;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(java.util.Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private void measure(TestServer server) {
        Course course = fill(server);
        Person instructor = server.member(course, "instructor01", Role.INSTRUCTOR);
        Browser browser = server.signedIn(instructor);
        System.out.printf(
                Locale.ROOT,
                "%d students, %d assignments, %d attempts each; %d processors, load %.1f, Java %s%n",
                students,
                assignments,
                attempts,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version());
        System.out.println("| page | median of " + rounds + " | processor time | queries | size, packed |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (String path : paths(server, course)) {
            measure(server, browser, path);
        }
        System.out.printf(
                Locale.ROOT,
                "Load at the end %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        if (data != null) {
            String password = Secrets.token().substring(0, 12);
            server.services().people().setPasswordHash(instructor.id(), new Passwords().hash(password));
            System.out.println(
                    "Look at it with: ./gradus serve --data " + data + " --assignments " + data.resolve("reference"));
            System.out.println("Sign in as " + instructor.email() + " with the password " + password);
        }
    }

    private Course fill(TestServer server) {
        List<String> ids = server.services().catalog().ids();
        int[] filled = {0};
        long begin = System.nanoTime();
        return new GeneratedClass(server.services().database(), server.clock(), InventedReports.all(), 7)
                .fill(
                        students,
                        ids,
                        attempts,
                        id -> System.err.printf(
                                "[%2d/%d] %s, %d s%n",
                                ++filled[0], ids.size(), id, (System.nanoTime() - begin) / 1_000_000_000L));
    }

    private static List<String> paths(TestServer server, Course course) {
        CourseAssignment assignment =
                server.services().assignments().of(course.id()).get(0);
        long student = server.services().courses().roster(course.id()).stream()
                .filter(enrolment -> enrolment.role() == Role.STUDENT)
                .mapToLong(enrolment -> enrolment.person().id())
                .filter(person -> !server.services()
                        .submissions()
                        .of(assignment.id(), person, null)
                        .isEmpty())
                .findFirst()
                .orElseThrow();
        long submission = server.services()
                .submissions()
                .of(assignment.id(), student, null)
                .get(0)
                .id();
        String of = "/courses/" + course.id();
        String place = of + "/assignments/" + assignment.id();
        return List.of(
                of,
                of + "/gradebook",
                of + "/gradebook?sort=total&order=descending&section=Section+1&page=2",
                of + "/gradebook.csv",
                of + "/roster",
                of + "/audit",
                place,
                place + "/overview",
                place + "/mistakes?name=Mistake3",
                place + "/students/" + student,
                place + "/submissions/" + submission,
                place + "/regrades",
                place + "/extensions",
                place + "/grades-moodle.csv");
    }

    private void measure(TestServer server, Browser browser, String path) {
        List<Double> times = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        int size = 0;
        int statements = 0;
        for (int round = -WARMING; round < rounds; round++) {
            try (StatementCount count = new StatementCount(server.services().database())) {
                long begin = System.nanoTime();
                long work = processorTime();
                size = browser.packed(path).length;
                double time = (System.nanoTime() - begin) / 1e6;
                statements = count.statements();
                if (round >= 0) {
                    times.add(time);
                    busy.add((processorTime() - work) / 1e6);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f ms | %.0f ms | %d | %d kB |%n",
                path.replaceAll("/\\d+", "/…"),
                Table.median(times),
                Table.median(busy),
                statements,
                (size + 512) / 1024);
    }

    /** Of this whole process, which holds the browser as well: on a busy machine it says more than the clock. */
    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
