package org.gradus.desk;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.config.ServerConfig;
import org.gradus.decompiler.Decompiler;
import org.gradus.install.Installer;
import org.gradus.metrics.Metrics;
import org.gradus.queue.GradingQueue;
import org.gradus.queue.Intake;
import org.gradus.report.Templates;
import org.gradus.sandbox.SandboxStatus;
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
import org.gradus.store.Submissions;
import org.gradus.store.Teams;

/**
 * What pages and programs are served from.
 *
 * @param queueRuns whether this process takes work from the queue, if it is to
 * @param mails the outbox
 * @param installer takes assignments in; what came of it is in {@code versions}
 * @param sandbox in which this process runs submissions; empty if others grade
 * @param decompiler in that sandbox
 */
public record Services(
        ServerConfig config,
        Metrics metrics,
        ServerFigures figures,
        BooleanSupplier queueRuns,
        Clock clock,
        Templates templates,
        Database database,
        People people,
        Sessions sessions,
        AccountLinks links,
        FailedSignIns failedSignIns,
        Courses courses,
        CourseAssignments assignments,
        Submissions submissions,
        Gradings gradings,
        Teams teams,
        Extensions extensions,
        AuditLog audit,
        GradingQueue queue,
        LoadedAssignments catalog,
        Intake intake,
        ApiTokens tokens,
        Retention retention,
        Mails mails,
        AssignmentVersions versions,
        Installer installer,
        Optional<SandboxStatus> sandbox,
        Optional<Decompiler> decompiler) {}
