/**
 * What a node kept back, shown later: one withheld element opened for a court or an auditor, and an
 * opening checked by whoever has the sender's published keys.
 *
 * <p>Trust: an opening leaves after its entry (who, why, for whom) is committed, and only where the
 * value in hand is the one that was committed to. A checked opening rests on the signed manifest
 * and nothing else in the file.
 */
@NullMarked
package org.kinbridge.flow.proof;

import org.jspecify.annotations.NullMarked;
