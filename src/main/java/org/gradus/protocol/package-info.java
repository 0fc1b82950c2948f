/**
 * The frames that cross the border between the trusted process and a worker, and their codec. Only values cross: numbers,
 * matrices, short texts and outcome codes; never a serialized object. Whatever a worker sends is read as hostile data.
 */
@NullMarked
package org.gradus.protocol;

import org.jspecify.annotations.NullMarked;
