package org.gradus.cli;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.config.ServerConfig;
import org.gradus.desk.Services;
import org.gradus.grading.Grader;
import org.gradus.install.CatalogKeeper;
import org.gradus.install.Installer;
import org.gradus.install.KeptVersions;
import org.gradus.mail.MailSender;
import org.gradus.metrics.Metrics;
import org.gradus.queue.GradingQueue;
import org.gradus.queue.Intake;
import org.gradus.report.Templates;
import org.gradus.store.AccountLinks;
import org.gradus.store.ApiTokens;
import org.gradus.store.AssignmentVersions;
import org.gradus.store.AuditLog;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Extensions;
import org.gradus.store.FailedSignIns;
import org.gradus.store.Gradings;
import org.gradus.store.Mails;
import org.gradus.store.People;
import org.gradus.store.Retention;
import org.gradus.store.ServerFigures;
import org.gradus.store.Sessions;
import org.gradus.store.StoredSubmission;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;
import org.gradus.web.WebServer;

/** The objects of a server process, put together by hand from the database up. */
final class Server implements AutoCloseable {
    private final Database database;
    private final GradingQueue queue;
    private final Optional<MailSender> mail;
    private final WebServer web;
    private final Services services;
    private final CatalogKeeper keeper;

    private Server(
            Database database,
            GradingQueue queue,
            Optional<MailSender> mail,
            WebServer web,
            Services services,
            CatalogKeeper keeper) {
        this.database = database;
        this.queue = queue;
        this.mail = mail;
        this.web = web;
        this.services = services;
        this.keeper = keeper;
    }

    static Server open(ServerConfig config, Installation installation, Clock clock) {
        Database database = Database.open(
                Graders.url(config), config.database().user(), config.database().password());
        try {
            return open(config, installation, clock, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Server open(ServerConfig config, Installation installation, Clock clock, Database database) {
        Graders.publishSecret(installation, database);
        People people = new People(database, clock);
        Submissions submissions = new Submissions(database, clock);
        Gradings gradings = new Gradings(database, clock);
        CourseAssignments assignments = new CourseAssignments(database, clock);
        Teams teams = new Teams(database);
        Extensions extensions = new Extensions(database, clock);
        AssignmentVersions versions = new AssignmentVersions(database, clock);
        CatalogKeeper keeper = new CatalogKeeper(versions, installation.catalog());
        KeptVersions kept = KeptVersions.ofServer(versions, installation.catalog(), Graders.unpacked(config), clock);
        LoadedAssignments catalog = new LoadedAssignments(installation.catalog(), kept, keeper::seen);
        ServerFigures figures = new ServerFigures(database, clock);
        Metrics metrics = new Metrics();
        Optional<Grader> grader = Graders.grader(config, installation);
        GradingQueue queue = Graders.queue(config, grader, database, catalog, clock, metrics::grading);
        Installer installer = new Installer(
                versions,
                installation.catalog(),
                catalog,
                kept,
                grader,
                installation::secret,
                config.data().resolve("staging"));
        show(metrics, figures, submissions, database);
        Mails mails = new Mails(database, clock);
        Intake intake = new Intake(
                database,
                submissions,
                teams,
                extensions,
                queue,
                catalog,
                Runtime.version().feature(),
                clock);
        Services services = new Services(
                config,
                metrics,
                figures,
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
                intake,
                new ApiTokens(database, clock),
                new Retention(database),
                mails,
                versions,
                installer,
                installation.sandbox(),
                installation.decompiler());
        Optional<MailSender> sender =
                Optional.ofNullable(config.mail()).map(settings -> new MailSender(mails, settings, clock));
        return new Server(database, queue, sender, WebServer.of(services), services, keeper);
    }

    private static void show(Metrics metrics, ServerFigures figures, Submissions submissions, Database database) {
        metrics.show("gradus.queue.waiting", "Submissions that wait", figures::waiting);
        metrics.show("gradus.queue.running", "Submissions that are being graded, by any process", submissions::running);
        metrics.show("gradus.queue.bulk", "Pieces of bulk work that wait or run", figures::bulk);
        metrics.show(
                "gradus.queue.longest.wait.seconds",
                "How long the oldest waiting submission has waited",
                () -> figures.longestWait().toMillis() / 1000.0);
        for (StoredSubmission.State state : StoredSubmission.State.values()) {
            metrics.show(
                    "gradus.submissions",
                    "Submissions in the database by state",
                    "state",
                    state.name().toLowerCase(Locale.ROOT),
                    () -> figures.submissions().get(state));
        }
        String use = "Connections to the database by use; waiting are threads without one";
        metrics.show(
                "gradus.database.connections",
                use,
                "use",
                "active",
                () -> database.pool().active());
        metrics.show(
                "gradus.database.connections",
                use,
                "use",
                "idle",
                () -> database.pool().idle());
        metrics.show(
                "gradus.database.connections",
                use,
                "use",
                "waiting",
                () -> database.pool().waiting());
    }

    Services services() {
        return services;
    }

    int port() {
        return web.port();
    }

    void start() {
        queue.start();
        mail.ifPresent(MailSender::start);
        web.start();
        keeper.warm(services.catalog());
    }

    /** Stops in the order in which nothing is lost: no more requests, no more work, then the database. */
    @Override
    public void close() {
        web.close();
        services.installer().close();
        keeper.close();
        queue.close();
        mail.ifPresent(MailSender::close);
        services.metrics().close();
        database.close();
    }
}
