package org.kinbridge.profile.primitive;

/** A UUID as RFC 9562 writes it, in lower case: two spellings of one id would be two ids. */
public final class Uuid {
  private static final int LENGTH = 36;
  private static final String URN = "urn:uuid:";
  private static final long DASHES = 1L << 8 | 1L << 13 | 1L << 18 | 1L << 23;

  private Uuid() {}

  public static boolean isUuid(String text) {
    return text.length() == LENGTH && from(text, 0);
  }

  public static boolean isUrn(String text) {
    return text.length() == URN.length() + LENGTH
        && text.startsWith(URN)
        && from(text, URN.length());
  }

  private static boolean from(String text, int start) {
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(start + i);
      boolean hex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
      if ((DASHES >>> i & 1) == 1 ? c != '-' : !hex) {
        return false;
      }
    }
    return true;
  }
}
