package org.kinbridge.sign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.json.StrictJson;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;

/**
 * A manifest is refused for each thing that it lacks, adds or says otherwise, whoever signed it.
 */
class ManifestRefusedTest extends AlteredMessage {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v",
        "suite",
        "msg_id",
        "kind",
        "thread",
        "iss",
        "aud",
        "to_authority",
        "purpose",
        "legal_basis",
        "urgency",
        "iat",
        "exp",
        "content_type",
        "content_commit",
        "withheld_root",
        "attachments",
        "policy",
        "agreement"
      })
  void that_lacks_a_member_or_has_null_there(String member) {
    assertThat(withManifest(manifest -> manifest.remove(member)))
        .isEqualTo(Unverified.Cause.MALFORMED);
    assertThat(withManifest(manifest -> manifest.putNull(member)))
        .isEqualTo(Unverified.Cause.MALFORMED);
  }

  @Test
  void that_rests_on_nothing_or_on_what_is_no_word_for_it() {
    for (String word : List.of("", "break_glass", "BREAK-GLASS", "three-people")) {
      assertThat(withManifest(manifest -> manifest.put("set_aside", word)))
          .isEqualTo(Unverified.Cause.MALFORMED);
      assertThat(withManifest(manifest -> manifest.put("set_aside", word).remove("agreement")))
          .isEqualTo(Unverified.Cause.MALFORMED);
    }
    assertThat(
            withManifest(manifest -> manifest.put("set_aside", "break-glass").putNull("agreement")))
        .isEqualTo(Unverified.Cause.MALFORMED);
  }

  @Test
  void with_an_unknown_member() {
    assertThat(withManifest(manifest -> manifest.put("more", "AAAA")))
        .isEqualTo(Unverified.Cause.MALFORMED);
  }

  @Test
  @Claim("WIRE-2.4")
  void of_another_version() {
    assertThat(withManifest(manifest -> manifest.put("v", 1)))
        .isEqualTo(Unverified.Cause.MALFORMED);
    assertThat(withManifest(manifest -> manifest.put("v", 3)))
        .isEqualTo(Unverified.Cause.MALFORMED);
  }

  @Test
  void that_names_another_issuer_than_the_one_whose_keys_signed_it() {
    assertThat(withManifest(manifest -> manifest.put("iss", "https://node.xa.example")))
        .isEqualTo(Unverified.Cause.ISSUER);
  }

  @Test
  void of_an_id_in_another_spelling() {
    String upper = message.manifest().msgId().toString().toUpperCase(java.util.Locale.ROOT);
    assertThat(withManifest(manifest -> manifest.put("msg_id", upper + "")))
        .isEqualTo(Unverified.Cause.MALFORMED);
    assertThat(withManifest(manifest -> manifest.put("msg_id", "1-1-1-1-1")))
        .isEqualTo(Unverified.Cause.MALFORMED);
  }

  @Test
  @Claim("WIRE-2.1")
  void that_expires_before_it_was_issued() {
    long iat = AnyNode.NOW.getEpochSecond();
    assertThat(withManifest(manifest -> manifest.put("exp", iat)))
        .isEqualTo(Unverified.Cause.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e3", "-1", "9007199254740992", "\"1\""})
  void whose_time_is_not_a_plain_integer(String iat) throws Exception {
    JsonNode value =
        StrictJson.parse(iat.getBytes(StandardCharsets.US_ASCII), StrictJson.Limits.WIRE);
    assertThat(withManifest(manifest -> manifest.set("iat", value)))
        .isEqualTo(Unverified.Cause.MALFORMED);
  }

  @Test
  void with_attachments_that_this_version_has_not() {
    assertThat(withManifest(manifest -> manifest.putArray("attachments").add("x")))
        .isEqualTo(Unverified.Cause.MALFORMED);
  }
}
