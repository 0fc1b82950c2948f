/**
 * What people do with a course and what they see of it, by the rules of their part in it: the same for a page and for a program. It knows neither
 * the web server nor the template engine; {@code web} puts it into pages and answers.
 */
@NullMarked
package org.gradus.desk;

import org.jspecify.annotations.NullMarked;
