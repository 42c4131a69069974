package org.kinbridge.profile;

import java.util.Locale;
import java.util.regex.Pattern;

/** Compares places: both sides name an element by its path, in two spellings. */
final class Where {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");
  private static final Pattern TYPE = Pattern.compile("\\.ofType\\((\\w)(\\w*)\\)");
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

  private Where() {}

  /**
   * The oracle's spelling in ours: {@code value.ofType(Coding)} is {@code valueCoding}, and the
   * type of a resource is no part of its place.
   */
  static String ours(String oracle) {
    return TYPE.matcher(COMMENT.matcher(oracle).replaceAll(""))
        .replaceAll(type -> type.group(1).toUpperCase(Locale.ROOT) + type.group(2));
  }

  /** At the place or inside it, at the list that it is an item of, or at its parent. */
  static boolean near(String place, String told) {
    String there = ours(told);
    return within(there, place) || there.equals(list(place)) || there.equals(parent(place));
  }

  static boolean within(String there, String place) {
    return there.equals(place) || there.startsWith(place + ".") || there.startsWith(place + "[");
  }

  static String list(String place) {
    return INDEX.matcher(place).replaceAll("");
  }

  static String parent(String place) {
    String list = list(place);
    return list.contains(".") ? list.substring(0, list.lastIndexOf('.')) : list;
  }
}
