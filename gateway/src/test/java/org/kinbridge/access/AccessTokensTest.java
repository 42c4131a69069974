package org.kinbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/**
 * A token opens the door only in force, signed by this node, and in the hands of the certificate it
 * was issued to.
 */
final class AccessTokensTest {
  private final Agency agency = new Agency();

  private Access show(String authorization) {
    return agency.tokens.verify(Optional.of(authorization), Optional.of(agency.certificate));
  }

  private void denies(Access access, Reason reason) {
    assertThat(access)
        .isInstanceOfSatisfying(
            Access.Denied.class, denied -> assertThat(denied.reason()).isEqualTo(reason));
  }

  private static JsonNode part(String token, int index) throws JsonRefused {
    byte[] bytes = Base64.getUrlDecoder().decode(token.split("\\.")[index]);
    return StrictJson.parse(bytes, StrictJson.Limits.WIRE);
  }

  @Test
  void a_token_in_force_makes_the_client_known() {
    assertThat(show("Bearer " + agency.token()))
        .isInstanceOfSatisfying(
            Access.Granted.class,
            granted -> {
              assertThat(granted.client().id()).isEqualTo(agency.client.id());
              assertThat(granted.client().authority()).isEqualTo(agency.client.authority());
              assertThat(granted.client().system()).isEqualTo(agency.client.system());
              assertThat(granted.client().node()).isEqualTo(new NodeId("XC"));
            });
  }

  @Test
  void a_token_has_the_form_of_rfc_9068_and_the_binding_of_rfc_8705() throws JsonRefused {
    String token = agency.token();
    assertThat(part(token, 0).get("typ").asText()).isEqualTo("at+jwt");
    JsonNode claims = part(token, 1);
    assertThat(claims.get("iss").asText()).isEqualTo("https://node.xc.example");
    assertThat(claims.get("aud").asText()).isEqualTo("https://node.xc.example/api");
    assertThat(claims.get("sub").asText()).isEqualTo("xc-mosa-casework");
    assertThat(claims.get("client_id").asText()).isEqualTo("xc-mosa-casework");
    assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
    assertThat(claims.get("jti").asText()).hasSize(36);
    assertThat(claims.at("/cnf/x5t#S256").asText())
        .isEqualTo(CertificateThumbprint.of(agency.certificate).base64url());
  }

  @Test
  void without_a_token_nobody_is_known() {
    denies(
        agency.tokens.verify(Optional.empty(), Optional.of(agency.certificate)), Reason.NO_TOKEN);
  }

  @Test
  void another_scheme_is_no_token() {
    denies(show("Basic eGM6eGM="), Reason.TOKEN_INVALID);
    denies(show(agency.token()), Reason.TOKEN_INVALID);
  }

  @Test
  void a_token_ends_after_five_minutes() {
    String token = agency.token();
    agency.now = agency.now.plus(Duration.ofMinutes(5)).minusSeconds(1);
    assertThat(show("Bearer " + token)).isInstanceOf(Access.Granted.class);
    agency.now = agency.now.plusSeconds(1);
    denies(show("Bearer " + token), Reason.TOKEN_INVALID);
  }

  @Test
  void a_stolen_token_is_worthless_with_another_certificate_or_none() {
    String token = "Bearer " + agency.token();
    var thief =
        SelfSigned.certificate(AnyClient.keyPair(), agency.now.minusSeconds(5), Duration.ofDays(1));
    denies(
        agency.tokens.verify(Optional.of(token), Optional.of(thief)),
        Reason.TOKEN_WRONG_CERTIFICATE);
    denies(
        agency.tokens.verify(Optional.of(token), Optional.empty()), Reason.TOKEN_WRONG_CERTIFICATE);
  }

  @Test
  void a_token_of_another_node_or_key_is_nobodys() {
    var elsewhere = agency.tokens("https://node.xa.example", agency.nodeKey);
    denies(show("Bearer " + elsewhere.issue(agency.client, bound())), Reason.TOKEN_INVALID);
    var forged = agency.tokens("https://node.xc.example", AnyClient.keyPair());
    denies(show("Bearer " + forged.issue(agency.client, bound())), Reason.TOKEN_INVALID);
  }

  @Test
  void a_client_that_was_removed_is_out_at_once() {
    String token = agency.token();
    agency.registered = Optional.empty();
    denies(show("Bearer " + token), Reason.TOKEN_INVALID);
  }

  @Test
  void a_certificate_that_was_removed_is_out_at_once() {
    String token = agency.token();
    var other = SelfSigned.certificate(AnyClient.keyPair(), agency.now, Duration.ofDays(1));
    RegisteredClient now = agency.client;
    agency.registered =
        Optional.of(
            new RegisteredClient(
                now.id(),
                now.authority(),
                now.system(),
                now.audience(),
                now.keys(),
                Set.of(CertificateThumbprint.of(other))));
    denies(show("Bearer " + token), Reason.TOKEN_WRONG_CERTIFICATE);
  }

  @Test
  void a_client_assertion_is_no_token_though_it_is_signed() {
    denies(show("Bearer " + agency.assertion().sign()), Reason.TOKEN_INVALID);
  }

  @Test
  void each_claim_and_header_counts_even_under_our_own_signature() throws JsonRefused {
    for (Consumer<ObjectNode> spoil :
        List.<Consumer<ObjectNode>>of(
            claims -> claims.put("iss", "https://node.xa.example"),
            claims -> claims.put("aud", "https://node.xc.example"),
            claims -> claims.remove("exp"),
            claims -> claims.put("exp", "never"),
            claims -> claims.remove("client_id"),
            claims -> claims.put("admin", true))) {
      denies(show("Bearer " + resigned("at+jwt", spoil)), Reason.TOKEN_INVALID);
    }
    denies(show("Bearer " + resigned("JWT", claims -> {})), Reason.TOKEN_INVALID);
    denies(
        show("Bearer " + resigned("at+jwt", claims -> claims.remove("cnf"))),
        Reason.TOKEN_WRONG_CERTIFICATE);
    assertThat(show("Bearer " + resigned("at+jwt", claims -> {})))
        .isInstanceOf(Access.Granted.class);
  }

  private String resigned(String type, Consumer<ObjectNode> spoil) throws JsonRefused {
    ObjectNode header = (ObjectNode) part(agency.token(), 0);
    ObjectNode claims = (ObjectNode) part(agency.token(), 1);
    spoil.accept(claims);
    return Assertion.sign(header.put("typ", type).toString(), claims.toString(), agency.nodeKey);
  }

  @Test
  void two_halves_of_different_keys_are_refused_at_start() {
    assertThatThrownBy(
            () ->
                new AccessTokens(
                    new NodeId("XC"),
                    new org.kinbridge.disclosure.EntityId("https://node.xc.example"),
                    AnyClient.signing(agency.nodeKey),
                    AnyClient.verification(agency.key),
                    agency.clients,
                    () -> agency.now,
                    java.util.UUID::randomUUID))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void no_header_makes_it_throw_or_opens_the_door(@ForAll @StringLength(max = 200) String text) {
    assertThat(show(text)).isInstanceOf(Access.Denied.class);
    assertThat(show("Bearer " + text)).isInstanceOf(Access.Denied.class);
  }

  private CertificateThumbprint bound() {
    return CertificateThumbprint.of(agency.certificate);
  }
}
