package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.kinbridge.disclosure.Owned;

/**
 * The document being checked, by address: where a reference leads, and which entries somebody
 * speaks of.
 */
@Owned(by = "one check", lock = "none: one thread")
final class Document {
  private final boolean whole;
  private final Map<String, Target> byAddress = new HashMap<>();
  private int asked;

  private Document(boolean whole) {
    this.whole = whole;
  }

  static Document of(JsonNode bundle) {
    Document document = new Document(true);
    for (JsonNode entry : bundle.path("entry")) {
      String profileUrl = profileUrl(entry.path("resource"));
      document.byAddress.putIfAbsent(
          entry.path("fullUrl").asText(""), new Target(true, profileUrl));
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

  /** Whatever has that address, or is only spoken of. */
  Target at(String address) {
    asked++;
    return byAddress.computeIfAbsent(address, unknown -> new Target(false, ""));
  }

  /** The short name of the profile that a resource claims; empty when it claims none of ours. */
  static String profileOf(JsonNode resource) {
    return shortName(profileUrl(resource));
  }

  private static String shortName(String url) {
    return url.startsWith(Profile.DEFINITIONS) ? url.substring(Profile.DEFINITIONS.length()) : "";
  }

  /** The profile that a resource claims; empty when it claims none. */
  static String profileUrl(JsonNode resource) {
    return resource.path("meta").path("profile").path(0).asText("");
  }

  /** What a reference may lead to. */
  @Owned(by = "one check", lock = "none: one thread")
  static final class Target {
    private final boolean stands;
    private final String profileUrl;
    private boolean spokenOf;

    private Target(boolean stands, String profileUrl) {
      this.stands = stands;
      this.profileUrl = profileUrl;
    }

    /** Whether it is an entry of the document. */
    boolean stands() {
      return stands;
    }

    /** The profile that it claims; empty when it claims none. */
    String profileUrl() {
      return profileUrl;
    }

    /** The short name of that profile; empty when it claims none of ours. */
    String profile() {
      return shortName(profileUrl);
    }

    void speakOf() {
      spokenOf = true;
    }

    boolean isSpokenOf() {
      return spokenOf;
    }
  }
}
