package org.kinbridge.sign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.json.StrictJson;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.key.Base64Url;

/** A message is the partner's if its signature is, under a header that says what ours says. */
class MessageVerifierTest extends AlteredMessage {
  @Test
  void verifies_what_the_partner_signed() {
    Verification verification = verifier.verify(jws, XC.metadata);
    assertThat(verification).isInstanceOf(Verified.class);
    Verified verified = (Verified) verification;
    assertThat(verified.manifest()).isEqualTo(message.manifest());
    assertThat(verified.digest()).isEqualTo(message.digest());
    assertThat(verified.jws()).isEqualTo(message.jws());
  }

  @Test
  void signs_what_another_library_verifies() throws Exception {
    var key = XC.material.signing().getFirst().pair().publicKey();
    JWSObject other =
        new JWSObject(
            Base64URL.from(signature().get("protected").textValue()),
            Base64URL.from(jws.get("payload").textValue()),
            Base64URL.from(signature().get("signature").textValue()));
    assertThat(other.verify(new ECDSAVerifier(key, java.util.Set.of("cpx")))).isTrue();
  }

  @Nested
  class A_signature_is_refused {
    @Test
    @Claim("WIRE-3.5")
    void from_another_partner_because_its_key_is_not_known() {
      assertThat(verifier.verify(jws, XA.metadata))
          .isEqualTo(new Unverified(Unverified.Cause.UNKNOWN_KEY));
    }

    @Test
    void under_a_key_that_the_metadata_we_hold_does_not_know() {
      AnyNode renewed = AnyNode.of("XC");
      assertThat(cause(json(AnyMessage.from(renewed, XA).jws())))
          .isEqualTo(Unverified.Cause.UNKNOWN_KEY);
    }

    @Test
    void when_any_bit_of_it_changed() {
      byte[] signature = Base64Url.decode(signature().get("signature").textValue()).orElseThrow();
      for (int i = 0; i < signature.length; i++) {
        byte[] altered = signature.clone();
        altered[i] ^= 1;
        signature().put("signature", Base64Url.encode(altered));
        assertThat(cause(jws)).as("byte " + i).isEqualTo(Unverified.Cause.SIGNATURE);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 71})
    void of_another_length(int length) {
      signature().put("signature", Base64Url.encode(new byte[length]));
      assertThat(cause(jws)).isEqualTo(Unverified.Cause.SIGNATURE);
    }

    @Test
    void of_zeros_or_of_the_group_order() {
      signature().put("signature", Base64Url.encode(new byte[64]));
      assertThat(cause(jws)).isEqualTo(Unverified.Cause.SIGNATURE);
      byte[] ones = new byte[64];
      java.util.Arrays.fill(ones, (byte) 0xff);
      signature().put("signature", Base64Url.encode(ones));
      assertThat(cause(jws)).isEqualTo(Unverified.Cause.SIGNATURE);
    }

    @Test
    void as_wrong_under_a_key_that_the_partner_publishes_for_something_else() {
      assertThat(withHeader(header -> header.put("kid", XC.encryptionKey().kid())))
          .isEqualTo(Unverified.Cause.SIGNATURE);
    }

    @Test
    @Claim("WIRE-3.2")
    void when_stripped() {
      ((ArrayNode) jws.get("signatures")).removeAll();
      assertThat(cause(jws)).isEqualTo(Unverified.Cause.MALFORMED);
    }

    @Test
    @Claim("WIRE-3.2")
    void when_there_is_one_more_than_the_suite_has() {
      ((ArrayNode) jws.get("signatures")).add(signature().deepCopy());
      assertThat(cause(jws)).isEqualTo(Unverified.Cause.MALFORMED);
    }
  }

  @Nested
  class A_header_is_refused {
    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES384", "es256", "RS256", "EdDSA", ""})
    @Claim("WIRE-1.6")
    void of_another_algorithm(String alg) {
      assertThat(withHeader(header -> header.put("alg", alg)))
          .isEqualTo(Unverified.Cause.MALFORMED);
    }

    @Test
    void that_makes_the_public_key_an_hmac_secret() throws Exception {
      byte[] secret = XC.material.signing().getFirst().pair().publicKey().getEncoded();
      ObjectNode header = header();
      header.put("alg", "HS256");
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String input = encode(header) + "." + jws.get("payload").textValue();
      signature()
          .put("protected", encode(header))
          .put(
              "signature",
              Base64Url.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII))));
      assertThat(cause(jws)).isEqualTo(Unverified.Cause.MALFORMED);
    }

    @Test
    void of_another_document() {
      assertThat(withHeader(header -> header.put("typ", "cpx-rcpt+jws")))
          .isEqualTo(Unverified.Cause.MALFORMED);
    }

    @Test
    void with_another_critical_member() {
      assertThat(withHeader(header -> header.putArray("crit").add("cpx").add("exp")))
          .isEqualTo(Unverified.Cause.MALFORMED);
      assertThat(withHeader(header -> header.putArray("crit").add("exp")))
          .isEqualTo(Unverified.Cause.MALFORMED);
      assertThat(withHeader(header -> header.putArray("crit")))
          .isEqualTo(Unverified.Cause.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u", "jwk", "x5c", "b64", "zip", "iss"})
    void that_brings_anything_along(String member) {
      assertThat(withHeader(header -> header.put(member, "https://evil.example")))
          .isEqualTo(Unverified.Cause.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "kid", "typ", "crit", "cpx"})
    void that_lacks_a_member(String member) {
      assertThat(withHeader(header -> header.remove(member))).isEqualTo(Unverified.Cause.MALFORMED);
    }

    @Test
    @Claim("WIRE-3.4")
    void of_an_unknown_suite_or_version() {
      assertThat(withHeader(header -> header.putObject("cpx").put("v", 2).put("suite", "C0")))
          .isEqualTo(Unverified.Cause.MALFORMED);
      assertThat(withHeader(header -> header.putObject("cpx").put("v", 1).put("suite", "C1")))
          .isEqualTo(Unverified.Cause.MALFORMED);
    }

    @Test
    void with_anything_more_about_the_suite() {
      assertThat(withHeader(header -> ((ObjectNode) header.get("cpx")).put("more", 1)))
          .isEqualTo(Unverified.Cause.MALFORMED);
    }

    @Test
    void outside_the_signature() {
      signature().putObject("header").put("kid", KEY.kid());
      assertThat(cause(jws)).isEqualTo(Unverified.Cause.MALFORMED);
    }
  }

  @Test
  void names_its_causes_to_the_operator_in_words_that_stay() {
    assertThat(Unverified.Cause.values())
        .extracting(Unverified.Cause::code)
        .containsExactly(
            "malformed", "suite-too-weak", "suite-mismatch", "signature", "unknown-key", "issuer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", " ", "\n", "+"})
  void refuses_a_payload_in_another_spelling(String tail) {
    jws.put("payload", jws.get("payload").textValue() + tail);
    assertThat(cause(jws)).isEqualTo(Unverified.Cause.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "1", "\"x\"", "{\"payload\":\"\"}"})
  void refuses_what_is_no_signed_object(String text) throws Exception {
    JsonNode node =
        StrictJson.parse(text.getBytes(StandardCharsets.US_ASCII), StrictJson.Limits.WIRE);
    assertThat(cause(node)).isEqualTo(Unverified.Cause.MALFORMED);
    assertThat(verifier.claimed(node)).isEmpty();
  }
}
