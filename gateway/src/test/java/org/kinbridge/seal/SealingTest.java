package org.kinbridge.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.release.AnyReleased;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;

class SealingTest {
  private static final AnyNode XC = AnyNode.of("XC");
  private static final AnyNode XA = AnyNode.of("XA");
  private static final AnyNode XB = AnyNode.of("XB");
  private static final Sealing SEALING = new Sealing(XC.metadata.entity(), new SecureRandom());
  private static final Opening OPENING = new Opening(XA.keystore, new MessageVerifier(Suite.C1));

  private static byte[] seal(SignedMessage message) {
    return SEALING.seal(message, XA.metadata, XA.encryptionKey(), Framing.OWED).bytes();
  }

  private static SignedMessage message(byte[] content) {
    return AnyMessage.from(XC, XA.metadata.entity(), content);
  }

  private static byte[] content(int length) {
    return ("\"" + "x".repeat(length) + "\"").getBytes(StandardCharsets.US_ASCII);
  }

  /** What the frame needs beside the content, its room for the ledger's proof included. */
  private static int frame() {
    return Framing.measure(message(content(1))) - 1;
  }

  @Test
  void opens_to_what_was_sealed() {
    SignedMessage message = AnyMessage.from(XC, XA);
    Inbound inbound = OPENING.open(XC.authenticated(), seal(message));

    assertThat(inbound).isInstanceOf(Opened.class);
    Opened opened = (Opened) inbound;
    assertThat(opened.content()).isEqualTo(AnyMessage.CONTENT);
    assertThat(opened.verified().digest()).isEqualTo(message.digest());
    assertThat(opened.verified().manifest()).isEqualTo(message.manifest());
    assertThat(opened.from().entity()).isEqualTo(XC.metadata.entity());
    assertThat(opened.openings().toJson()).isEqualTo(message.openings().toJson());
    assertThat(opened.ledger()).isEqualTo("owed");
    assertThat(opened.salts().exchange().revealSecret("test"))
        .isEqualTo(message.salts().exchange().revealSecret("test"));
  }

  @Property(tries = 60)
  void opens_to_what_was_sealed_whatever_the_content(@ForAll String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    byte[] content = TextNode.valueOf(whole).toString().getBytes(StandardCharsets.UTF_8);
    Inbound inbound = OPENING.open(XC.authenticated(), seal(message(content)));
    assertThat(inbound)
        .isInstanceOfSatisfying(
            Opened.class, opened -> assertThat(opened.content()).isEqualTo(content));
  }

  @Test
  @Claim("WIRE-4.4")
  void seals_one_message_twice_to_envelopes_that_share_nothing_but_their_digest() {
    SignedMessage message = AnyMessage.from(XC, XA);
    String first = new String(seal(message), StandardCharsets.US_ASCII);
    String second = new String(seal(message), StandardCharsets.US_ASCII);
    for (int part = 0; part < 5; part++) {
      assertThat(first.split("\\.")[part]).isNotEqualTo(second.split("\\.")[part]);
    }
    Opened one =
        (Opened) OPENING.open(XC.authenticated(), first.getBytes(StandardCharsets.US_ASCII));
    Opened two =
        (Opened) OPENING.open(XC.authenticated(), second.getBytes(StandardCharsets.US_ASCII));
    assertThat(one.verified().digest()).isEqualTo(two.verified().digest());
  }

  @Property(tries = 80)
  void tells_by_its_length_nothing_but_the_class(
      @ForAll @IntRange(min = 1, max = 58_000) int size) {
    SignedMessage message = message(content(size));
    int expected =
        size + frame() <= 16 << 10 ? 16 << 10 : size + frame() <= 32 << 10 ? 32 << 10 : 64 << 10;
    assertThat(Sealing.fit(message)).isEqualTo(new Fit.Fits(expected));
    int parts = 4 + encoded(40) + encoded(12) + encoded(expected) + encoded(16);
    byte[] envelope = seal(message);
    String header = new String(envelope, StandardCharsets.US_ASCII).split("\\.")[0];
    assertThat(envelope.length).isEqualTo(parts + header.length());
    assertThat(header).hasSize(encodedHeader());
  }

  private static int encoded(int bytes) {
    return (bytes * 4 + 2) / 3;
  }

