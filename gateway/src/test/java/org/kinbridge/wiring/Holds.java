package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.kinbridge.access.person.AnyPerson;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.PersonDoor;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.HoldView;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;

/** Disclosures that wait for a person, at the sender of two nodes. */
final class Holds {
  static final AuthenticatedPerson SUPERVISOR = AnyPerson.approver("u-40", "xc-mosa");
  static final AuthenticatedPerson DEPUTY = AnyPerson.approver("u-41", "xc-mosa");

  private final TwoNodes nodes;

  Holds(TwoNodes nodes) {
    this.nodes = nodes;
  }

  PersonDoor door() {
    return nodes.sender().personDoor();
  }

  /** Reunification on the child's consent, to which the child objects all the same. */
  static ObjectNode objectedTo(String reference) {
    ObjectNode request = TwoNodes.reunification();
    request.withObject("/case").put("reference", reference);
    request.withObject("/facts/0").put("objection", "yes");
    return request;
  }

  UUID consent(String reference) {
    String body = new String(TwoNodes.consentBody(), UTF_8).replace("case-1", reference);
    RegisterOutcome outcome = nodes.agency().registerConsent(MOSA, body.getBytes(UTF_8));
    return ((RegisterOutcome.Registered) outcome).id();
  }

  /** Submitted and held for a second person. */
  DisclosureId held(String reference) {
    consent(reference);
    return held(objectedTo(reference));
  }

  DisclosureId held(ObjectNode request) {
    DisclosureId id = TwoNodes.id();
    assertThat(nodes.agency().submit(MOSA, id, bytes(request)))
        .isInstanceOf(SendOutcome.Held.class);
    return id;
  }

  HoldView seen(AuthenticatedPerson person, DisclosureId id) {
    HoldOutcome outcome = door().hold(person, id);
    assertThat(outcome).isInstanceOf(HoldOutcome.Shown.class);
    return ((HoldOutcome.Shown) outcome).view();
  }

  static byte[] yesTo(HoldView seen) {
    return yesTo(seen.decision().path("decisionDigest").asText());
  }

  static byte[] yesTo(String digest) {
    return ("{\"decisionDigest\": \"" + digest + "\"}").getBytes(UTF_8);
  }

  static byte[] no() {
    return "{\"why\": \"the sister was not asked\"}".getBytes(UTF_8);
  }

  /** Looked at and approved. */
  HoldOutcome approved(AuthenticatedPerson person, DisclosureId id) {
    return door().approve(person, id, yesTo(seen(person, id)));
  }

  DisclosureView view(DisclosureId id) {
    return nodes.agency().disclosure(MOSA, id).orElseThrow();
  }
}
