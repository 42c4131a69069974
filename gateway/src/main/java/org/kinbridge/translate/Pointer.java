package org.kinbridge.translate;

/** JSON pointers (RFC 6901) into a national record, as texts. */
final class Pointer {
  private Pointer() {}

  static String escape(String name) {
    if (name.indexOf('~') < 0 && name.indexOf('/') < 0) {
      return name;
    }
    return name.replace("~", "~0").replace("/", "~1");
  }
}
