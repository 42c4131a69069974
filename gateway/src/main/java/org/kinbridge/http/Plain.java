package org.kinbridge.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** Query values that have one spelling. */
public final class Plain {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,5}");

  private Plain() {}

  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** A number in its range; empty for any other text. */
  public static Optional<Integer> number(String text, int least, int most) {
    return Optional.of(text)
        .filter(digits -> NUMBER.matcher(digits).matches())
        .map(Integer::valueOf)
        .filter(number -> number >= least && number <= most);
  }
}
