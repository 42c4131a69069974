package org.kinbridge.translate.source;

/** JSON pointers (RFC 6901) into a national record, as texts. */
public final class Pointer {
  private static final java.util.regex.Pattern INDEX =
      java.util.regex.Pattern.compile("0|[1-9][0-9]{0,2}");

  private Pointer() {}

  /** Whether a name counts an element of a list. */
  public static boolean isIndex(String name) {
    return INDEX.matcher(name).matches();
  }

  public static String unescape(String name) {
    return name.indexOf('~') < 0 ? name : name.replace("~1", "/").replace("~0", "~");
  }

  public static String escape(String name) {
    if (name.indexOf('~') < 0 && name.indexOf('/') < 0) {
      return name;
    }
    return name.replace("~", "~0").replace("/", "~1");
  }
}
