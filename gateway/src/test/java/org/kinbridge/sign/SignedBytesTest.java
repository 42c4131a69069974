package org.kinbridge.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.AnyPermitted;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.key.Base64Url;

/** What is read of signed bytes is exactly the format, whoever signed them. */
class SignedBytesTest {
  private static final AnyNode XC = AnyNode.of("XC");
  private static final AnyNode XA = AnyNode.of("XA");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static ObjectNode tree(byte[] json) throws Exception {
    return (ObjectNode) StrictJson.parse(json, StrictJson.Limits.WIRE);
  }

  @Nested
  class A_receipt {
    private final Receipts receipts = new Receipts(XA.keystore);
    private final SignedReceipt signed = receipts.sign(at(AnyNode.NOW));

    private Receipt at(Instant receivedAt) {
      return new Receipt(
          Suite.C1,
          XA.metadata.entity(),
          XC.metadata.entity(),
          new MessageId(UUID.randomUUID()),
          Sha256.of("manifest"),
          Receipt.Status.RECEIVED,
          Optional.empty(),
          Optional.empty(),
          receivedAt,
          AnyNode.NOW);
    }

    /** Signed with our own key, so that only the format can refuse it. */
    private Optional<SignedReceipt> payload(Consumer<ObjectNode> change) throws Exception {
      String encoded = tree(signed.jws()).get("payload").textValue();
      ObjectNode payload = tree(Base64Url.decode(encoded).orElseThrow());
      change.accept(payload);
      byte[] jws =
          GeneralJws.sign(
              GeneralJws.Type.RECEIPT,
              Suite.C1,
              CanonicalJson.bytes(payload),
              XA.keystore.messageSigning(Suite.C1));
      return receipts.reread(jws);
    }

    @Test
    void is_read_when_it_is_unchanged() throws Exception {
      assertThat(payload(receipt -> {}))
          .hasValueSatisfying(read -> assertThat(read.receipt()).isEqualTo(signed.receipt()));
    }

    @Test
    void has_no_member_beside_the_format_s() throws Exception {
      assertThat(payload(receipt -> receipt.put("note", "x"))).isEmpty();
    }

    @Test
    void names_its_manifest_by_a_whole_digest() throws Exception {
      String digest = Base64Url.encode(new byte[31]);
      assertThat(payload(receipt -> receipt.put("manifest_sha256", digest))).isEmpty();
    }

    @Test
    void has_a_time_up_to_the_last_second_of_the_year_9999() throws Exception {
      assertThat(receipts.reread(receipts.sign(at(LAST)).jws())).isPresent();
      assertThat(payload(receipt -> receipt.put("received_at", LAST.getEpochSecond() + 1)))
          .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "received,,, true",
      "received,,closed-unread, true",
      "never-accepted,,, true",
      "refused,busy,, true",
      "refused,,, false",
      "refused,no-consent,, false",
      "received,busy,, false",
      "never-accepted,busy,, false",
      "refused,busy,closed-unread, false",
      "never-accepted,,closed-unread, false",
    })
    void has_a_reason_where_it_refuses_and_an_outcome_where_something_was_taken(
        String status, @Nullable String reason, @Nullable String outcome, boolean read)
        throws Exception {
      Optional<SignedReceipt> receipt =
          payload(
              json -> {
                json.put("status", status);
                Optional.ofNullable(reason).ifPresent(word -> json.put("reason", word));
                Optional.ofNullable(outcome).ifPresent(word -> json.put("outcome", word));
              });
      assertThat(receipt.isPresent()).isEqualTo(read);
    }

