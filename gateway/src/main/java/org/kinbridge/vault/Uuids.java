package org.kinbridge.vault;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Random UUIDs (version 4) from a source of randomness that was handed in. */
final class Uuids {
  private Uuids() {}

  static UUID random(byte[] sixteen) {
    ByteBuffer bytes = ByteBuffer.wrap(sixteen);
    long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
