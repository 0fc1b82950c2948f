package org.gradus.web;

import io.javalin.security.RouteRole;

/**
 * Who may use a page. Each page names exactly one, each route of the programming interface an {@link Api} with one; a route without is
 * closed to everybody.
 */
public enum Access implements RouteRole {
    /** Everybody, also without an account. */
    PUBLIC,
    /** Everybody who is signed in. */
    SIGNED_IN,
    /** Those who take part in the course of the address, and administrators. What is not published is for staff alone. */
    MEMBER,
    /** Who handed the submission of the address in, the team's other members, and the course's staff. */
    OWNER,
    /** Assistants and instructors of the course of the address, and administrators. */
    STAFF,
    /** Instructors of the course of the address, and administrators. */
    INSTRUCTOR,
    /** Those who may install assignments: administrators, and authors whom they named. */
    AUTHOR,
    /** Administrators. */
    ADMINISTRATOR
}
