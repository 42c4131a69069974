package org.kinbridge.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.key.BanList;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.keystore.SoftwareSigningKey;

class MetadataReaderTest {
  private final AnyNode xa = AnyNode.of("XA");
  private final MetadataReader reader = new MetadataReader(BanList.shipped());

  private MetadataReading read(byte[] jws, Pin pin, Instant now) {
    return reader.read(jws, pin, now);
  }

  private Reason refusal(byte[] jws) {
    return refusal(jws, xa.pin(), AnyNode.NOW);
  }

  private Reason refusal(byte[] jws, Pin pin, Instant now) {
    return switch (read(jws, pin, now)) {
      case MetadataReading.Refused refused -> refused.reason();
      case MetadataReading.InForce inForce -> throw new AssertionError("in force");
    };
  }

  /** The metadata with changed claims, really signed by the pinned key. */
  private byte[] resigned(Consumer<ObjectNode> change) {
    return resigned(header -> {}, change);
  }

  private byte[] resigned(Consumer<ObjectNode> header, Consumer<ObjectNode> change) {
    String[] parts = new String(xa.signedMetadata(), StandardCharsets.US_ASCII).split("\\.");
    String input = changed(parts[0], header) + "." + changed(parts[1], change);
    byte[] signature =
        new SoftwareSigningKey(xa.metadataKey).sign(input.getBytes(StandardCharsets.US_ASCII));
    return (input + "." + Base64Url.encode(signature)).getBytes(StandardCharsets.US_ASCII);
  }

  private static String changed(String part, Consumer<ObjectNode> change) {
    try {
      byte[] bytes = Base64Url.decode(part).orElseThrow();
      ObjectNode json = (ObjectNode) StrictJson.parse(bytes, StrictJson.Limits.WIRE);
      change.accept(json);
      return Base64Url.encode(json.toString().getBytes(StandardCharsets.UTF_8));
    } catch (JsonRefused refused) {
      throw new AssertionError(refused);
    }
  }

  private static ObjectNode cpx(ObjectNode claims) {
    return (ObjectNode) claims.get("cpx_node");
  }

  @Test
  void reads_what_the_pinned_key_signed() {
    assertThat(read(xa.signedMetadata(), xa.pin(), AnyNode.NOW))
        .isInstanceOfSatisfying(
            MetadataReading.InForce.class,
            inForce -> {
              assertThat(inForce.partner().directory()).isEqualTo(xa.metadata.directory());
              assertThat(inForce.partner().tls()).isEqualTo(xa.metadata.tls());
              assertThat(inForce.partner().log()).isEqualTo(xa.metadata.log());
              assertThat(inForce.partner().messages()).isEqualTo(xa.metadata.messages());
              assertThat(inForce.partner().encryptionKey(xa.encryptionKey().suite(), AnyNode.NOW))
                  .contains(xa.encryptionKey());
            });
  }

  @Nested
  class Metadata_is_foreign {
    @Test
    @Claim("WIRE-6.3")
    void when_another_key_is_pinned() {
      Pin other = new Pin(xa.metadata.node(), xa.metadata.entity(), Sha256.of("another"));
      assertThat(refusal(xa.signedMetadata(), other, AnyNode.NOW))
          .isEqualTo(Reason.METADATA_FOREIGN);
    }

    @Test
    void when_it_carries_the_pinned_key_but_another_signed() {
      byte[] forged = NodeMetadata.sign(xa.metadata, AnyNode.of("XA").metadataKey, AnyNode.NOW);
      assertThat(refusal(forged)).isEqualTo(Reason.METADATA_FOREIGN);
    }

    @Test
    void when_its_claims_were_changed() {
      String[] parts = new String(xa.signedMetadata(), StandardCharsets.US_ASCII).split("\\.");
      parts[1] = changed(parts[1], claims -> cpx(claims).put("max_body", 1048577));
      assertThat(refusal(String.join(".", parts).getBytes(StandardCharsets.US_ASCII)))
          .isEqualTo(Reason.METADATA_FOREIGN);
    }

    @Test
    @Claim("WIRE-6.3")
    void when_it_is_of_another_node_than_the_pin() {
      Pin other = new Pin(new NodeId("XB"), xa.metadata.entity(), xa.pin().metadataKey());
      assertThat(refusal(xa.signedMetadata(), other, AnyNode.NOW))
          .isEqualTo(Reason.METADATA_FOREIGN);
    }
  }

  @Nested
  class Metadata_is_out_of_time {
    @Test
    void at_the_instant_it_expires() {
      Instant end = xa.metadata.validUntil();
      assertThat(read(xa.signedMetadata(), xa.pin(), end.minusSeconds(1)))
          .isInstanceOf(MetadataReading.InForce.class);
      assertThat(refusal(xa.signedMetadata(), xa.pin(), end)).isEqualTo(Reason.METADATA_EXPIRED);
    }

