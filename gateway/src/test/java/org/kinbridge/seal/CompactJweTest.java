package org.kinbridge.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.StrictJson;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.SecretBytes;

class CompactJweTest {
  private static final AnyNode XC = AnyNode.of("XC");
  private static final AnyNode XA = AnyNode.of("XA");
  private final String[] parts =
      new String(AnyEnvelope.from(XC, XA, AnyMessage.from(XC, XA)), StandardCharsets.US_ASCII)
          .split("\\.");

  private byte[] with(int part, String text) {
    String[] changed = parts.clone();
    changed[part] = text;
    return String.join(".", changed).getBytes(StandardCharsets.US_ASCII);
  }

  /** Wrapped key, nonce and tag: each has one length. */
  @ParameterizedTest
  @CsvSource({"1,40", "2,12", "4,16"})
  void reads_each_part_in_its_one_length(int part, int length) {
    assertThat(CompactJwe.read(with(part, Base64Url.encode(new byte[length])))).isPresent();
    assertThat(CompactJwe.read(with(part, Base64Url.encode(new byte[length - 1])))).isEmpty();
    assertThat(CompactJwe.read(with(part, Base64Url.encode(new byte[length + 1])))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"apu", "apv"})
  void reads_a_party_only_as_a_digest(String member) throws Exception {
    byte[] header = Base64Url.decode(parts[0]).orElseThrow();
    ObjectNode json = (ObjectNode) StrictJson.parse(header, StrictJson.Limits.WIRE);
    assertThat(JweHeader.read(Base64Url.encode(CanonicalJson.bytes(json)))).isPresent();
    json.put(member, Base64Url.encode(new byte[31]));
    assertThat(JweHeader.read(Base64Url.encode(CanonicalJson.bytes(json)))).isEmpty();
  }

  @Test
  void leaves_no_content_key_behind() {
    FreshSecrets fresh = FreshSecrets.draw(new SecureRandom());
    JweHeader header = JweHeader.read(parts[0]).orElseThrow();
    CompactJwe.seal(header, SecretBytes.take(new byte[32]), Suite.C1, fresh, new byte[8]);
    assertThat(fresh.cek()).containsOnly(0);
  }

  @Test
  void draws_each_secret_anew() {
    FreshSecrets one = FreshSecrets.draw(new SecureRandom());
    FreshSecrets other = FreshSecrets.draw(new SecureRandom());
    assertThat(one.cek()).hasSize(32).isNotEqualTo(other.cek());
    assertThat(one.iv()).hasSize(12).isNotEqualTo(other.iv());
    assertThat(one.ephemeral().getPublic()).isNotEqualTo(other.ephemeral().getPublic());
    assertThat(one).hasToString("<secrets>");
  }
}
