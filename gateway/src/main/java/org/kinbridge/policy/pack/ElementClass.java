package org.kinbridge.policy.pack;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One class of elements: which elements of which profiles, and of which people.
 *
 * @param within the data class of the agreements that covers it; its own name where it is one
 */
public record ElementClass(String name, String within, List<Part> parts) {

  /** Which related persons a class means. */
  public enum People implements org.kinbridge.disclosure.Coded {
    /** named in the request or living in the recipient's state, and not restricted */
    CONCERNED("concerned"),
    /** the person who cares for the child now */
    CARERS("carers"),
    /** restricted persons whom the request names */
    RESTRICTED("restricted");

    private final String code;

    People(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * @param profile the last segment of the profile's address
   * @param code the resource's own code; empty for any
   * @param people empty for every resource of the profile
   */
  public record Part(
      String profile, Optional<String> code, Optional<People> people, List<ElementStep> elements) {
    public Part {
      requireNonNull(profile, "profile is null");
      requireNonNull(code, "code is null");
      requireNonNull(people, "people is null");
      elements = List.copyOf(elements);
    }
  }

  public ElementClass {
    requireNonNull(name, "name is null");
    requireNonNull(within, "within is null");
    parts = List.copyOf(parts);
  }

  /** An agreement may name it. */
  public boolean isDataClass() {
    return within.equals(name);
  }
}
