package org.kinbridge.sign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.SetAside;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.AnyPermitted;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.key.Base64Url;

/** What a signed message says, and what it does not give away. */
class MessageSignerTest extends SigningNode {
  private static JsonNode json(byte[] bytes) throws Exception {
    return StrictJson.parse(bytes, StrictJson.Limits.WIRE);
  }

  @Test
  @Claim("WIRE-2.3")
  void says_in_the_manifest_what_policy_permitted_and_nothing_of_the_content() throws Exception {
    SignedMessage message = sign(Purpose.CARE, Urgency.ROUTINE);
    JsonNode jws = json(message.jws());
    byte[] payload = Base64Url.decode(jws.get("payload").textValue()).orElseThrow();
    JsonNode manifest = json(payload);

    assertThat(manifest.properties().stream().map(java.util.Map.Entry::getKey))
        .containsExactlyInAnyOrder(
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
            "agreement");
    assertThat(manifest.get("v").intValue()).isEqualTo(2);
    assertThat(manifest.get("suite").textValue()).isEqualTo("C1");
    assertThat(manifest.get("msg_id").textValue()).isEqualTo(id.toString());
    assertThat(manifest.get("thread").textValue()).isEqualTo(id.toString());
    assertThat(manifest.get("iss").textValue()).isEqualTo("https://node.xc.example");
    assertThat(manifest.get("aud").textValue()).isEqualTo("https://node.xa.example");
    assertThat(manifest.get("to_authority").textValue()).isEqualTo("xa-central-authority");
    assertThat(manifest.get("purpose").textValue()).isEqualTo("CPCARE");
    assertThat(manifest.get("iat").longValue()).isEqualTo(AnyNode.NOW.getEpochSecond());
    assertThat(manifest.get("attachments").isArray()).isTrue();
    assertThat(message.digest()).isEqualTo(Sha256.of(payload));
    assertThat(new String(payload, StandardCharsets.UTF_8)).doesNotContain("Зоряна");
  }

  @Test
  void says_who_set_the_agreement_aside_and_names_none() throws Exception {
    SignedMessage message =
        AnyMessage.signed(
            signer.sign(
                AnyPermitted.setAside(AnyMessage.CONTENT, SetAside.BREAK_GLASS, child),
                Addressing.opening(id, XA.metadata.entity(), AnyNode.NOW)));
    JsonNode manifest =
        json(Base64Url.decode(json(message.jws()).get("payload").textValue()).orElseThrow());
    assertThat(manifest.get("set_aside").textValue()).isEqualTo("break-glass");
    assertThat(manifest.has("agreement")).isFalse();
    assertThat(new MessageVerifier(Suite.C1).verify(json(message.jws()), XC.metadata))
        .isInstanceOfSatisfying(
            Verified.class,
            verified -> assertThat(verified.manifest()).isEqualTo(message.manifest()));
  }

  @Test
  void commits_to_the_content_under_a_salt_of_its_own() {
    SignedMessage first = sign(Purpose.CARE, Urgency.ROUTINE);
    SignedMessage second = sign(Purpose.CARE, Urgency.ROUTINE);

    assertThat(first.manifest().contentCommit())
        .isEqualTo(Commitment.of(first.salts().content(), AnyMessage.CONTENT))
        .isNotEqualTo(second.manifest().contentCommit());
    assertThat(first.salts().content().revealSecret("test"))
        .isNotEqualTo(first.salts().exchange().revealSecret("test"));
  }

  @ParameterizedTest
  @CsvSource({
    "CPEMERG, stat, 24",
    "CPEMERG, routine, 24",
    "CPCARE, urgent, 48",
    "CPCARE, stat, 48",
    "CPCARE, routine, 120",
    "CPREUNIF, routine, 120"
  })
  @Claim("WIRE-2.2")
  void gives_each_message_the_delivery_time_of_its_purpose_and_urgency(
      String purpose, String urgency, long hours) {
    Manifest manifest =
        sign(
                Coded.parse(Purpose.class, purpose).orElseThrow(),
                Coded.parse(Urgency.class, urgency).orElseThrow())
            .manifest();
    assertThat(Duration.between(manifest.iat(), manifest.exp())).isEqualTo(Duration.ofHours(hours));
  }

  @Test
  void signs_once_for_each_algorithm_of_the_suite_with_the_exact_header() throws Exception {
    JsonNode signatures = json(sign(Purpose.CARE, Urgency.ROUTINE).jws()).get("signatures");

    assertThat(signatures).hasSize(1);
    byte[] header = Base64Url.decode(signatures.get(0).get("protected").textValue()).orElseThrow();
    String kid = XC.keystore.messageSigning(Suite.C1).getFirst().kid();
    assertThat(json(header))
        .isEqualTo(
            json(
                ("{\"alg\":\"ES256\",\"kid\":\""
                        + kid
                        + "\",\"typ\":\"cpx-msg+jws\",\"crit\":[\"cpx\"],\"cpx\":{\"v\":2,\"suite\":\"C1\"}}")
                    .getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void prints_nothing_of_the_content_or_the_salts() {
    SignedMessage message = sign(Purpose.CARE, Urgency.ROUTINE);
    assertThat(message.toString() + message.salts() + message.salts().content())
        .isEqualTo("signed message " + id + "<salts><secret>");
    assertThat(AnyMessage.stored(message)).hasToString("<unproven message>");
  }

  @Test
  void leaves_no_secret_of_the_tree_behind_but_in_the_keepsake() {
    List<byte[]> drawn = new ArrayList<>();
    MessageSigner watched = new MessageSigner(XC.keystore, new Watched(drawn));
    watched.sign(
        AnyPermitted.of(AnyMessage.CONTENT, Purpose.CARE, Urgency.ROUTINE, child),
        Addressing.opening(id, XA.metadata.entity(), AnyNode.NOW));
    assertThat(drawn.getFirst()).hasSize(32).containsOnly(0);
  }

  /** Remembers where it wrote what it gave. */
  private static final class Watched extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient List<byte[]> drawn;

    Watched(List<byte[]> drawn) {
      this.drawn = drawn;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      super.nextBytes(bytes);
      drawn.add(bytes);
    }
  }

  @Test
  void refuses_a_record_that_has_more_elements_than_a_tree_has_leaves() {
    byte[] content = ("[" + "1,".repeat(1024) + "1]").getBytes(StandardCharsets.UTF_8);
    assertThat(
            signer.sign(
                AnyPermitted.of(content, Purpose.CARE, Urgency.ROUTINE, child),
                Addressing.opening(id, XA.metadata.entity(), AnyNode.NOW)))
        .isEqualTo(new Signing.TooManyElements(1025, 1024));
  }
}
