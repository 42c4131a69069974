package org.kinbridge.policy.rule.override;

import com.fasterxml.jackson.databind.JsonNode;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.element.Marks.Mark.Withheld;
import org.kinbridge.policy.element.Marks.Notice;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Permission;
import org.kinbridge.policy.situation.Releases;
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
      if (Permission.allowsNarrative(situation) && Releases.ofPassage(section, situation)) {
        marks.unlock(section, ID, ID);
      }
    }
  }
}
