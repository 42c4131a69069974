package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kinbridge.access.person.AnyPerson;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.HoldView;

/** Dangers that no agreement covers, at the sender of two nodes, and who acts on them. */
final class Glass {
  /** The one who asked, by the name the request has for her. */
  static final AuthenticatedPerson ASKER = AnyPerson.approver("u-11", "xc-mosa");

  static final AuthenticatedPerson OFFICER = AnyPerson.officer("u-90");
  static final String WORDS = "the bus leaves at six and Quenziwatter is on it";

  private final Holds holds;

  Glass(Holds holds) {
    this.holds = holds;
  }

  /** To an authority that is in Aldmark's directory and in no agreement. */
  static ObjectNode uncovered(String reference) {
    ObjectNode request = TwoNodes.danger();
    request.withObject("/to").put("authority", "xa-mosa");
    request.withObject("/case").put("reference", reference);
    request
        .withArray("/statements")
        .forEach(one -> ((ObjectNode) one).put("writtenFor", "xa-mosa"));
    return request;
  }

  DisclosureId held(String reference) {
    return holds.held(uncovered(reference));
  }

  static byte[] breaking(HoldView seen) {
    return breaking(seen.decision().path("decisionDigest").asText());
  }

  static byte[] breaking(String digest) {
    return ("{\"decisionDigest\": \"" + digest + "\", \"why\": \"" + WORDS + "\"}").getBytes(UTF_8);
  }

  static byte[] found(String finding) {
    return ("{\"finding\": \"" + finding + "\", \"why\": \"" + WORDS + "\"}").getBytes(UTF_8);
  }

  HoldOutcome broken(AuthenticatedPerson person, DisclosureId id) {
    return holds.door().breakGlass(person, id, breaking(holds.seen(person, id)));
  }
}
