package org.kinbridge.connect.primero;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Sha256;

/**
 * The disclosure of a referral: the same whoever derives it, so that neither a crash nor a second
 * connector sends twice. A UUID of version 8 (RFC 9562): made by a rule of our own.
 */
final class DerivedId {
  private static final String RULE = "kinbridge primero referral 1 ";

  private DerivedId() {}

  static DisclosureId of(UUID referral) {
    ByteBuffer bytes = ByteBuffer.wrap(Sha256.of(RULE + referral).bytes());
    long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new DisclosureId(new UUID(high, low));
  }
}
