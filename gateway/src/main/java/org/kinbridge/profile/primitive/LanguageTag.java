package org.kinbridge.profile.primitive;

import java.util.Locale;
import java.util.Set;

/**
 * A BCP 47 language tag: language, script, region, variants. Two-letter languages must be known;
 * the registry of the others grows too often to be built in, so they must only be well formed.
 */
public final class LanguageTag {
  private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

  private LanguageTag() {}

  public static boolean accepts(String tag) {
    int end = end(tag, 0);
    if (!language(tag, end)) {
      return false;
    }
    int stage = 0;
    for (int start = end + 1; start <= tag.length(); start = end + 1) {
      end = end(tag, start);
      stage = next(stage, tag, start, end);
      if (stage < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean language(String tag, int end) {
    return switch (end) {
      case 2 -> TWO_LETTERS.contains(tag.substring(0, 2));
      case 3 -> letters(tag, 0, 3, 'a');
      default -> false;
    };
  }

  /** 1 after a script, 2 after a region, 3 after a variant; -1 when the part may not stand here. */
  private static int next(int stage, String tag, int start, int end) {
    int length = end - start;
    if (stage < 1
        && length == 4
        && letters(tag, start, start + 1, 'A')
        && letters(tag, start + 1, end, 'a')) {
      return 1;
    }
    if (stage < 2
        && (length == 2 && letters(tag, start, end, 'A')
            || length == 3 && digits(tag, start, end))) {
      return 2;
    }
    boolean year = length == 4 && digits(tag, start, start + 1);
    return (year || length >= 5 && length <= 8) && variant(tag, start, end) ? 3 : -1;
  }

  private static int end(String tag, int start) {
    int dash = tag.indexOf('-', start);
    return dash < 0 ? tag.length() : dash;
  }

  private static boolean letters(String tag, int start, int end, char first) {
    for (int i = start; i < end; i++) {
      if (tag.charAt(i) < first || tag.charAt(i) > first + 25) {
        return false;
      }
    }
    return true;
  }

  private static boolean digits(String tag, int start, int end) {
    for (int i = start; i < end; i++) {
      if (tag.charAt(i) < '0' || tag.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean variant(String tag, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!letters(tag, i, i + 1, 'a') && !digits(tag, i, i + 1)) {
        return false;
      }
    }
    return true;
  }
}
