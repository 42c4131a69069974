package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import java.time.Duration;
import java.util.UUID;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisterOutcome.Registered;
import org.kinbridge.flow.sending.SendOutcome;

/** What Cassar's ministry and its court say about a child that each knows as its own case. */
final class Registers {
  /** A court with a system of its own, where the child of case-1 is file f-118. */
  static final AuthenticatedClient COURT = AnyClient.of("xc-court", "xc-court", "xc-court", "XC");

  static final String CASE = "{\"system\": \"xc-primero\", \"localId\": \"case-1\"}";
  static final String FILE = "{\"system\": \"xc-court\", \"localId\": \"f-118\"}";
  static final String NUMBER = "{\"scheme\": \"xc-person-number\", \"value\": \"41-2207-83\"}";
  static final String LIFTING =
      "{\"liftedBy\": \"judge-3\", \"why\": \"set aside\", \"recordedBy\": \"u-9\"}";

  private final TwoNodes nodes;

  Registers(TwoNodes nodes) {
    this.nodes = nodes;
  }

  /** That to inform Aldmark would endanger the child. */
  RegisterOutcome determined(AuthenticatedClient client, String child) {
    nodes.clock.forward(Duration.ofSeconds(1));
    return nodes
        .agency()
        .registerRestriction(
            client,
            """
            {"child": %s, "kind": "art-37-determination", "node": "XA", "recordedBy": "u-11"}
            """
                .formatted(child)
                .getBytes(UTF_8));
  }

  RegisterOutcome identified(AuthenticatedClient client, String child, String number) {
    return said(client, child, "identifier", number);
  }

  RegisterOutcome same(AuthenticatedClient client, String child, String other) {
    return said(client, child, "sameAs", other);
  }

  private RegisterOutcome said(
      AuthenticatedClient client, String child, String member, String other) {
    nodes.clock.forward(Duration.ofSeconds(1));
    return nodes
        .agency()
        .registerIdentity(
            client,
            """
            {"child": %s, "%s": %s, "recordedBy": "u-11"}
            """
                .formatted(child, member, other)
                .getBytes(UTF_8));
  }

  RegisterOutcome lifted(AuthenticatedClient client, UUID restriction) {
    nodes.clock.forward(Duration.ofSeconds(1));
    return nodes.agency().liftRestriction(client, restriction, LIFTING.getBytes(UTF_8));
  }

  RegisterOutcome parted(AuthenticatedClient client, UUID identity) {
    nodes.clock.forward(Duration.ofSeconds(1));
    return nodes.agency().liftIdentity(client, identity, LIFTING.getBytes(UTF_8));
  }

  /** A court allows, until the fifth of December, to tell Aldmark's central authority. */
  RegisterOutcome ordered(AuthenticatedClient client, String child, String... classes) {
    nodes.clock.forward(Duration.ofSeconds(1));
    String names =
        classes.length == 0
            ? "\"identity\", \"case\", \"concerns\", \"measures\""
            : "\"" + String.join("\", \"", classes) + "\"";
    return nodes
        .agency()
        .registerOrder(
            client,
            """
            {"child": %s, "document": "%s", "issuer": "xc-court", "classes": [%s],
             "to": {"node": "XA", "authority": "xa-central-authority"},
             "period": {"start": "2026-11-01", "end": "2026-12-05"}, "recordedBy": "u-11"}
            """
                .formatted(child, "a1".repeat(32), names)
                .getBytes(UTF_8));
  }

  /** The same, and it names the witnesses. */
  RegisterOutcome openingWitnesses(AuthenticatedClient client, String child, String enteredBy) {
    return nodes
        .agency()
        .registerOrder(
            client,
            """
            {"child": %s, "document": "%s", "issuer": "xc-court", "labels": ["cp-witness"],
             "classes": ["identity", "case", "relatives"],
             "to": {"node": "XA", "authority": "xa-central-authority"},
             "period": {"start": "2026-11-01", "end": "2026-12-05"}, "recordedBy": "%s"}
            """
                .formatted(child, "a1".repeat(32), enteredBy)
                .getBytes(UTF_8));
  }

  RegisterOutcome orderLifted(AuthenticatedClient client, UUID order) {
    nodes.clock.forward(Duration.ofSeconds(1));
    return nodes.agency().liftOrder(client, order, LIFTING.getBytes(UTF_8));
  }

  static UUID idOf(RegisterOutcome outcome) {
    assertThat(outcome).isInstanceOf(Registered.class);
    return ((Registered) outcome).id();
  }

  /** The ministry would tell Aldmark of a danger. */
  SendOutcome submitted() {
    return nodes.agency().submit(MOSA, id(), bytes(danger()));
  }

  void isSent() {
    assertThat(submitted()).isInstanceOf(SendOutcome.Accepted.class);
  }

  void isRefused(Reason reason) {
    SendOutcome outcome = submitted();
    assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
    assertThat(((SendOutcome.Refused) outcome).reason()).isEqualTo(reason);
  }
}
