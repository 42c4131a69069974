/**
 * SQL behind every port, and the PostgreSQL it runs on.
 *
 * <p>Trust: nothing here judges. Rows that grant or wait come with their seal and leave with it;
 * whoever asked checks it. The database may lose, change or invent rows, and must not be believed
 * for its own word.
 *
 * <pre>{@code
 * Database database = Database.open(address);
 * database.run(tx -> outbox.put(tx, waiting));
 * }</pre>
 */
package org.kinbridge.store;
