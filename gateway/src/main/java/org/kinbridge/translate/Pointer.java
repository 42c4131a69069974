package org.kinbridge.translate;

/** JSON pointers (RFC 6901) into a national record, as texts. */
final class Pointer {
  private static final java.util.regex.Pattern INDEX =
      java.util.regex.Pattern.compile("0|[1-9][0-9]{0,2}");

  private Pointer() {}

  /** Whether a name counts an element of a list. */
  static boolean isIndex(String name) {
    return INDEX.matcher(name).matches();
  }

  static String unescape(String name) {
    return name.indexOf('~') < 0 ? name : name.replace("~1", "/").replace("~0", "~");
  }

  static String escape(String name) {
    if (name.indexOf('~') < 0 && name.indexOf('/') < 0) {
      return name;
    }
    return name.replace("~", "~0").replace("/", "~1");
  }
}
