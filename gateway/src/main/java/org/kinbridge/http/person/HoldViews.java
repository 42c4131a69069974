package org.kinbridge.http.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kinbridge.flow.hold.HoldView;
import org.kinbridge.review.Answer;
import org.kinbridge.review.Hold;

/** What waits for a person, as JSON. A member that has no value is left out. */
final class HoldViews {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private HoldViews() {}

  static ObjectNode list(List<Hold> holds) {
    ObjectNode json = JSON.objectNode();
    var list = json.putArray("holds");
    holds.forEach(hold -> list.add(hold(hold)));
    if (!holds.isEmpty()) {
      json.put("next", holds.getLast().disclosure().toString());
    }
    return json;
  }

  private static ObjectNode hold(Hold hold) {
    ObjectNode json =
        JSON.objectNode()
            .put("id", hold.disclosure().toString())
            .put("authority", hold.authority().value())
            .put("state", hold.fate().state().code())
            .put("reason", hold.asked().code())
            .put("approvers", hold.approvers())
            .put("openedAt", hold.openedAt().toString())
            .put("expires", hold.expires().toString())
            .put("changedAt", hold.changedAt().toString());
    hold.fate().because().ifPresent(why -> json.put("stateReason", why.code()));
    hold.fate().became().ifPresent(message -> json.put("message", message.toString()));
    return json;
  }

  /** With what was asked, the decision as it is now, and what persons answered so far. */
  static ObjectNode whole(HoldView view) {
    ObjectNode json = hold(view.hold());
    json.set("request", view.request());
    json.set("decision", view.decision());
    if (!view.alike().isEmpty()) {
      var alike = json.putArray("alike");
      view.alike()
          .forEach(
              one -> alike.addObject().put("system", one.system()).put("localId", one.localId()));
    }
    var answers = json.putArray("answers");
    for (Answer answer : view.answers()) {
      ObjectNode one =
          answers
              .addObject()
              .put("said", answer.said().code())
              .put("by", answer.by().userRef())
              .put("at", answer.at().toString())
              .put("decisionDigest", answer.decision().hex());
      if (!answer.isNo()) {
        one.put("until", answer.until().toString());
      }
      answer.why().ifPresent(why -> one.put("why", why));
    }
    return json;
  }
}
