package org.gradus.store;

import java.time.ZoneId;

/**
 * A course.
 *
 * @param term such as "Autumn 2026"; may be empty
 * @param timeZone in which its deadlines are meant
 * @param archived over: nothing can be handed in any more
 */
public record Course(long id, String title, String term, ZoneId timeZone, boolean archived) {}
