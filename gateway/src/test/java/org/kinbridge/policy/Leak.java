package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kinbridge.disclosure.Sha256;

/** How messages would look if their writer let something show of what stays in silence. */
enum Leak {
  /** A tree of what there is to close, leaf by leaf, and of no dummies. */
  TREE_GROWS {
    @Override
    Sight of(Sight sent, Stayed stayed) {
      ObjectNode openings = sent.openings().deepCopy();
      ArrayNode rest = openings.putArray("rest");
      stayed.announced().forEach(one -> rest.add(node(one.path())));
      stayed.silent().forEach(one -> rest.add(node(one.path())));
      return with(sent, openings, sent.envelope());
    }
  },
  /** Notices stand in an order that follows from how much is silent. */
  NOTICES_TURN {
    @Override
    Sight of(Sight sent, Stayed stayed) {
      ObjectNode openings = sent.openings().deepCopy();
      for (JsonNode rule : openings.path("announced")) {
        ArrayNode paths = (ArrayNode) rule.path("paths");
        for (int i = stayed.silent().size() % paths.size(); i > 0; i--) {
          paths.add(paths.remove(0));
        }
      }
      return with(sent, openings, sent.envelope());
    }
  },
  /** A notice for each silent element: without path, and there it is. */
  NOTICES_COUNT {
    @Override
    Sight of(Sight sent, Stayed stayed) {
      ObjectNode openings = sent.openings().deepCopy();
      ArrayNode paths =
          openings.withArray("announced").addObject().put("rule", "R11").putArray("paths");
      stayed.silent().forEach(one -> paths.add("cp-child.extension"));
      return with(sent, openings, sent.envelope());
    }
  },
  /** Padding hides how long the content is, and not what stayed. */
  PADDING_FOLLOWS {
    @Override
    Sight of(Sight sent, Stayed stayed) {
      int length =
          stayed.silent().stream()
              .mapToInt(one -> one.value().reveal("measure it").toString().length())
              .sum();
      return with(sent, sent.openings(), sent.envelope() + length);
    }
  };

  abstract Sight of(Sight sent, Stayed stayed);

  private static String node(String of) {
    return Sha256.of(of).base64url();
  }

  private static Sight with(Sight sent, JsonNode openings, int envelope) {
    return new Sight(envelope, sent.signed(), sent.content(), openings, sent.random());
  }
}
