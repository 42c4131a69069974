package org.kinbridge.flow.announce;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.ledger.entry.EntryKind;

/**
 * What the ledger is to be told of one subject: public names and digests, and of a person the word
 * by which the state knows her, never her name.
 *
 * @param subject the same at every start
 */
public record Statement(EntryKind kind, String subject, ObjectNode says) {
  public Statement {
    requireNonNull(kind, "kind is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(says, "says is null");
  }

  /** Changes with anything that is said. */
  Sha256 digest() {
    return Sha256.of(CanonicalJson.bytes(says));
  }
}
