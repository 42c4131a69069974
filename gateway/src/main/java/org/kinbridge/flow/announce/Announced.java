package org.kinbridge.flow.announce;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.vault.Place;

/**
 * What the ledger was last told about one subject.
 *
 * @param told empty where the row is not as we wrote it: then nothing it says is believed
 */
public record Announced(String subject, long version, Optional<Told> told) {

  /**
   * @param digest of what was said; @param entry where
   */
  public record Told(Sha256 digest, EntryId entry) {
    public Told {
      requireNonNull(digest, "digest is null");
      requireNonNull(entry, "entry is null");
    }
  }

  public Announced {
    requireNonNull(subject, "subject is null");
    requireNonNull(told, "told is null");
  }

  public Place place() {
    return place(subject, version);
  }

  static Place place(String subject, long version) {
    return new Place("announced", subject, version);
  }
}
