package org.kinbridge.disclosure;

import java.util.Optional;

/** A word that is written as a code on the wire, in policy data and in FHIR. */
public interface Coded {

  /** The code exactly as written: case matters. */
  String code();

  /**
   * The constant of {@code type} written as {@code code}; empty when there is none, never a
   * default.
   */
  static <E extends Enum<E> & Coded> Optional<E> parse(Class<E> type, String code) {
    for (E constant : type.getEnumConstants()) {
      if (constant.code().equals(code)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
