package org.kinbridge.policy.minimise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.kinbridge.policy.circumstance.PairwiseIds;

/** Gives every resource the name by which this partner alone knows it. */
final class Addresses {
  private final PairwiseIds ids;

  Addresses(PairwiseIds ids) {
    this.ids = ids;
  }

  String of(String inner) {
    return "urn:uuid:" + ids.id("resource", inner);
  }

  /** Renames every reference below the node. */
  void rename(JsonNode node) {
    if (node instanceof ArrayNode array) {
      array.forEach(this::rename);
      return;
    }
    if (!(node instanceof ObjectNode object)) {
      return;
    }
    if (object.path("reference") instanceof TextNode target) {
      object.put("reference", of(target.textValue()));
    }
    object.properties().forEach(member -> rename(member.getValue()));
  }

  /** The identifier of a resource; the document's own changes with every decision. */
  String value(String kind, String inner) {
    return ids.id(kind, inner).toString();
  }
}