  private static int encodedHeader() {
    return new String(seal(message(content(1))), StandardCharsets.US_ASCII)
        .split("\\.")[0].length();
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64, 128, 256, 512, 752})
  void fills_each_class_to_the_last_byte_and_no_further(int kib) {
    int size = kib << 10;
    SignedMessage full = message(content(size - frame()));
    assertThat(Sealing.fit(full)).isEqualTo(new Fit.Fits(size));
    assertThat(OPENING.open(XC.authenticated(), seal(full))).isInstanceOf(Opened.class);

    Fit next = Sealing.fit(message(content(size - frame() + 1)));
    if (kib == 752) {
      assertThat(next).isEqualTo(new Fit.TooLarge(size + 1, size));
    } else {
      assertThat(next)
          .isInstanceOfSatisfying(
              Fit.Fits.class, fits -> assertThat(fits.size()).isGreaterThan(size));
    }
  }

  @Test
  void the_largest_envelope_is_below_a_mebibyte() {
    assertThat(seal(message(content((752 << 10) - frame()))).length).isLessThanOrEqualTo(1 << 20);
  }

  @Test
  void counts_what_escaping_adds() {
    byte[] quotes = ("\"" + "\\\"".repeat(5_000) + "\"").getBytes(StandardCharsets.US_ASCII);
    assertThat(Sealing.fit(message(quotes))).isEqualTo(new Fit.Fits(32 << 10));
  }

  @Test
  void keeps_the_class_when_the_ledger_proof_comes_along() {
    SignedMessage message = message(content((16 << 10) - frame()));
    String proof = "p".repeat(Framing.LEDGER_ROOM);
    byte[] envelope = SEALING.seal(message, XA.metadata, XA.encryptionKey(), proof).bytes();
    assertThat(envelope).hasSameSizeAs(seal(message));
    assertThat(((Opened) OPENING.open(XC.authenticated(), envelope)).ledger()).isEqualTo(proof);
    assertThatThrownBy(() -> SEALING.seal(message, XA.metadata, XA.encryptionKey(), proof + "p"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void another_library_opens_it() throws Exception {
    JWEObject jwe =
        JWEObject.parse(new String(seal(AnyMessage.from(XC, XA)), StandardCharsets.US_ASCII));
    jwe.decrypt(new ECDHDecrypter(XA.material.opening().getFirst().pair().privateKey()));
    assertThat(jwe.getPayload().toBytes()).hasSize(16 << 10);
    assertThat(jwe.getHeader().getIncludedParams())
        .isEqualTo(new TreeSet<>(List.of("alg", "enc", "kid", "typ", "cty", "apu", "apv", "epk")));
  }

  @Test
  void never_seals_to_another_than_the_audience() {
    SignedMessage message = AnyMessage.from(XC, XA);
    assertThatThrownBy(() -> SEALING.seal(message, XB.metadata, XB.encryptionKey(), Framing.OWED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SEALING.seal(message, XA.metadata, XB.encryptionKey(), Framing.OWED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tells_us_what_it_sealed_for_whom() {
    SignedMessage message = AnyMessage.from(XC, XA);
    SealedEnvelope envelope =
        SEALING.seal(AnyReleased.of(message), XA.metadata, XA.encryptionKey());
    assertThat(envelope.msgId()).isEqualTo(message.manifest().msgId());
    assertThat(envelope.recipient()).isEqualTo(XA.metadata.entity());
    assertThat(envelope)
        .hasToString("envelope of " + envelope.msgId() + " for " + envelope.recipient());
    Opened opened = (Opened) OPENING.open(XC.authenticated(), envelope.bytes());
    assertThat(opened.verified().digest()).isEqualTo(message.digest());
    assertThat(opened.openings().toJson()).isEqualTo(message.openings().toJson());
    assertThat(opened.ledger()).isEqualTo("owed");
  }

  @Test
  void names_nobody_in_the_clear() {
    String header =
        new String(
            java.util.Base64.getUrlDecoder()
                .decode(
                    new String(seal(AnyMessage.from(XC, XA)), StandardCharsets.US_ASCII)
                        .split("\\.")[0]),
            StandardCharsets.US_ASCII);
    assertThat(header).doesNotContain("xc.example", "xa.example", "iss", "aud", "zip");
  }
}
