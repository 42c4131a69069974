package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;

/**
 * The document being checked, by address: where a reference leads, and which entries somebody
 * speaks of.
 */
@Owned(by = "one check", lock = "none: one thread")
final class Document {
  private final boolean whole;
  private final Map<String, JsonNode> byAddress = new HashMap<>();
  private final Set<String> spokenOf = new HashSet<>();
  private int asked;

  private Document(boolean whole) {
    this.whole = whole;
  }

  static Document of(JsonNode bundle) {
    Document document = new Document(true);
    for (JsonNode entry : bundle.path("entry")) {
      document.byAddress.putIfAbsent(entry.path("fullUrl").asText(""), entry.path("resource"));
    }
    return document;
  }

  /** A resource on its own: its references lead nowhere, and nobody asks where. */
  static Document lone() {
    return new Document(false);
  }

  /** How often anybody asked: what was found meanwhile holds in this document alone. */
  int asked() {
    return asked;
  }

  boolean resolves() {
    asked++;
    return whole;
  }

  Optional<JsonNode> at(String address) {
    asked++;
    return Optional.ofNullable(byAddress.get(address));
  }

  void speaksOf(String address) {
    asked++;
    spokenOf.add(address);
  }

  boolean isSpokenOf(String address) {
    asked++;
    return spokenOf.contains(address);
  }

  /** The short name of the profile that a resource claims; empty when it claims none of ours. */
  static String profileOf(JsonNode resource) {
    String url = profileUrl(resource);
    return url.startsWith(Profile.DEFINITIONS) ? url.substring(Profile.DEFINITIONS.length()) : "";
  }

  /** The profile that a resource claims; empty when it claims none. */
  static String profileUrl(JsonNode resource) {
    return resource.path("meta").path("profile").path(0).asText("");
  }
}
