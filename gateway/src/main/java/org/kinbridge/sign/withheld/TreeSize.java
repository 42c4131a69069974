package org.kinbridge.sign.withheld;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How many leaves a tree has. The profile of the content decides, and nothing else about it: a size
 * that followed the record would tell how much was withheld.
 */
public enum TreeSize {
  /** Every profile but one: a single resource. */
  SMALL(10),
  /** A case document: as many people, concerns and measures as a family has. */
  LARGE(12);

  private static final String CASE_DOCUMENT =
      "https://kinbridge.example/fhir/StructureDefinition/cp-case-document";

  private final int levels;

  TreeSize(int levels) {
    this.levels = levels;
  }

  public static TreeSize of(JsonNode content) {
    String profile = content.path("meta").path("profile").path(0).asText("");
    return profile.equals(CASE_DOCUMENT) ? LARGE : SMALL;
  }

  public int leaves() {
    return 1 << levels;
  }

  int levels() {
    return levels;
  }
}
