package org.gradus.store;

import org.gradus.course.Role;

/**
 * A person's part in a course.
 *
 * @param section may be empty
 * @param studentNumber as the university counts; may be empty
 * @param login at the learning platform; may be empty
 * @param extraTimePercent standing accommodation: so much longer is every deadline
 * @param active false if the person has left the course
 */
public record Enrolment(
        long course,
        Person person,
        Role role,
        String section,
        String studentNumber,
        String login,
        int extraTimePercent,
        boolean active) {}
