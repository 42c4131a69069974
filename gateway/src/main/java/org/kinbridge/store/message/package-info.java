/** Messages on their way: outbox, claims, inbox, events, recalls. */
package org.kinbridge.store.message;
