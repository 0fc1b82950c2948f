/**
 * Sheets that people exchange with learning platforms: rosters are read from them, points are written into them. Pure functions on
 * bytes and values, without files, database or network; a sheet comes back as it was, except for the cells that were filled.
 */
@NullMarked
package org.gradus.sheet;

import org.jspecify.annotations.NullMarked;
