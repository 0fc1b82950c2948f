/** Measures what Gradus promises, as ratios within one run; see {@code docs/benchmarks.md}. Started by {@code ./gradus benchmark}. */
@NullMarked
package org.gradus.benchmark;

import org.jspecify.annotations.NullMarked;
