/**
 * What rests here is sealed: bodies under a child's key, rows that grant under a row seal; and
 * which ChildRef an id of an agency or of a partner stands for. Destroying a child's key makes
 * everything sealed for that child unreadable.
 *
 * <p>Trust: the database is trusted to keep bytes and to order transactions, and with nothing else.
 * Keys come from the keystore, never from the database.
 *
 * <pre>{@code
 * Place place = new Place("inbox", message.toString(), 1);
 * SealedBody sealed = vault.seal(tx, child, place, body);
 * switch (vault.open(tx, place, sealed)) {
 *   case Opening.Body opened -> …
 *   case Opening.KeyGone gone -> …      // erased
 *   case Opening.Altered altered -> …   // name the row, act on nothing
 * }
 * }</pre>
 */
@NullMarked
package org.kinbridge.vault;

import org.jspecify.annotations.NullMarked;
