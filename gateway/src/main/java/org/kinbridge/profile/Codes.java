package org.kinbridge.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.kinbridge.profile.primitive.LanguageTag;

/** What a required binding allows. */
sealed interface Codes {

  /** A code of a system. */
  boolean accepts(String system, String code);

  /** A code whose system the element itself fixes. */
  boolean accepts(String code);

  /** The codes of one system. */
  record Of(String system, Set<String> codes) {}

  /**
   * An expanded value set.
   *
   * @param systems a few: to compare with each costs less than hashing a long address
   */
  record Listed(List<Of> systems, Set<String> all) implements Codes {
    @Override
    public boolean accepts(String system, String code) {
      for (int i = 0; i < systems.size(); i++) {
        if (systems.get(i).system().equals(system)) {
          return systems.get(i).codes().contains(code);
        }
      }
      return false;
    }

    @Override
    public boolean accepts(String code) {
      return all.contains(code);
    }
  }

  /** Every BCP 47 tag. */
  record Languages() implements Codes {
    static final String SYSTEM = "urn:ietf:bcp:47";

    @Override
    public boolean accepts(String system, String code) {
      return system.equals(SYSTEM) && LanguageTag.accepts(code);
    }

    @Override
    public boolean accepts(String code) {
      return LanguageTag.accepts(code);
    }
  }

  /**
   * A primitive, a Coding or a CodeableConcept; what has another shape was refused by its type
   * already.
   */
  default boolean allows(JsonNode value) {
    if (value.isTextual()) {
      return accepts(value.textValue());
    }
    JsonNode codings = value.path("coding");
    if (codings.isMissingNode()) {
      return coding(value);
    }
    for (JsonNode coding : codings) {
      if (coding(coding)) {
        return true;
      }
    }
    return false;
  }

  private boolean coding(JsonNode coding) {
    return accepts(coding.path("system").asText(""), coding.path("code").asText(""));
  }
}
