package org.kinbridge.translate.hl7;

/** The five characters that MSH-1 and MSH-2 declare, all different and none a letter or digit. */
record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {
  private static final int DECLARED = 5;

  /**
   * @param header the first segment, from {@code MSH} on
   */
  static boolean declaredIn(String header) {
    int declared = (int) header.chars().skip(3).limit(DECLARED).filter(Delimiters::usable).count();
    long different = header.chars().skip(3).limit(DECLARED).distinct().count();
    return declared == DECLARED
        && different == DECLARED
        && (header.length() == 3 + DECLARED || header.charAt(3 + DECLARED) == header.charAt(3));
  }

  static Delimiters of(String header) {
    return new Delimiters(
        header.charAt(3), header.charAt(4), header.charAt(5), header.charAt(6), header.charAt(7));
  }

  private static boolean usable(int c) {
    return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c) && c != '"';
  }

  boolean includes(char c) {
    return c == field || c == component || c == repetition || c == subcomponent;
  }
}
