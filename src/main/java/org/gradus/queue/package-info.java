/**
 * The queue of submissions, on the database that holds them: an acknowledged upload is a queued upload. Graders in this process or in
 * others take from it; what a dead one left is taken up again by the next.
 */
@NullMarked
package org.gradus.queue;

import org.jspecify.annotations.NullMarked;
