/**
 * The web server: pages, sessions, live progress. The only package that knows Javalin. Who may see a route is said where the route is
 * registered, and looked after in one place ({@link org.gradus.web.Guard}); pages then only ask the stores and fill templates.
 */
@NullMarked
package org.gradus.web;

import org.jspecify.annotations.NullMarked;
