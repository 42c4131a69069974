package org.kinbridge.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.StrictJson;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.Vector;
import org.kinbridge.trust.key.Base64Url;

class OpeningTest {
  static final AnyNode XC = AnyNode.of("XC");
  static final AnyNode XA = AnyNode.of("XA");
  static final AnyNode XB = AnyNode.of("XB");
  static final Opening OPENING = new Opening(XA.keystore, new MessageVerifier(Suite.C1));
  private static final SignedMessage MESSAGE = AnyMessage.from(XC, XA);
  private final byte[] envelope = envelope();

  /** Sealed anew for each test: a mutant of the code that seals must not spoil it for others. */
  static byte[] envelope() {
    return seal(XC, MESSAGE);
  }

  private static byte[] seal(AnyNode sealer, SignedMessage message) {
    return new Sealing(sealer.metadata.entity(), new SecureRandom())
        .seal(message, XA.metadata, XA.encryptionKey(), Framing.OWED)
        .bytes();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Rejected.Cause rejection(byte[] body) {
    return switch (OPENING.open(XC.authenticated(), body)) {
      case Rejected rejected -> rejected.cause();
      case Opened opened -> throw new AssertionError("opened");
      case Asked asked -> throw new AssertionError("asked");
      case Refused refused -> throw new AssertionError("refused " + refused.reason());
    };
  }

  private static Reason refusal(Inbound inbound) {
    return switch (inbound) {
      case Refused refused -> refused.reason();
      case Opened opened -> throw new AssertionError("opened");
      case Asked asked -> throw new AssertionError("asked");
      case Rejected rejected -> throw new AssertionError("rejected " + rejected.cause());
    };
  }

  /** Any plaintext, correctly encrypted by another library from XC to XA. */
  static byte[] sealed(byte[] plaintext) {
    return sealed(plaintext, builder -> {});
  }

  static byte[] sealed(byte[] plaintext, Consumer<JWEHeader.Builder> change) {
    JWEHeader.Builder header =
        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
            .keyID(XA.encryptionKey().kid())
            .type(new JOSEObjectType("cpx-env+jwe"))
            .contentType("jose+json")
            .agreementPartyUInfo(Base64URL.encode(JweHeader.party(XC.metadata.entity())))
            .agreementPartyVInfo(Base64URL.encode(JweHeader.party(XA.metadata.entity())));
    change.accept(header);
    try {
      JWEObject jwe = new JWEObject(header.build(), new Payload(plaintext));
      jwe.encrypt(new ECDHEncrypter(XA.encryptionKey().key()));
      return ascii(jwe.serialize());
    } catch (com.nimbusds.jose.JOSEException broken) {
      throw new AssertionError(broken);
    }
  }

  private static byte[] plaintext(SignedMessage message) {
    return Framing.write(message, Framing.OWED, 16 << 10);
  }

  @Test
  void opens_what_another_library_sealed() {
    assertThat(OPENING.open(XC.authenticated(), sealed(plaintext(MESSAGE))))
        .isInstanceOf(Opened.class);
  }

  @Nested
  class An_envelope_is_rejected {
    @Test
    void when_one_bit_of_any_part_changed() {
      String[] parts = new String(envelope, StandardCharsets.US_ASCII).split("\\.");
      for (int part = 0; part < parts.length; part++) {
        byte[] bytes = Base64Url.decode(parts[part]).orElseThrow();
        int step = Math.max(1, bytes.length / 40);
        for (int i = 0; i < bytes.length; i += step) {
          byte[] altered = bytes.clone();
          altered[i] ^= 1;
          String[] changed = parts.clone();
          changed[part] = Base64Url.encode(altered);
          assertThat(OPENING.open(XC.authenticated(), ascii(String.join(".", changed))))
              .as("part " + part + " byte " + i)
              .isInstanceOf(Rejected.class);
        }
      }
    }

    @Test
    void when_a_part_is_cut_or_empty() {
      String[] parts = new String(envelope, StandardCharsets.US_ASCII).split("\\.");
      for (int part = 0; part < parts.length; part++) {
        for (String other : new String[] {"", parts[part].substring(4)}) {
          String[] changed = parts.clone();
          changed[part] = other;
          assertThat(OPENING.open(XC.authenticated(), ascii(String.join(".", changed))))
              .as("part " + part)
              .isInstanceOf(Rejected.class);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", " ", "\n", "+", "/", "A", "."})
    @Claim("WIRE-1.3")
    void in_another_spelling_of_base64(String odd) {
      String text = new String(envelope, StandardCharsets.US_ASCII);
      assertThat(OPENING.open(XC.authenticated(), ascii(text + odd))).isInstanceOf(Rejected.class);
      assertThat(OPENING.open(XC.authenticated(), ascii(odd + text))).isInstanceOf(Rejected.class);
      int dot = text.indexOf('.');
      assertThat(
              OPENING.open(
                  XC.authenticated(), ascii(text.substring(0, dot) + odd + text.substring(dot))))
          .isInstanceOf(Rejected.class);
    }

    @Test
    @Claim("WIRE-1.3")
    void with_bits_set_that_no_byte_uses() {
      String text = new String(envelope, StandardCharsets.US_ASCII);
      String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
      char last = text.charAt(text.length() - 1);
      char unused = alphabet.charAt(alphabet.indexOf(last) | 1);
      assertThat(unused).isNotEqualTo(last);
      assertThat(rejection(ascii(text.substring(0, text.length() - 1) + unused)))
          .isEqualTo(Rejected.Cause.MALFORMED);
    }

    @Test
    void beyond_the_size_limit_before_anything_is_read() {
      assertThat(rejection(new byte[(1 << 20) + 1])).isEqualTo(Rejected.Cause.TOO_LARGE);
      assertThat(rejection(new byte[10 << 20])).isEqualTo(Rejected.Cause.TOO_LARGE);
      assertThat(rejection(new byte[1 << 20])).isEqualTo(Rejected.Cause.MALFORMED);
    }

    @Test
    void with_a_header_beyond_its_limit() {
      assertThat(
              rejection(
                  sealed(plaintext(MESSAGE), header -> header.customParam("x", "y".repeat(9000)))))
          .isEqualTo(Rejected.Cause.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "crit", "jku", "jwk", "x5u", "x5c", "x5t#S256", "iss", "b64"})
    void with_a_header_member_that_the_format_does_not_have(String member) {
      assertThat(rejection(withHeader(header -> header.put(member, "DEF"))))
          .isEqualTo(Rejected.Cause.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "enc", "kid", "typ", "cty", "apu", "apv", "epk"})
    void without_a_header_member_that_the_format_has(String member) {
      assertThat(rejection(withHeader(header -> header.remove(member))))
          .isEqualTo(Rejected.Cause.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "dir", "ECDH-ES", "ECDH-ES+A128KW", "A256KW", "RSA-OAEP-256"})
    @Claim("WIRE-1.6")
    void of_another_algorithm_than_our_key_is_for(String alg) {
      assertThat(rejection(withHeader(header -> header.put("alg", alg))))
          .isEqualTo(Rejected.Cause.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A128GCM", "A256CBC-HS512", "none"})
    void of_another_content_encryption(String enc) {
      assertThat(rejection(withHeader(header -> header.put("enc", enc))))
          .isEqualTo(Rejected.Cause.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpx-ans+jwe", "JWT", ""})
    void of_another_type(String typ) {
      assertThat(rejection(withHeader(header -> header.put("typ", typ))))
          .isEqualTo(Rejected.Cause.ALGORITHM);
    }

    @Test
    void for_a_key_that_we_do_not_have_or_not_any_more() {
      assertThat(rejection(withHeader(header -> header.put("kid", XB.encryptionKey().kid()))))
          .isEqualTo(Rejected.Cause.UNKNOWN_KEY);
    }

    @Test
    @Claim("WIRE-4.4")
    void with_an_ephemeral_point_off_the_curve_or_of_another() {
      assertThat(
              rejection(
                  withHeader(
                      header ->
                          ((ObjectNode) header.get("epk"))
                              .put("y", Base64Url.encode(new byte[32])))))
          .isEqualTo(Rejected.Cause.MALFORMED);
      assertThat(
              rejection(withHeader(header -> ((ObjectNode) header.get("epk")).put("crv", "P-384"))))
          .isEqualTo(Rejected.Cause.MALFORMED);
      assertThat(rejection(withHeader(header -> ((ObjectNode) header.get("epk")).put("d", "AAAA"))))
          .isEqualTo(Rejected.Cause.MALFORMED);
    }

    @Test
    void whose_header_names_a_member_twice() {
      String text =
          new String(
              Base64Url.decode(new String(envelope, StandardCharsets.US_ASCII).split("\\.")[0])
                  .orElseThrow(),
              StandardCharsets.US_ASCII);
      String twice = text.replace("{\"alg\"", "{\"enc\":\"A256GCM\",\"alg\"");
      assertThat(rejection(replaceHeader(ascii(twice)))).isEqualTo(Rejected.Cause.MALFORMED);
    }

    @Test
    @Claim("WIRE-4.3")
    void that_another_partner_delivers() {
      assertThat(OPENING.open(XB.authenticated(), envelope))
          .isEqualTo(new Rejected(Rejected.Cause.PARTIES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"foreign-algorithm-is-refused", "compressed-envelope-is-refused"})
    void that_a_specification_prints_for_others(String vector) {
      assertThat(rejection(Vector.jose(vector).ascii("compact")))
          .isEqualTo(Rejected.Cause.MALFORMED);
    }

    @Test
    void whose_header_is_nested_without_end() {
      String deep = "[".repeat(100_000);
      assertThat(rejection(replaceHeader(ascii(deep)))).isEqualTo(Rejected.Cause.MALFORMED);
    }
  }

  private static byte[] withHeader(Consumer<ObjectNode> change) {
    String encoded = new String(envelope(), StandardCharsets.US_ASCII).split("\\.")[0];
    try {
      ObjectNode header =
          (ObjectNode)
              StrictJson.parse(Base64Url.decode(encoded).orElseThrow(), StrictJson.Limits.WIRE);
      change.accept(header);
      return replaceHeader(header.toString().getBytes(StandardCharsets.UTF_8));
    } catch (org.kinbridge.json.JsonRefused refused) {
      throw new AssertionError(refused);
    }
  }

  static byte[] replaceHeader(byte[] header) {
    String text = new String(envelope(), StandardCharsets.US_ASCII);
    return ascii(Base64Url.encode(header) + text.substring(text.indexOf('.')));
  }

  @Nested
  class A_plaintext_is_rejected {
    private final String whole = new String(plaintext(MESSAGE), StandardCharsets.UTF_8);

    private void rejected(String text) {
      assertThat(rejection(sealed(text.getBytes(StandardCharsets.UTF_8))))
          .isEqualTo(Rejected.Cause.FRAMING);
    }

    private String refit(String text) {
      int more = text.getBytes(StandardCharsets.UTF_8).length - (16 << 10);
      return more > 0
          ? text.replace("\"pad\":\"" + "0".repeat(more), "\"pad\":\"")
          : text.replace("\"pad\":\"", "\"pad\":\"" + "0".repeat(-more));
    }

    @Test
    void of_a_size_between_the_classes() {
      rejected(whole.replace("\"pad\":\"0", "\"pad\":\""));
      rejected(whole.replace("\"pad\":\"", "\"pad\":\"0"));
    }

    @Test
    void whose_padding_carries_something() {
      rejected(whole.replace("\"pad\":\"0", "\"pad\":\"1"));
    }

    @Test
    void with_an_unknown_a_missing_or_a_doubled_member() {
      rejected(refit(whole.replace("{\"manifest\"", "{\"note\":1,\"manifest\"")));
      rejected(refit(whole.replace(",\"ledger\":\"owed\"", "")));
      rejected(
          refit(whole.replace(",\"ledger\":\"owed\"", ",\"ledger\":\"owed\",\"ledger\":\"owed\"")));
    }

    @Test
    void whose_content_is_not_text() {
      rejected(refit(whole.replace("\"content\":\"{", "\"content\":\"\\ud800{")));
    }

    @Test
    void whose_manifest_is_none() {
      String jws = new String(MESSAGE.jws(), StandardCharsets.UTF_8);
      rejected(refit(whole.replace(jws, "{}")));
    }

    @Test
    void that_is_nested_too_deeply_or_no_json() {
      rejected("[".repeat(16 << 10));
      rejected("x".repeat(16 << 10));
    }
  }

  @Nested
  class A_message_is_refused_by_name {
    @Test
    void when_it_is_meant_for_another_node() {
      SignedMessage forXb = AnyMessage.from(XC, XB);
      Inbound inbound = OPENING.open(XC.authenticated(), sealed(plaintext(forXb)));
      assertThat(refusal(inbound)).isEqualTo(Reason.WRONG_AUDIENCE);
      assertThat(((Refused) inbound).msgId()).isEqualTo(forXb.manifest().msgId());
      assertThat(((Refused) inbound).digest()).isEqualTo(forXb.digest());
    }

    /** Surreptitious forwarding: XB got it from XC and seals it anew, as if it were its own. */
    @Test
    void when_a_recipient_passes_it_on_as_its_own() {
      SignedMessage forXb = AnyMessage.from(XC, XB);
      byte[] plaintext = plaintext(forXb);
      byte[] resealed =
          sealed(
              plaintext,
              header ->
                  header.agreementPartyUInfo(
                      Base64URL.encode(JweHeader.party(XB.metadata.entity()))));
      assertThat(refusal(OPENING.open(XB.authenticated(), resealed)))
          .isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void when_its_content_is_not_the_one_that_was_signed() {
      byte[] other = MESSAGE.content();
      other[3] ^= 1;
      byte[] plaintext = plaintext(AnyMessage.with(MESSAGE, other));
      assertThat(refusal(OPENING.open(XC.authenticated(), sealed(plaintext))))
          .isEqualTo(Reason.MALFORMED_MESSAGE);
    }

    @Test
    @Claim("WIRE-8.4")
    void when_its_content_is_not_the_one_of_its_tree() {
      SignedMessage other = AnyMessage.from(XC, XA);
      byte[] plaintext = plaintext(AnyMessage.opening(MESSAGE, other.openings()));
      assertThat(refusal(OPENING.open(XC.authenticated(), sealed(plaintext))))
          .isEqualTo(Reason.WITHHELD_ROOT);
    }

    /** The partner renewed its keys, and we hold its older metadata: not a verdict for good. */
    @Test
    void as_busy_when_its_key_is_not_known_yet() {
      Inbound inbound =
          OPENING.open(XC.authenticated(), seal(XC, AnyMessage.from(AnyNode.of("XC"), XA)));
      assertThat(refusal(inbound)).isEqualTo(Reason.BUSY);
      assertThat(((Refused) inbound).cause()).isEqualTo("unknown-key");
    }

    @Test
    void as_anothers_when_an_unknown_key_signed_for_another_issuer() {
      Inbound inbound =
          OPENING.open(XC.authenticated(), seal(XC, AnyMessage.from(AnyNode.of("XB"), XA)));
      assertThat(refusal(inbound)).isEqualTo(Reason.WRONG_ISSUER);
    }

    @Test
    void when_its_signature_is_not_the_partners() {
      String text = new String(MESSAGE.jws(), StandardCharsets.US_ASCII);
      int at = text.indexOf("\"signature\":\"") + 20;
      char other = text.charAt(at) == 'A' ? 'B' : 'A';
      byte[] altered = ascii(text.substring(0, at) + other + text.substring(at + 1));
      byte[] plaintext = plaintext(AnyMessage.signedAs(MESSAGE, altered));
      assertThat(refusal(OPENING.open(XC.authenticated(), sealed(plaintext))))
          .isEqualTo(Reason.MALFORMED_MESSAGE);
    }
  }

  /** The library we compare with does: an envelope without enc ends in an unchecked exception. */
  @Test
  void names_to_the_operator_a_cause_in_a_word_that_stays() {
    assertThat(Rejected.Cause.values())
        .extracting(Rejected.Cause::code)
        .containsExactly(
            "too-large",
            "malformed",
            "algorithm",
            "parties",
            "unknown-key",
            "does-not-open",
            "framing");
  }

  @Test
  void prints_the_id_of_a_message_and_nothing_of_its_content() {
    assertThat(OPENING.open(XC.authenticated(), envelope))
        .hasToString("opened message " + MESSAGE.manifest().msgId());
    SignedMessage foreign = AnyMessage.from(XC, XB.metadata.entity(), AnyMessage.CONTENT);
    assertThat(OPENING.open(XC.authenticated(), AnyEnvelope.readdressed(XC, XA, foreign)))
        .hasToString("refused message " + foreign.manifest().msgId());
  }

  @Test
  void answers_where_another_library_throws_unchecked() {
    byte[] integrated =
        withHeader(
            header -> {
              header.remove("enc");
              header.put("alg", "HPKE-9");
            });
    assertThat(rejection(integrated)).isEqualTo(Rejected.Cause.MALFORMED);
    assertThatThrownBy(() -> JWEObject.parse(new String(integrated, StandardCharsets.US_ASCII)))
        .isInstanceOf(NullPointerException.class);
  }
}
