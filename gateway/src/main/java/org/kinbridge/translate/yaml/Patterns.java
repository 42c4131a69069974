package org.kinbridge.translate.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How a map says what a text looks like: regular expressions that a text matches as a whole. */
public final class Patterns {
  /** Any text; its group is all of it, less the space around it. */
  public static final Pattern WHOLE = Pattern.compile("\\s*(.*?)\\s*", Pattern.DOTALL);

  /** A repeated group that repeats inside: such a pattern may take for ever on a hostile text. */
  private static final Pattern NESTED = Pattern.compile(".*[+*}]\\)[+*{].*");

  /** Texts of a record that are longer are not matched: no code or reference is. */
  private static final int LONGEST = 1_000;

  private Patterns() {}

  public static Pattern of(Yaml at) {
    String written = at.text();
    try {
      if (NESTED.matcher(written).matches()) {
        at.wrong("a repetition within a repetition may take for ever");
        return WHOLE;
      }
      return Pattern.compile(written, Pattern.UNICODE_CHARACTER_CLASS);
    } catch (PatternSyntaxException malformed) {
      at.wrong("a regular expression is expected here");
      return WHOLE;
    }
  }

  /** A pattern whose one group is what is read. */
  public static Pattern withGroup(Yaml at) {
    Pattern pattern = of(at);
    if (pattern.matcher("").groupCount() != 1) {
      at.wrong("a regular expression with one group, which is what is read, is expected here");
      return WHOLE;
    }
    return pattern;
  }

  public static boolean matches(Pattern pattern, String text) {
    return text.length() <= LONGEST && pattern.matcher(text).matches();
  }

  /** What the group holds; empty when the text does not match, or the group is not in it. */
  public static Optional<String> group(Pattern pattern, String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
  }
}