    @Test
    void when_it_comes_from_more_than_a_minute_ahead() {
      assertThat(read(xa.signedMetadata(), xa.pin(), AnyNode.NOW.minusSeconds(60)))
          .isInstanceOf(MetadataReading.InForce.class);
      assertThat(refusal(xa.signedMetadata(), xa.pin(), AnyNode.NOW.minusSeconds(61)))
          .isEqualTo(Reason.METADATA_EXPIRED);
    }

    @Test
    void when_it_would_hold_for_more_than_a_year() {
      long day = Duration.ofDays(1).toSeconds();
      byte[] longest = resigned(c -> c.put("exp", AnyNode.NOW.getEpochSecond() + 366 * day));
      byte[] longer = resigned(c -> c.put("exp", AnyNode.NOW.getEpochSecond() + 366 * day + 1));
      assertThat(read(longest, xa.pin(), AnyNode.NOW)).isInstanceOf(MetadataReading.InForce.class);
      assertThat(refusal(longer)).isEqualTo(Reason.METADATA_EXPIRED);
    }
  }

  @Nested
  class Metadata_is_malformed {
    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "iat", "exp", "jwks", "cpx_node"})
    void without_a_claim(String claim) {
      assertThat(refusal(resigned(claims -> claims.remove(claim))))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "node",
          "jurisdiction",
          "tls_server_spki_s256",
          "tls_client_x5t_s256",
          "directory",
          "endpoints",
          "suites_supported",
          "suite_minimum",
          "max_body",
          "keys",
          "ledger"
        })
    void without_a_member_of_the_node(String member) {
      assertThat(refusal(resigned(claims -> cpx(claims).remove(member))))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @Test
    void with_an_unknown_member() {
      assertThat(refusal(resigned(claims -> claims.put("authority_hints", "x"))))
          .isEqualTo(Reason.METADATA_MALFORMED);
      assertThat(refusal(resigned(claims -> cpx(claims).put("note", "x"))))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @Test
    void about_somebody_else() {
      assertThat(refusal(resigned(claims -> claims.put("sub", "https://node.xb.example"))))
          .isEqualTo(Reason.METADATA_MALFORMED);
      assertThat(refusal(resigned(claims -> cpx(claims).put("jurisdiction", "XB"))))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://localhost/x",
          "https://user@localhost/x",
          "https://localhost/x?a=b",
          "https://localhost/x#y",
          "file:///etc/passwd",
          "not a url",
          "https:///x"
        })
    void with_an_endpoint_that_is_no_plain_https_url(String url) {
      assertThat(
              refusal(
                  resigned(
                      claims -> ((ObjectNode) cpx(claims).get("endpoints")).put("messages", url))))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @Test
    void without_any_pin() {
      assertThat(refusal(resigned(claims -> cpx(claims).putArray("tls_client_x5t_s256"))))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @Test
    void with_a_suite_or_a_key_that_is_not_built_here() {
      assertThat(refusal(resigned(c -> cpx(c).putArray("suites_supported").add("H1").add("C1"))))
          .isEqualTo(Reason.METADATA_MALFORMED);
      assertThat(
              refusal(
                  resigned(
                      claims ->
                          ((ObjectNode) cpx(claims).get("keys").get("keys").get(0))
                              .put("alg", "ML-DSA-65"))))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @Test
    void with_a_private_key_in_it() {
      assertThat(
              refusal(
                  resigned(
                      claims ->
                          ((ObjectNode) cpx(claims).get("keys").get("keys").get(0))
                              .put("d", "AAAA"))))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @Test
    void with_a_log_key_of_another_origin() {
      assertThat(
              refusal(
                  resigned(
                      claims ->
                          ((ObjectNode) cpx(claims).get("ledger")).put("origin", "other/ledger"))))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES384"})
    void under_another_algorithm(String alg) {
      assertThat(refusal(resigned(header -> header.put("alg", alg), claims -> {})))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @Test
    void as_another_document_or_with_anything_in_the_header() {
      assertThat(refusal(resigned(header -> header.put("typ", "JWT"), claims -> {})))
          .isEqualTo(Reason.METADATA_MALFORMED);
      assertThat(refusal(resigned(header -> header.putArray("crit").add("x"), claims -> {})))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b.c.d", "\n"})
    void as_no_jws(String text) {
      assertThat(refusal(text.getBytes(StandardCharsets.US_ASCII)))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }

    @Test
    void with_a_line_end_after_it() {
      String text = new String(xa.signedMetadata(), StandardCharsets.US_ASCII) + "\n";
      assertThat(refusal(text.getBytes(StandardCharsets.US_ASCII)))
          .isEqualTo(Reason.METADATA_MALFORMED);
    }
  }
}
