/**
 * The rules of a course: who may do what, deadlines and late points, how many attempts, which attempt counts, and what a
 * student may see when. Pure values and functions: times are parameters, and nothing here stores, shows or asks the clock.
 */
@NullMarked
package org.gradus.course;

import org.jspecify.annotations.NullMarked;
