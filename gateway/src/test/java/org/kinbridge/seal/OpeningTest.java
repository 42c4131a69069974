package org.kinbridge.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.seal.ToAldmark.MESSAGE;
import static org.kinbridge.seal.ToAldmark.OPENING;
import static org.kinbridge.seal.ToAldmark.XA;
import static org.kinbridge.seal.ToAldmark.XB;
import static org.kinbridge.seal.ToAldmark.XC;
import static org.kinbridge.seal.ToAldmark.ascii;
import static org.kinbridge.seal.ToAldmark.envelope;
import static org.kinbridge.seal.ToAldmark.plaintext;
import static org.kinbridge.seal.ToAldmark.refusal;
import static org.kinbridge.seal.ToAldmark.rejection;
import static org.kinbridge.seal.ToAldmark.seal;
import static org.kinbridge.seal.ToAldmark.sealed;
import static org.kinbridge.seal.ToAldmark.withHeader;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.sign.AnyMessage;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;

/** What comes out of an envelope: a message that the partner signed for us, or a word why not. */
class OpeningTest {
  private final byte[] envelope = envelope();

  @Test
  void opens_what_another_library_sealed() {
    assertThat(OPENING.open(XC.authenticated(), sealed(plaintext(MESSAGE))))
        .isInstanceOf(Opened.class);
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
