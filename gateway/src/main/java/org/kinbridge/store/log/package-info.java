/**
 * The ledger's tables: written by the application, numbered by the sequencer, read whole by whoever
 * believes none of it.
 */
package org.kinbridge.store.log;
