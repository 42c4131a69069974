package org.kinbridge.flow.inbox;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One item whole.
 *
 * @param content the bytes the sender signed, exactly: a FHIR Bundle of the shared profile; empty
 *     where the sender recalled it, and of a recall
 * @param announced what the sender says that it withheld, rule by rule: paths without index, no
 *     value; the manifest binds it
 * @param manifest what the sender signed about them: purpose, legal basis, agreement, deadlines
 */
public record InboxContent(
    InboxView item, JsonNode manifest, JsonNode announced, Optional<byte[]> content) {
  public InboxContent {
    requireNonNull(item, "item is null");
    requireNonNull(manifest, "manifest is null");
    requireNonNull(announced, "announced is null");
    requireNonNull(content, "content is null");
  }

  @Override
  public String toString() {
    return "InboxContent[" + item.id() + "]";
  }
}
