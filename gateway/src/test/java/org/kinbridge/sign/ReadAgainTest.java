package org.kinbridge.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.key.SecretBytes;
import org.kinbridge.trust.keystore.KeyMaterial;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.trust.keystore.SoftwareKeystore;

/** What was stored is ours again if it is what we signed, and nothing else is. */
class ReadAgainTest extends SigningNode {
  private final SignedMessage message = sign(Purpose.CARE, Urgency.ROUTINE);

  @Test
  void earns_the_proof_again_from_the_same_bytes() {
    Optional<SignedMessage> again = signer.reread(AnyMessage.stored(message));
    assertThat(again).isPresent();
    assertThat(again.get().digest()).isEqualTo(message.digest());
    assertThat(again.get().manifest()).isEqualTo(message.manifest());
    assertThat(again.get().content()).isEqualTo(message.content());
    assertThat(again.get().children()).containsExactly(child);
  }

  @Test
  void refuses_another_content() {
    byte[] other = message.content();
    other[5] ^= 1;
    assertThat(signer.reread(AnyMessage.stored(AnyMessage.with(message, other)))).isEmpty();
  }

  @Test
  void refuses_another_salt() {
    Salts other = new Salts(SecretBytes.take(new byte[Salts.LENGTH]), message.salts().exchange());
    Unproven same = AnyMessage.stored(message);
    assertThat(
            signer.reread(
                new Unproven(same.jws(), same.content(), other, same.openings(), List.of())))
        .isEmpty();
  }

  @Test
  void earns_it_again_after_the_signing_key_was_renewed() {
    Keystore renewed = holding(AnyNode.of("XC").material, XC.material);
    MessageSigner later = new MessageSigner(renewed, new SecureRandom());
    assertThat(later.reread(AnyMessage.stored(message))).isPresent();
  }

  @Test
  void refuses_what_a_key_signed_that_is_no_longer_kept() {
    Keystore renewed = holding(AnyNode.of("XC").material);
    MessageSigner later = new MessageSigner(renewed, new SecureRandom());
    assertThat(later.reread(AnyMessage.stored(message))).isEmpty();
  }

  private static Keystore holding(KeyMaterial... newestFirst) {
    KeyMaterial newest = newestFirst[0];
    KeyMaterial all =
        new KeyMaterial(
            newest.node(),
            newest.entity(),
            Stream.of(newestFirst).flatMap(one -> one.signing().stream()).toList(),
            newest.opening(),
            newest.epochs(),
            newest.entries(),
            newest.rows(),
            newest.search(),
            newest.accessTokens(),
            newest.log(),
            newest.tls());
    return new SoftwareKeystore(all, InstantSource.fixed(AnyNode.NOW));
  }

  /** The recipient would refuse them for good. */
  @Test
  void refuses_the_openings_of_another_tree() {
    SignedMessage other = AnyMessage.from(XC, XA);
    SignedMessage mixed = AnyMessage.opening(message, other.openings());
    assertThat(signer.reread(AnyMessage.stored(mixed))).isEmpty();
    Unproven same = AnyMessage.stored(message);
    byte[] none = {'{', '}'};
    assertThat(
            signer.reread(new Unproven(same.jws(), same.content(), same.salts(), none, List.of())))
        .isEmpty();
  }

  @Test
  void refuses_what_another_node_signed() {
    SignedMessage foreign = AnyMessage.from(XA, XC);
    assertThat(signer.reread(AnyMessage.stored(foreign))).isEmpty();
  }

  @Test
  void refuses_a_flipped_bit_anywhere_in_the_signed_object() {
    byte[] jws = message.jws();
    for (int i = 0; i < jws.length; i++) {
      byte[] altered = jws.clone();
      altered[i] ^= 1;
      assertThat(signer.reread(AnyMessage.stored(AnyMessage.signedAs(message, altered))))
          .as("byte " + i)
          .isEmpty();
    }
  }
}
