package org.kinbridge.policy.rule.row;

import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Situation;

/**
 * R07: the duty to inform tells where the child is in the state that must protect it, and no other
 * place.
 */
public final class PlaceInRecipientState implements Redaction {
  private static final String PLACE = "place";

  @Override
  public String id() {
    return "R07";
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    if (!tellsPlace(situation)) {
      return;
    }
    for (Element address : addresses(situation)) {
      if (!isThere(address, situation)) {
        marks.withhold(address, new Withheld(id(), Reason.NOT_IN_WHITELIST, Notice.ANNOUNCED));
      }
    }
  }

  private static boolean tellsPlace(Situation situation) {
    return Permission.row(situation)
        .map(
            row ->
                Permission.classes(row, situation).stream()
                    .anyMatch(part -> part.name().equals(PLACE)))
        .orElse(false);
  }

  private static List<Element> addresses(Situation situation) {
    return situation.document().child().root().children("address");
  }

  private static boolean isThere(Element address, Situation situation) {
    return address.node().path("country").asText("").equals(situation.recipient().node().value());
  }

  /** The places that rescue needs even where a restricted person is near: R11 leaves them. */
  public static List<Element> rescuePlaces(Situation situation) {
    return tellsPlace(situation)
        ? addresses(situation).stream().filter(address -> isThere(address, situation)).toList()
        : List.of();
  }
}
