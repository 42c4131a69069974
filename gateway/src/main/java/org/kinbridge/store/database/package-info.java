/**
 * The PostgreSQL it runs on: our own server on a folder or a real one, migrated, checked for
 * durability, and used through the roles that each task needs.
 */
package org.kinbridge.store.database;
