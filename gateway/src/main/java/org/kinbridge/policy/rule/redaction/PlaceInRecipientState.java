package org.kinbridge.policy.rule.redaction;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Situation;

/**
 * R07: a state that must protect the child is told where the child is there, and no other place.
 */
public final class PlaceInRecipientState implements Redaction {
  private static final String PLACE = "place";

  @Override
  public String id() {
    return "R07";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    if (!Permission.grants(PLACE, situation)) {
      return;
    }
    for (Element address : addresses(situation)) {
      if (!isThere(address, situation)) {
        marks.withhold(address, new Withheld(id(), Reason.NOT_IN_WHITELIST, Notice.ANNOUNCED));
      }
    }
  }

  private static List<Element> addresses(Situation situation) {
    return situation.document().child().root().children("address");
  }

  private static boolean isThere(Element address, Situation situation) {
    return address.node().path("country").asText("").equals(situation.recipient().node().value());
  }

  /** The places that rescue needs even where a restricted person is near: R11 leaves them. */
  static List<Element> rescuePlaces(Situation situation) {
    boolean rescue = situation.request().purpose().equals(Optional.of(Purpose.EMERGENCY));
    return rescue && Permission.grants(PLACE, situation)
        ? addresses(situation).stream().filter(address -> isThere(address, situation)).toList()
        : List.of();
  }
}
