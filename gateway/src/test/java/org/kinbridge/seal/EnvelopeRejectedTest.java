package org.kinbridge.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.seal.ToAldmark.MESSAGE;
import static org.kinbridge.seal.ToAldmark.OPENING;
import static org.kinbridge.seal.ToAldmark.XB;
import static org.kinbridge.seal.ToAldmark.XC;
import static org.kinbridge.seal.ToAldmark.ascii;
import static org.kinbridge.seal.ToAldmark.envelope;
import static org.kinbridge.seal.ToAldmark.plaintext;
import static org.kinbridge.seal.ToAldmark.rejection;
import static org.kinbridge.seal.ToAldmark.replaceHeader;
import static org.kinbridge.seal.ToAldmark.sealed;
import static org.kinbridge.seal.ToAldmark.withHeader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.Vector;
import org.kinbridge.trust.key.Base64Url;

/** An envelope is rejected unless every byte of it is as the format says. */
class EnvelopeRejectedTest {
  private final byte[] envelope = envelope();

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
                        ((ObjectNode) header.get("epk")).put("y", Base64Url.encode(new byte[32])))))
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
    assertThat(rejection(Vector.jose(vector).ascii("compact"))).isEqualTo(Rejected.Cause.MALFORMED);
  }

  @Test
  void whose_header_is_nested_without_end() {
    String deep = "[".repeat(100_000);
    assertThat(rejection(replaceHeader(ascii(deep)))).isEqualTo(Rejected.Cause.MALFORMED);
  }
}
