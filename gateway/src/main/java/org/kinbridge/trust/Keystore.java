package org.kinbridge.trust;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Suite;

/**
 * Our own keys, as operations: nothing here gives away a key's bytes but the TLS identity.
 *
 * <p>Guarantee: a key handed out was valid when the keystore was asked, is not on the ban list of
 * example keys (outside demo mode), and stays usable until the keystore is closed.
 *
 * <p>WARNING: a software keystore protects against a stolen database or data directory, not against
 * whoever can read this process. That needs a hardware module behind the same port.
 */
public interface Keystore extends AutoCloseable {

  NodeId node();

  EntityId entity();

  /**
   * One key for each signature of the suite, in the suite's order: what a message is signed with
   * now.
   */
  List<SigningKey> messageSigning(Suite suite);

  /**
   * Every public key this node signs or signed with and still keeps: for reading its own messages
   * again.
   */
  List<VerificationKey> ownVerification();

  /** The key partners sealed to; empty when there is none of that name, or not any more. */
  Optional<OpeningKey> opening(String kid);

  /** The epoch under which new child keys are wrapped. */
  WrappingKey currentEpoch();

  /** An epoch that still exists; empty once it was destroyed. */
  Optional<WrappingKey> epoch(String id);

  /** Seals rows that grant something. */
  KeyedHash rowMac();

  /** Makes search tokens and the crosswalk's lookups. */
  KeyedHash searchTokens();

  LogKey log();

  TlsIdentity tls();

  /** How it is kept, for the officer: {@code software keystore}. */
  String kind();

  /** Overwrites what can be overwritten; every key fails from then on. */
  @Override
  void close();
}
