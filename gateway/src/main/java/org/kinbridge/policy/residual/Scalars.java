package org.kinbridge.policy.residual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every scalar of a tree with its path, and with its shape: the profile and the path without
 * indices.
 */
final class Scalars {
  private static final int MOST_DIGITS = 64;

  /**
   * @param path {@code Bundle.entry[1].resource.name[0].text}
   * @param shape {@code cp-child.name.text}
   * @param contact whether an extension of the object around it, or of one above, labels a place
   */
  record Scalar(String path, String shape, String text, JsonNode value, Labelled contact) {}

  /** Whether a label that always blocks stands over it. */
  enum Labelled {
    BLOCKING,
    PLAIN
  }

  private final List<Scalar> found = new ArrayList<>();

  private Scalars() {}

  static List<Scalar> of(JsonNode bundle) {
    Scalars scalars = new Scalars();
    for (Map.Entry<String, JsonNode> member : bundle.properties()) {
      if (!member.getKey().equals("entry")) {
        scalars.walk(
            member.getValue(),
            "Bundle." + member.getKey(),
            "Bundle." + member.getKey(),
            Labelled.PLAIN);
      }
    }
    JsonNode entries = bundle.path("entry");
    for (int i = 0; i < entries.size(); i++) {
      String at = "Bundle.entry[" + i + "]";
      JsonNode resource = entries.get(i).path("resource");
      scalars.walk(
          entries.get(i).path("fullUrl"), at + ".fullUrl", "Bundle.fullUrl", Labelled.PLAIN);
      scalars.walk(resource, at + ".resource", profile(resource), whole(resource));
      for (Map.Entry<String, JsonNode> member : entries.get(i).properties()) {
        if (!member.getKey().equals("fullUrl") && !member.getKey().equals("resource")) {
          scalars.walk(
              member.getValue(), at + "." + member.getKey(), "Bundle.entry", Labelled.PLAIN);
        }
      }
    }
    return scalars.found;
  }

  /**
   * A number with all its digits, not as a power of ten: unless it has more of them than any number
   * of somebody, for a few characters can stand for a billion digits.
   */
  static String text(JsonNode scalar) {
    if (!scalar.isNumber()) {
      return scalar.asText();
    }
    BigDecimal number = scalar.decimalValue();
    return Math.abs((long) number.scale()) <= MOST_DIGITS
        ? number.toPlainString()
        : number.toString();
  }

  private static String profile(JsonNode resource) {
    String address = resource.path("meta").path("profile").path(0).asText("");
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** A label over a child means its contacts, not its name: they carry it themselves. */
  private static Labelled whole(JsonNode resource) {
    if (resource.path("resourceType").asText("").equals("Patient")) {
      return Labelled.PLAIN;
    }
    for (JsonNode label : resource.path("meta").path("security")) {
      if (Words.BLOCKING_LABELS.contains(label.path("code").asText(""))) {
        return Labelled.BLOCKING;
      }
    }
    return Labelled.PLAIN;
  }

  private void walk(JsonNode node, String path, String shape, Labelled above) {
    if (node.isMissingNode()) {
      return;
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), path + "[" + i + "]", shape, above);
      }
      return;
    }
    if (!node.isObject()) {
      found.add(new Scalar(path, shape, text(node), node, above));
      return;
    }
    Labelled here =
        above == Labelled.BLOCKING || carriesLabel(node) ? Labelled.BLOCKING : Labelled.PLAIN;
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      walk(member.getValue(), path + "." + member.getKey(), shape + "." + member.getKey(), here);
    }
  }

  private static boolean carriesLabel(JsonNode object) {
    for (JsonNode extension : object.path("extension")) {
      if (Words.BLOCKING_LABELS.contains(extension.path("valueCoding").path("code").asText(""))) {
        return true;
      }
    }
    return false;
  }
}
