package org.kinbridge.translate.reading;

import java.util.List;
import java.util.Locale;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;

/**
 * Words in the name of a member that no row names: where one occurs, the member may hold a danger,
 * a restriction or a refusal, and a person must look before anything leaves.
 */
public record SafetyWords(List<String> words) {
  public SafetyWords {
    words = List.copyOf(words);
  }

  boolean concern(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }

  void ask(At at, Reading reading) {
    if (reading.dismissed(at)) {
      return;
    }
    reading.ask(
        at,
        new Question(
            Reason.UNMAPPED_SAFETY,
            at.pointer(),
            "The map does not know this member; by its name it may be about danger, restriction or"
                + " consent. Does it ask to withhold anything from anybody?",
            List.of()));
  }
}
