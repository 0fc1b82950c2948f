package org.gradus.web;

import java.time.Clock;
import org.gradus.assignment.LoadedAssignments;
import org.gradus.queue.GradingQueue;
import org.gradus.queue.Intake;
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
import org.gradus.store.Sessions;
import org.gradus.store.Submissions;
import org.gradus.store.Teams;

/**
 * What the pages are made of.
 *
 * @param host the address to listen at
 * @param port 0 for any that is free
 * @param secureCookies whether browsers reach the server by HTTPS only
 */
public record WebServices(
        String host,
        int port,
        boolean secureCookies,
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
        Intake intake) {}
