package org.kinbridge.flow.receive;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.seal.Asked;
import org.kinbridge.seal.Opened;
import org.kinbridge.seal.Refused;
import org.kinbridge.sign.Manifest;
import org.kinbridge.trust.AuthenticatedPartner;

/**
 * A message that a partner handed us or asks about, as its manifest names it: enough to know it
 * again and to answer. Whether its signature is worth anything is not said here.
 *
 * @param digest of the manifest's bytes: another one under the same id is another message
 */
record Arrived(AuthenticatedPartner from, Manifest manifest, Sha256 digest, byte[] jws) {
  Arrived {
    requireNonNull(from, "from is null");
    requireNonNull(manifest, "manifest is null");
    requireNonNull(digest, "digest is null");
    requireNonNull(jws, "jws is null");
  }

  static Arrived of(Opened opened) {
    var verified = opened.verified();
    return new Arrived(opened.from(), verified.manifest(), verified.digest(), verified.jws());
  }

  static Arrived of(Asked asked) {
    var verified = asked.verified();
    return new Arrived(asked.from(), verified.manifest(), verified.digest(), verified.jws());
  }

  static Arrived of(AuthenticatedPartner from, Refused refused) {
    return new Arrived(from, refused.manifest(), refused.digest(), refused.jws());
  }

  EntityId issuer() {
    return from.entity();
  }

  MessageId message() {
    return manifest.msgId();
  }

  @Override
  public String toString() {
    return "arrived message " + message();
  }
}
