package org.kinbridge.translate.shape;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How a name is written, as ISO 21090 EN representation names it. */
public final class Script {
  private static final Set<UnicodeScript> SYLLABIC =
      EnumSet.of(
          UnicodeScript.ETHIOPIC,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.CHEROKEE,
          UnicodeScript.CANADIAN_ABORIGINAL,
          UnicodeScript.YI,
          UnicodeScript.VAI);

  private Script() {}

  /** Of the first letter: ideographic, syllabic, or alphabetic for every other script. */
  static String of(String name) {
    UnicodeScript script = letters(name);
    if (script == UnicodeScript.HAN) {
      return "IDE";
    }
    return SYLLABIC.contains(script) ? "SYL" : "ABC";
  }

  /** The script of the first letter. */
  public static UnicodeScript letters(String name) {
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      if (Character.isLetter(c)) {
        return UnicodeScript.of(c);
      }
      i += Character.charCount(c);
    }
    return UnicodeScript.LATIN;
  }
}
