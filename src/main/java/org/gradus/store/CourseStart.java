package org.gradus.store;

/**
 * How far a course has come on its way to the first graded submission.
 *
 * @param students who take part
 * @param invited how many of them have no password yet
 * @param assignments in the course
 * @param published how many of them students see
 * @param graded submissions with a report
 */
public record CourseStart(int students, int invited, int assignments, int published, int graded) {}
