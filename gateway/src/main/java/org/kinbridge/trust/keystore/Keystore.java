package org.kinbridge.trust.keystore;

import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.trust.key.LogKey;
import org.kinbridge.trust.key.OpeningKey;
import org.kinbridge.trust.key.SigningKey;
import org.kinbridge.trust.key.VerificationKey;

/**
 * Our own keys: private ones as operations, symmetric ones as handles that a cipher or MAC takes.
 *
 * <p>Guarantee: a key handed out was valid when the keystore was asked, is not on the ban list of
 * example keys (outside demo mode), and stays usable until the keystore is closed.
 *
 * <p>WARNING: a handle from a software keystore gives its bytes to whoever asks for its encoding;
 * one from a hardware module does not. No code may ask.
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

  /** Signs this node's access tokens and nothing else. */
  SigningKey accessTokenSigning();

  VerificationKey accessTokenVerification();

  /** The name of the epoch under which new child keys are wrapped. */
  String currentEpoch();

  /** An epoch's AES-256 key; empty once the epoch was destroyed. */
  Optional<SecretKey> epoch(String id);

  /** Seals the parts of ledger entries that are about no child: AES-256. */
  SecretKey entries();

  /** Seals rows that grant or wait: HMAC-SHA256. */
  SecretKey rows();

  /** Makes search tokens and the crosswalk's lookups: HMAC-SHA256. */
  SecretKey search();

  LogKey log();

  TlsIdentity tls();

  /** How it is kept, for the officer: {@code software keystore}. */
  String kind();

  /** Overwrites what can be overwritten; every key fails from then on. */
  @Override
  void close();
}
