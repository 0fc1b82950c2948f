/** Sends what lies in the outbox: the only package that knows a mail library. */
@NullMarked
package org.gradus.mail;

import org.jspecify.annotations.NullMarked;
