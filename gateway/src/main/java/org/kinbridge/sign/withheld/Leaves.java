package org.kinbridge.sign.withheld;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kinbridge.disclosure.Owned;

/** Leaves and the secrets they are made under: HMAC-SHA256 of path and value. */
@Owned(by = "whoever makes or checks one tree", lock = "none: one thread")
final class Leaves {
  private final Macs derived = new Macs();
  private final Macs leaf = new Macs();

  byte[] derive(byte[] key, String label) {
    return derived.expand(key, "cpx-withheld-1 " + label);
  }

  /** The secret of one slot, and of no other. */
  byte[] secret(byte[] key, int slot) {
    return derived.under(key).with(slot).with((byte) 1).done();
  }

  /** A leaf for each scalar of the content, from slot 0 on. */
  byte[][] released(byte[] key, List<Scalar> scalars) {
    byte[][] leaves = new byte[scalars.size()][];
    for (int slot = 0; slot < leaves.length; slot++) {
      leaves[slot] = released(secret(key, slot), scalars.get(slot));
    }
    return leaves;
  }

  /** A leaf for each notice, behind those. */
  byte[][] notices(byte[] key, int first, List<Notice> notices) {
    byte[][] leaves = new byte[notices.size()][];
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] = notice(secret(key, first + i), notices.get(i));
    }
    return leaves;
  }

  private byte[] released(byte[] secret, Scalar scalar) {
    return leaf.under(secret)
        .with(LeafKind.RELEASED)
        .framed(scalar.pointer())
        .with(scalar.value())
        .done();
  }

  private byte[] notice(byte[] secret, Notice notice) {
    return leaf.under(secret)
        .with(LeafKind.NOTICE)
        .framed(utf8(notice.path()))
        .with(utf8(notice.rule()))
        .done();
  }

  byte[] closed(byte[] secret, Closed closed) {
    return leaf.under(secret)
        .with(closed.kind().tag())
        .framed(utf8(closed.path()))
        .framed(utf8(closed.rule()))
        .with(utf8(closed.value().reveal("to commit to a withheld element")))
        .done();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