    @Test
    void cannot_be_made_with_an_outcome_of_what_was_not_received() {
      for (Receipt.Status status : Receipt.Status.values()) {
        Optional<Reason> reason =
            Optional.of(Reason.BUSY).filter(busy -> status == Receipt.Status.REFUSED);
        if (status != Receipt.Status.RECEIVED) {
          assertThatThrownBy(() -> saying(status, reason, Optional.of(Compliance.CLOSED_UNREAD)))
              .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(saying(status, reason, Optional.empty()).status()).isEqualTo(status);
      }
    }

    private Receipt saying(
        Receipt.Status status, Optional<Reason> reason, Optional<Compliance> outcome) {
      Receipt other = signed.receipt();
      return new Receipt(
          other.suite(),
          other.iss(),
          other.aud(),
          other.msgId(),
          other.manifest(),
          status,
          reason,
          outcome,
          other.receivedAt(),
          other.iat());
    }

    @Test
    void has_nothing_unsigned_around_it() throws Exception {
      ObjectNode more = tree(signed.jws());
      more.put("header", "x");
      assertThat(receipts.reread(CanonicalJson.bytes(more))).isEmpty();

      ObjectNode unsignedHeader = tree(signed.jws());
      ((ObjectNode) unsignedHeader.get("signatures").get(0))
          .set("header", JsonNodeFactory.instance.objectNode());
      assertThat(receipts.reread(CanonicalJson.bytes(unsignedHeader))).isEmpty();
    }

    @Test
    void is_named_by_the_digest_of_its_bytes_and_says_nothing_else() {
      assertThat(signed.digest()).isEqualTo(Sha256.of(signed.jws()));
      assertThat(signed).hasToString("receipt for " + signed.receipt().msgId());
    }
  }

  @Nested
  class A_manifest {
    private final MessageSigner signer = new MessageSigner(XC.keystore, new SecureRandom());

    @Test
    void carries_the_time_by_which_a_person_must_have_seen_it() {
      Instant by = AnyNode.NOW.plus(Duration.ofHours(2));
      SignedMessage message =
          AnyMessage.signed(
              signer.sign(
                  AnyPermitted.of(
                      AnyMessage.CONTENT,
                      Purpose.CARE,
                      Urgency.URGENT,
                      new ChildRef(UUID.randomUUID())),
                  new Addressing(
                      new MessageId(UUID.randomUUID()),
                      XA.metadata.entity(),
                      Suite.C1,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.of(by),
                      AnyNode.NOW)));
      assertThat(
              signer
                  .reread(AnyMessage.stored(message))
                  .flatMap(read -> read.manifest().humanAckBy()))
          .contains(by);
    }

    @Test
    void carries_its_place_in_a_thread() {
      UUID thread = UUID.randomUUID();
      MessageId answered = new MessageId(UUID.randomUUID());
      SignedMessage message =
          AnyMessage.signed(
              signer.sign(
                  AnyPermitted.of(
                      AnyMessage.CONTENT,
                      Purpose.CARE,
                      Urgency.ROUTINE,
                      new ChildRef(UUID.randomUUID())),
                  new Addressing(
                      new MessageId(UUID.randomUUID()),
                      XA.metadata.entity(),
                      Suite.C1,
                      Optional.of(thread),
                      Optional.of(answered),
                      Optional.empty(),
                      AnyNode.NOW)));
      Manifest read = signer.reread(AnyMessage.stored(message)).orElseThrow().manifest();
      assertThat(read.thread()).isEqualTo(thread);
      assertThat(read.inReplyTo()).contains(answered);
    }

    @Test
    void is_known_by_name_even_when_nobody_vouches_for_it() throws Exception {
      SignedMessage message = AnyMessage.from(XC, XA);
      MessageVerifier verifier = new MessageVerifier(Suite.C1);
      assertThat(verifier.claimed(tree(message.jws())))
          .hasValueSatisfying(
              claimed -> {
                assertThat(claimed.manifest()).isEqualTo(message.manifest());
                assertThat(claimed.digest()).isEqualTo(message.digest());
              });
      assertThat(verifier.claimed(JsonNodeFactory.instance.objectNode())).isEmpty();
    }
  }
}
