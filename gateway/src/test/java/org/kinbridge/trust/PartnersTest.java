package org.kinbridge.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.key.BanList;
import org.kinbridge.trust.key.EncryptionKey;

class PartnersTest {
  private final AnyNode xa = AnyNode.of("XA");
  private final AnyNode xb = AnyNode.of("XB");

  private Partners at(Instant now) {
    return Partners.of(
        List.of(xa.metadata, xb.metadata), BanList.shipped(), InstantSource.fixed(now));
  }

  private static X509Certificate certificate(AnyNode node) {
    return node.keystore.tls().chain().getFirst();
  }

  @Test
  @Claim("WIRE-6.6")
  void knows_a_tls_peer_by_its_pinned_certificate() {
    assertThat(at(AnyNode.NOW).authenticate(certificate(xb)))
        .isInstanceOfSatisfying(
            Authentication.Accepted.class,
            accepted -> {
              assertThat(accepted.partner().partner()).isEqualTo(xb.metadata);
              assertThat(accepted.partner().certificate())
                  .isEqualTo(Partners.thumbprint(certificate(xb)));
            });
  }

  @Test
  void does_not_know_another_certificate_of_the_same_name() {
    assertThat(at(AnyNode.NOW).authenticate(certificate(AnyNode.of("XA"))))
        .isEqualTo(new Authentication.Refused(Reason.UNKNOWN_PARTNER));
  }

  @Test
  void forgets_a_partner_at_the_instant_its_metadata_expires() {
    Instant end = xa.metadata.validUntil();
    assertThat(at(end.minusMillis(1)).find(new NodeId("XA"))).isPresent();
    assertThat(at(end).find(new NodeId("XA"))).isEmpty();
    assertThat(at(end).find(xa.metadata.entity())).isEmpty();
    assertThat(at(end).all()).isEmpty();
    assertThat(at(end).authenticate(certificate(xa)))
        .isEqualTo(new Authentication.Refused(Reason.UNKNOWN_PARTNER));
  }

  @Test
  void refuses_a_certificate_that_is_not_valid_yet_though_it_is_pinned() {
    Instant before = AnyNode.NOW.minus(Duration.ofDays(2));
    assertThat(at(before).authenticate(certificate(xa)))
        .isEqualTo(new Authentication.Refused(Reason.CERTIFICATE_NOT_VALID));
  }

  @Test
  void finds_partners_by_node_and_entity_only() {
    assertThat(at(AnyNode.NOW).find(new NodeId("XB"))).contains(xb.metadata);
    assertThat(at(AnyNode.NOW).find(new EntityId("https://node.xa.example"))).contains(xa.metadata);
    assertThat(at(AnyNode.NOW).find(new NodeId("XC"))).isEmpty();
    assertThat(at(AnyNode.NOW).all()).containsExactly(xa.metadata, xb.metadata);
  }

  @Test
  void lets_no_two_partners_share_a_name() {
    assertThatThrownBy(
            () ->
                Partners.of(
                    List.of(xa.metadata, AnyNode.of("XA").metadata),
                    BanList.shipped(),
                    InstantSource.fixed(AnyNode.NOW)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void seals_to_the_key_that_lives_longest_and_to_none_that_expired() {
    EncryptionKey key = xa.encryptionKey();
    assertThat(xa.metadata.encryptionKey(key.suite(), AnyNode.NOW)).contains(key);
    assertThat(xa.metadata.encryptionKey(key.suite(), key.validUntil())).isEmpty();
  }
}
