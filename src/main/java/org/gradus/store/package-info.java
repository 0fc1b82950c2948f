/**
 * The database: SQL, migrations, and nothing else. One text of SQL for SQLite and PostgreSQL. Each class reads and writes one kind of
 * thing; whoever changes several at once passes them one transaction.
 */
@NullMarked
package org.gradus.store;

import org.jspecify.annotations.NullMarked;
