package org.gradus.sheet;

/**
 * Somebody whom the course knows already, as far as a sheet can tell people apart.
 *
 * @param id tells the person from all others; a sheet never shows it
 * @param name in the order in which it is spoken, or as {@code Doe, Jane}
 * @param email empty if it is not known, like all that follow
 * @param studentNumber the institution's number: Canvas's SIS user id, Moodle's ID number
 * @param login the institution's login: Canvas's SIS login id, Moodle's username
 * @param section the group that the person sits in
 * @param active whether the person takes part now
 */
public record KnownPerson(
        long id, String name, String email, String studentNumber, String login, String section, boolean active) {}
