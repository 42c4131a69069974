package org.kinbridge.sign.withheld;

import org.kinbridge.disclosure.Coded;

/** What a closed leaf holds. The first byte of what is hashed keeps the kinds apart. */
public enum LeafKind implements Coded {
  /** The values behind one notice. */
  ANNOUNCED("announced", (byte) 3),
  /** One element that nothing tells of. */
  SILENT("silent", (byte) 4);

  static final byte RELEASED = 1;
  static final byte NOTICE = 2;

  private final String code;
  private final byte tag;

  LeafKind(String code, byte tag) {
    this.code = code;
    this.tag = tag;
  }

  @Override
  public String code() {
    return code;
  }

  byte tag() {
    return tag;
  }
}
