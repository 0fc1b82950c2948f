package org.gradus.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.check.GradusException;
import org.gradus.config.DatabaseConfig;
import org.gradus.config.ServerConfig;
import org.gradus.grading.Grader;
import org.gradus.grading.ScoreReport;
import org.gradus.queue.GradingQueue;
import org.gradus.queue.GradingService;
import org.gradus.queue.RegradeService;
import org.gradus.store.CourseAssignments;
import org.gradus.store.Database;
import org.gradus.store.Gradings;
import org.gradus.store.People;
import org.gradus.store.Regrades;
import org.gradus.store.SharedValues;
import org.gradus.store.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what grades: the same in a server and in a grader process. */
final class Graders {
    private static final Logger LOG = LoggerFactory.getLogger(Graders.class);

    private Graders() {}

    /** What grades in this process; empty if its configuration wants no graders. */
    static Optional<Grader> grader(ServerConfig config, Installation installation) {
        return config.graders() == 0 ? Optional.empty() : Optional.of(installation.lastingGrader(config.graders()));
    }

    /** Where a process unpacks the versions of assignments that it takes from the database. */
    static Path unpacked(ServerConfig config) {
        return config.data().resolve("installed");
    }

    /** The queue of a process, with as many graders as its configuration wants. */
    static GradingQueue queue(
            ServerConfig config,
            Optional<Grader> grading,
            Database database,
            LoadedAssignments catalog,
            Clock clock,
            Consumer<ScoreReport> graded) {
        Submissions submissions = new Submissions(database, clock);
        if (grading.isEmpty()) {
            return GradingQueue.withoutGraders(database, submissions);
        }
        Grader grader = grading.get();
        Gradings gradings = new Gradings(database, clock);
        GradingService service = new GradingService(
                catalog,
                grader,
                new CourseAssignments(database, clock),
                submissions,
                gradings,
                new People(database, clock),
                graded);
        RegradeService regrades = new RegradeService(service, submissions, new Regrades(database, gradings, clock));
        return GradingQueue.withGraders(database, submissions, config.graders(), service::grade, regrades::grade);
    }

    /** The URL of the configuration's database. */
    static String url(ServerConfig config) {
        DatabaseConfig database = config.database();
        return database.url().isEmpty() ? Database.urlIn(config.data()) : database.url();
    }

    /** Says in the database which secret counts: the server's. */
    static void publishSecret(Installation installation, Database database) {
        SharedValues shared = new SharedValues(database);
        String own = fingerprint(installation);
        String before = shared.get(SharedValues.SECRET).orElse(own);
        if (!before.equals(own)) {
            LOG.warn(
                    "the secret in {} is another one than before: hidden checks get new inputs, and earlier grades"
                            + " cannot be repeated",
                    installation.data());
        }
        shared.set(SharedValues.SECRET, own);
    }

    /** Refuses to grade with another secret than the server's. */
    static void compareSecret(Installation installation, Database database) {
        String server = new SharedValues(database)
                .get(SharedValues.SECRET)
                .orElseThrow(() -> new GradusException(
                        "No server has used this database yet. Start it first: gradus serve --graders 0 --db URL"));
        if (!server.equals(fingerprint(installation))) {
            throw new GradusException(
                    "This grader's secret is not the server's, so the same submission could earn other"
                            + " points here. Copy the file `secret` from the server's data folder to "
                            + installation.data()
                            + " and start again.");
        }
    }

    private static String fingerprint(Installation installation) {
        return Grader.sha256(installation.secret().getBytes(StandardCharsets.US_ASCII));
    }
}
