/**
 * What a student begins from: a Maven project that is put together from an assignment's folder and Gradus' own classes. It holds the
 * interfaces and the public checks, compiled; never a reference, a hidden check or a known mistake.
 */
@NullMarked
package org.gradus.starter;

import org.jspecify.annotations.NullMarked;
