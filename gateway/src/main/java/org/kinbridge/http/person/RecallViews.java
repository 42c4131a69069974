package org.kinbridge.http.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kinbridge.deliver.Recall;
import org.kinbridge.flow.stop.UnansweredRecalls;

/** What was recalled and not put away, as JSON, without a word about a child. */
final class RecallViews {
  private RecallViews() {}

  static ObjectNode list(List<UnansweredRecalls.One> recalls) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("recalls");
    recalls.forEach(one -> list.add(recall(one.recall()).put("overdue", one.overdue())));
    if (!recalls.isEmpty()) {
      json.put("next", recalls.getLast().recall().disclosure().toString());
    }
    return json;
  }

  private static ObjectNode recall(Recall recall) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", recall.disclosure().toString())
            .put("authority", recall.authority().value())
            .put("partner", recall.partner().value())
            .put("message", recall.message().toString())
            .put("state", recall.standing().state().code())
            .put("reason", recall.reason().code())
            .put("ordered", recall.ordered().toString())
            .put("due", recall.due().toString())
            .put("changedAt", recall.changedAt().toString());
    recall.refusal().ifPresent(why -> json.put("refusal", why.code()));
    return json;
  }
}
