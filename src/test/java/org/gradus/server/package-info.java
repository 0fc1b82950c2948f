/** A whole server as its operator starts it, as a process of its own, with students who upload and kills that come unasked. */
@org.jspecify.annotations.NullMarked
package org.gradus.server;
