package org.kinbridge.policy.rule.override;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.request.Request.Release;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Situation;

/**
 * R27: a passage of the record leaves only when a named person released it for this recipient and
 * the row allows narrative. It sits in the summary's sections, the one place of the shared record
 * that holds prose.
 */
public final class FreeText implements Redaction {
  public static final String ID = "R27";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void mark(Situation situation, Marks marks) {
    for (Element section : situation.document().summary().root().children("section")) {
      JsonNode text = section.node().path("text");
      if (text.isMissingNode()) {
        continue;
      }
      marks.withhold(section, new Withheld(ID, Reason.FREE_TEXT, Notice.ANNOUNCED));
      Optional<Release> release = release(section, situation);
      if (release.isPresent() && Permission.allowsNarrative(situation)) {
        marks.unlock(section, ID, ID);
      }
    }
  }

  private static Optional<Release> release(Element section, Situation situation) {
    List<String> sources =
        section.children("text").stream()
            .flatMap(text -> text.children("div").stream())
            .flatMap(div -> situation.sources(div).stream())
            .toList();
    return situation.request().releases().stream()
        .filter(release -> sources.contains(release.source()))
        .filter(release -> !situation.request().isOfAttachment(release))
        .findFirst();
  }
}
