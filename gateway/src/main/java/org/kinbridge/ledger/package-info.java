/**
 * What this node did, append-only, checkpointed, verifiable: a Merkle log (RFC 6962) whose leaves
 * reveal nothing, and whose entries open part by part under the keys of the children they are
 * about.
 *
 * <p>Trust: the database keeps entries, leaves and hashes and is believed in nothing: a checkpoint
 * is believed for its signature, a leaf for its inclusion proof, an entry for opening to its leaf.
 *
 * <pre>{@code
 * EntryId authorised = storage.call(tx -> {
 *   outbox.add(tx, message);
 *   return ledger.append(tx, Entry.of(EntryKind.AUTHORISED, now).about(child, part).exchange(…));
 * });
 * // later, the message re-earned from storage:
 * Optional<Committed> committed = storage.call(tx -> ledger.committed(tx, message));
 * }</pre>
 */
@NullMarked
package org.kinbridge.ledger;

import org.jspecify.annotations.NullMarked;
