package org.kinbridge.http.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kinbridge.review.GlassReview;

/** What is to be reviewed, as JSON, without a word about a child. */
final class ReviewViews {
  private ReviewViews() {}

  static ObjectNode list(List<GlassReview> reviews) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("reviews");
    reviews.forEach(review -> list.add(review(review)));
    if (!reviews.isEmpty()) {
      json.put("next", reviews.getLast().disclosure().toString());
    }
    return json;
  }

  static ObjectNode review(GlassReview review) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", review.disclosure().toString())
            .put("authority", review.authority().value())
            .put("state", review.fate().state().code())
            .put("brokenAt", review.brokenAt().toString())
            .put("due", review.due().toString())
            .put("changedAt", review.changedAt().toString());
    if (review.fate() instanceof GlassReview.Fate.Reviewed(GlassReview.Finding finding)) {
      json.put("finding", finding.code());
    }
    return json;
  }
}
