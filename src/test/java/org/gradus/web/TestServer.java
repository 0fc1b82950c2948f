package org.gradus.web;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gradus.assignment.AssignmentCatalog;
import org.gradus.assignment.InMemoryCompiler;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.config.EffectiveConfig;
import org.gradus.config.ServerConfig;
import org.gradus.course.Role;
import org.gradus.decompiler.Decompiler;
import org.gradus.desk.Passwords;
import org.gradus.desk.Services;
import org.gradus.grading.Grader;
import org.gradus.grading.Workers;
import org.gradus.install.Installer;
import org.gradus.install.KeptVersions;
import org.gradus.metrics.Metrics;
import org.gradus.queue.GradingQueue;
import org.gradus.queue.GradingService;
import org.gradus.queue.Intake;
import org.gradus.queue.RegradeService;
import org.gradus.report.Templates;
import org.gradus.sandbox.Sandbox;
import org.gradus.sandbox.SandboxLevel;
import org.gradus.sandbox.SandboxStatus;
import org.gradus.sandbox.Worker;
import org.gradus.sandbox.WorkerEnded;
import org.gradus.sandbox.WorkerOutcome;
import org.gradus.sandbox.WorkerPool;
import org.gradus.sandbox.WorkerSettings;
import org.gradus.store.AccountLinks;
import org.gradus.store.ApiTokens;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.AuditLog;
import org.gradus.store.Course;
import org.gradus.store.CourseAssignment;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Extensions;
import org.gradus.store.FailedSignIns;
import org.gradus.store.Gradings;
import org.gradus.store.Mails;
import org.gradus.store.People;
import org.gradus.store.Person;
import org.gradus.store.Regrades;
import org.gradus.store.Retention;
import org.gradus.store.ServerFigures;
import org.gradus.store.Sessions;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;
import org.gradus.submission.SampleBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A whole server on a free port: a database of its own, the assignments of {@code reference/}, a clock that the test turns, and on request
 * real graders. Whoever is made here has {@link #PASSWORD}.
 *
 * <pre>{@code
 * try (TestServer server = TestServer.start(folder)) {
 *     Course course = server.course("Machine Learning 1");
 *     Person student = server.member(course, "student07", Role.STUDENT);
 *     Browser browser = server.signedIn(student);
 *     assertThat(browser.get("/courses/" + course.id()).status()).isEqualTo(200);
 * }
 * }</pre>
 */
public final class TestServer implements AutoCloseable {
    public static final String PASSWORD = "four plain words here";

    /** How the server is called in its mails. */
    public static final String SITE = "https://gradus.example.org";

    /** The server's clock begins here. */
    public static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    /** Shared by all tests: compiled assignments and worker archives are made once. */
    private static final Path CACHE = Path.of("target", "it-cache").toAbsolutePath();

    /** A folder of this name in the server's data folder is where authors may install from. */
    public static final String OFFERED = "offered";

    private static final String SECRET = "00".repeat(32);
    private static final Path REFERENCE = Path.of("reference");

    private static final String HASH = new Passwords().hash(PASSWORD);

    private final TestClock clock = new TestClock(NOW);
    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Database database;
    private final GradingQueue queue;
    private final @Nullable WorkerPool workers;
    private final Services services;
    private final WebServer web;

    private TestServer(
            Path folder, Path reference, int graders, boolean secureCookies, boolean mailed, Patience patience) {
        // Only a test that offers a folder of assignments to install has made it.
        Path offered = folder.resolve(OFFERED);
        ServerConfig config = EffectiveConfig.read(
                        Path.of("").toAbsolutePath(),
                        null,
                        Map.of(
                                "GRADUS_DATA",
                                folder.toString(),
                                "GRADUS_LISTEN_PORT",
                                "0",
                                "GRADUS_INSTALL_FROM",
                                Files.isDirectory(offered)
                                        ? offered.toAbsolutePath().toString()
                                        : "",
                                "GRADUS_PUBLIC_URL",
                                secureCookies || mailed ? SITE : "",
                                "GRADUS_MAIL_HOST",
                                mailed ? "mail.example.org" : "",
                                "GRADUS_MAIL_FROM",
                                mailed ? "gradus@example.org" : ""),
                        Map.of())
                .config();
        database = Database.open(Database.urlIn(folder));
        People people = new People(database, clock);
        Submissions submissions = new Submissions(database, clock);
        Gradings gradings = new Gradings(database, clock);
        CourseAssignments assignments = new CourseAssignments(database, clock);
        Teams teams = new Teams(database);
        Extensions extensions = new Extensions(database, clock);
        Optional<SandboxStatus> status;
        Optional<Decompiler> decompiler;
        Optional<Grader> grading;
        AssignmentCatalog builtIn = new AssignmentCatalog(reference, CACHE.resolve("assignments"));
        AssignmentVersions versions = new AssignmentVersions(database, clock);
        KeptVersions kept = KeptVersions.ofServer(versions, builtIn, folder.resolve("installed"), clock);
        // Asked once, so that no page of a test is the first to ask.
        kept.ids();
        LoadedAssignments catalog = new LoadedAssignments(builtIn, kept, assignment -> {});
        if (graders == 0) {
            workers = null;
            status = Optional.empty();
            decompiler = Optional.empty();
            grading = Optional.empty();
            queue = GradingQueue.withoutGraders(database, submissions);
        } else {
            Sandbox sandbox =
                    Sandbox.detect(CACHE.resolve("worker"), Path.of(System.getProperty("java.home")), SandboxLevel.L3);
            status = Optional.of(sandbox.status());
            decompiler = Optional.of(new Decompiler(sandbox));
            workers = new WorkerPool(sandbox, WorkerSettings.quick().withWarm(graders));
            Grader grader = new Grader(new Pooled(workers, sandbox), SECRET, clock);
            grading = Optional.of(grader);
            GradingService service =
                    new GradingService(catalog, grader, assignments, submissions, gradings, people, metrics::grading);
            RegradeService regrades = new RegradeService(service, submissions, new Regrades(database, gradings, clock));
            queue = GradingQueue.withGraders(database, submissions, graders, service::grade, regrades::grade);
        }
        services = new Services(
                config,
                metrics,
                new ServerFigures(database, clock),
                queue::isReady,
                clock,
                Templates.packaged(),
                database,
                people,
                new Sessions(database, clock),
                new AccountLinks(database, clock),
                new FailedSignIns(database, clock),
                new Courses(database, clock),
                assignments,
                submissions,
                gradings,
                teams,
                extensions,
                new AuditLog(database, clock),
                queue,
                catalog,
                new Intake(
                        database,
                        submissions,
                        teams,
                        extensions,
                        queue,
                        catalog,
                        Runtime.version().feature(),
                        clock),
                new ApiTokens(database, clock),
                new Retention(database),
                new Mails(database, clock),
                versions,
                new Installer(versions, builtIn, catalog, kept, grading, () -> SECRET, folder.resolve("staging")),
                status,
                decompiler);
        web = WebServer.of(services, patience);
        queue.start();
        web.start();
    }

    /** Starts a server that takes uploads but grades none. */
    public static TestServer start(Path folder) {
        return start(folder, REFERENCE);
    }

    /** Starts a server with other assignments. */
    public static TestServer start(Path folder, Path reference) {
        return new TestServer(folder, reference, 0, false, false, Patience.STANDARD);
    }

    /** Starts a server that also grades, in real workers. */
    public static TestServer startGrading(Path folder) {
        return new TestServer(folder, REFERENCE, 1, false, false, Patience.STANDARD);
    }

    /** Starts a server that browsers are said to reach by HTTPS only. */
    public static TestServer startSecure(Path folder) {
        return new TestServer(folder, REFERENCE, 0, true, false, Patience.STANDARD);
    }

    /** Starts a server that writes mails; they stay in its outbox. */
    public static TestServer startMailing(Path folder) {
        return new TestServer(folder, REFERENCE, 0, false, true, Patience.STANDARD);
    }

    /** Starts a server that waits for slow clients as long as this. */
    static TestServer startWith(Path folder, Patience patience) {
        return new TestServer(folder, REFERENCE, 0, false, false, patience);
    }

    /** Every route of the server as {@code GET /courses/{course}}. */
    List<String> routes() {
        return web.routes();
    }

    /** A browser in which somebody is signed in without having used the form, which takes its time. */
    public Browser as(Person person) {
        String token = services.sessions().open(person.id());
        Browser browser = browser().withCookie(token);
        return services.sessions()
                .find(token)
                .map(session -> browser.withFormToken(session.formToken()))
                .orElse(browser);
    }

    /** The stores behind the pages. */
    public Services services() {
        return services;
    }

    public TestClock clock() {
        return clock;
    }

    /** The address of the server, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + web.port();
    }

    /** Makes somebody with a password: {@code student07} has the address {@code student07@example.org}. */
    public Person person(String name) {
        Person person = services.people().create(name + "@example.org", name);
        services.people().setPasswordHash(person.id(), HASH);
        return services.people().byId(person.id()).orElseThrow();
    }

    public Person administrator(String name) {
        Person person = person(name);
        services.people().setAdministrator(person.id(), true);
        return services.people().byId(person.id()).orElseThrow();
    }

    /** Somebody who may install assignments and nothing else. */
    public Person author(String name) {
        Person person = person(name);
        services.people().setAuthor(person.id(), true);
        return services.people().byId(person.id()).orElseThrow();
    }

    public Course course(String title) {
        return services.courses().create(title, "Autumn 2026", ZoneId.of("Europe/Zurich"));
    }

    /** Makes somebody with a password who takes part in a course. */
    public Person member(Course course, String name, Role role) {
        Person person = person(name);
        services.courses().enrol(course.id(), person.id(), role);
        return person;
    }

    /** Puts an assignment of the catalog into a course and publishes it: no dates, any number of attempts. */
    public CourseAssignment assignment(Course course, String catalogId) {
        CourseAssignment added = services.assignments()
                .add(course.id(), catalogId, services.catalog().get(catalogId).title());
        CourseAssignment published = new CourseAssignment(
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
                added.counting(),
                services.catalog().get(catalogId).diagnosing().detail(),
                1,
                null);
        services.assignments().update(published);
        return published;
    }

    /** The jar of a sample submission, such as {@code activations/accepted/loops}. */
    public byte[] sample(String sample) {
        String catalogId = sample.substring(0, sample.indexOf('/'));
        SampleBuilder.Built built = new SampleBuilder(InMemoryCompiler.ownClassPath(), 17)
                .build(
                        Path.of("submissions").resolve(sample),
                        services.catalog().get(catalogId).interfaces());
        if (built instanceof SampleBuilder.Built.Jar jar) {
            return jar.bytes();
        }
        throw new IllegalStateException("The sample " + sample + " does not compile: " + built);
    }

    /** A browser in which nobody is signed in. */
    public Browser browser() {
        return new Browser(client, address());
    }

    /** A browser in which somebody has signed in by the form. */
    public Browser signedIn(Person person) {
        Browser browser = browser();
        Browser.Page page = browser.post("/sign-in", Map.of("email", person.email(), "password", PASSWORD));
        if (page.status() != 303) {
            throw new IllegalStateException(person + " could not sign in: " + page.body());
        }
        browser.get("/");
        return browser;
    }

    /** Waits until a submission has come as far as that, for at most two minutes. */
    public StoredSubmission await(long submission, Predicate<StoredSubmission> state) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (System.nanoTime() < end) {
            StoredSubmission now = services.submissions().byId(submission).orElseThrow();
            if (state.test(now)) {
                return now;
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        throw new IllegalStateException("still " + services.submissions().byId(submission));
    }

    @Override
    public void close() {
        web.close();
        services.installer().close();
        queue.close();
        if (workers != null) {
            workers.close();
        }
        metrics.close();
        database.close();
    }

    private record Pooled(WorkerPool pool, Sandbox sandbox) implements Workers {
        @Override
        public Worker take() throws WorkerEnded {
            try {
                return pool.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new WorkerEnded(WorkerOutcome.GRADER_FAULT, "The grading was interrupted.");
            }
        }

        @Override
        public SandboxStatus status() {
            return sandbox.status();
        }
    }
}
