/**
 * The whole ledger read again, believing nothing but the keystore, against the rows that are there.
 */
@NullMarked
package org.kinbridge.ledger.replay;

import org.jspecify.annotations.NullMarked;
