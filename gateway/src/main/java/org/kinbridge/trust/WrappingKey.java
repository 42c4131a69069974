package org.kinbridge.trust;

import java.util.Optional;

/**
 * An epoch key of the keystore: wraps the keys of children, so that a copy of the database opens
 * nothing, and destroying it destroys what was wrapped under it and nowhere else.
 *
 * <p>WARNING: a wrap is bound to its context and not to its time: an old wrap of the same place
 * stays valid until the epoch key is destroyed. The place must name its version.
 */
public interface WrappingKey {

  /** The name of the epoch, stored beside each wrap. */
  String id();

  /**
   * The key, readable only under this epoch key and with the same context. Never twice the same.
   */
  byte[] wrap(SecretBytes key, byte[] context);

  /** Empty when it was not wrapped here, for this context, or was altered; every cause alike. */
  Optional<SecretBytes> unwrap(byte[] wrapped, byte[] context);
}
