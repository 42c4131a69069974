package org.kinbridge.translate;

/** JSON pointers (RFC 6901) into a national record, as texts. */
final class Pointer {
  private Pointer() {}

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
