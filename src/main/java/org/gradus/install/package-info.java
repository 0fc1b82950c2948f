/**
 * Brings assignments into the catalog: unpacks what an author hands over, compiles and proves it, keeps every version with its files in the
 * database, says what changed between two, and gives each process the files of the version that is in use. What is installed here runs with
 * the rights of Gradus itself; who may install is decided above.
 */
@NullMarked
package org.gradus.install;

import org.jspecify.annotations.NullMarked;
