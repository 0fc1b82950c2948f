package org.gradus.cli;

import java.time.Clock;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.grading.Grader;
import org.gradus.queue.GradingQueue;
import org.gradus.queue.GradingService;
import org.gradus.queue.Intake;
import org.gradus.queue.RegradeService;
import org.gradus.report.Templates;
import org.gradus.store.AccountLinks;
import org.gradus.store.AuditLog;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Courses;
import org.gradus.store.Database;
import org.gradus.store.Extensions;
import org.gradus.store.FailedSignIns;
import org.gradus.store.Gradings;
import org.gradus.store.People;
import org.gradus.store.Regrades;
import org.gradus.store.Sessions;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;
import org.gradus.web.WebServer;
import org.gradus.web.WebServices;
import org.jspecify.annotations.Nullable;

/** The objects of a server process, put together by hand from the database up. */
final class Server implements AutoCloseable {
    private final Database database;
    private final GradingQueue queue;
    private final WebServer web;
    private final WebServices services;

    private Server(Database database, GradingQueue queue, WebServer web, WebServices services) {
        this.database = database;
        this.queue = queue;
        this.web = web;
        this.services = services;
    }

    static Server open(
            Installation installation, @Nullable String db, int graders, String host, int port, Clock clock) {
        Database database = Database.open(db == null ? Database.urlIn(installation.data()) : db);
        People people = new People(database, clock);
        Submissions submissions = new Submissions(database, clock);
        Gradings gradings = new Gradings(database, clock);
        CourseAssignments assignments = new CourseAssignments(database, clock);
        Teams teams = new Teams(database);
        Extensions extensions = new Extensions(database, clock);
        LoadedAssignments catalog = new LoadedAssignments(installation.catalog());
        GradingQueue queue;
        if (graders == 0) {
            queue = GradingQueue.withoutGraders(database, submissions);
        } else {
            Grader grader = installation.grader(graders, false);
            GradingService service = new GradingService(catalog, grader, assignments, submissions, gradings, people);
            RegradeService regrades = new RegradeService(service, submissions, new Regrades(database, gradings, clock));
            queue = GradingQueue.withGraders(database, submissions, graders, service::grade, regrades::grade);
        }
        Intake intake = new Intake(
                database,
                submissions,
                teams,
                extensions,
                queue,
                catalog,
                Runtime.version().feature(),
                clock);
        WebServices services = new WebServices(
                host,
                port,
                false,
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
                intake);
        return new Server(database, queue, WebServer.of(services), services);
    }

    WebServices services() {
        return services;
    }

    int port() {
        return web.port();
    }

    void start() {
        queue.start();
        web.start();
    }

    /** Stops in the order in which nothing is lost: no more requests, no more work, then the database. */
    @Override
    public void close() {
        web.close();
        queue.close();
        database.close();
    }
}
