/**
 * How a server is set up: one value, {@link org.gradus.config.ServerConfig}, read from a file, the environment and the command line. All
 * that is wrong with it is told at once, each with where it stands.
 */
@NullMarked
package org.gradus.config;

import org.jspecify.annotations.NullMarked;
