package org.kinbridge.policy.element;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of the document.
 *
 * @param profile last segment of its profile's address
 */
public record Resource(Element root, String fullUrl, String profile) {
  public Resource {
    requireNonNull(root, "root is null");
    requireNonNull(fullUrl, "fullUrl is null");
    requireNonNull(profile, "profile is null");
  }

  static Resource of(Element entry, Element root) {
    JsonNode meta = root.node().path("meta");
    String profile = meta.path("profile").path(0).asText("");
    String fullUrl = entry.node().path("fullUrl").asText("");
    return new Resource(root, fullUrl, profile.substring(profile.lastIndexOf('/') + 1));
  }

  public boolean is(String profileName) {
    return profile.equals(profileName);
  }

  /** The resource that a member points to, as written. */
  public String reference(String member) {
    return root.node().path(member).path("reference").asText("");
  }

  /** The value of the identifier of that kind; empty text where there is none. */
  public String identifier(String kind) {
    for (Element identifier : root.children("identifier")) {
      if (identifier.answersTo(kind)) {
        return identifier.node().path("value").asText("");
      }
    }
    return "";
  }

  /** Every resource that a member points to, be it one reference or a list. */
  public List<String> references(String member) {
    List<String> targets = new ArrayList<>();
    for (Element one : root.children(member)) {
      targets.add(one.node().path("reference").asText(""));
    }
    return targets;
  }

  /** The codes of a member that is one concept or a list of them. */
  public List<String> codes(String member) {
    JsonNode value = root.node().path(member);
    if (!value.isArray()) {
      return Element.codes(value);
    }
    List<String> codes = new ArrayList<>();
    value.forEach(concept -> codes.addAll(Element.codes(concept)));
    return codes;
  }

  /** The values of every extension whose url ends so. */
  public List<JsonNode> extensions(String tail) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode extension : root.node().path("extension")) {
      if (extension.path("url").asText("").endsWith("/" + tail)) {
        found.add(extension);
      }
    }
    return found;
  }
}
