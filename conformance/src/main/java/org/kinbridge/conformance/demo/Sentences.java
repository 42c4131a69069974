package org.kinbridge.conformance.demo;

import java.util.Map;

/** Why something stayed behind, in words for somebody who has read no rule. */
final class Sentences {
  private static final Map<String, String> WITHHELD =
      Map.of(
          "not-in-whitelist", "this authority does not need it for this purpose",
          "whereabouts", "it could lead somebody she fears to her bed",
          "free-text", "free words leave only when a named person has read them",
          "other-child", "it is about another child",
          "reporter-or-witness", "who reported or witnessed is never told abroad",
          "asylum-origin-wall", "a state she may need protection from could learn of her claim",
          "purpose-change", "care data does not serve police under a care purpose",
          "abuse-material", "abuse material never travels this way");

  private Sentences() {}

  static String withheld(String reason) {
    return WITHHELD.getOrDefault(reason, reason.replace('-', ' '));
  }
}
