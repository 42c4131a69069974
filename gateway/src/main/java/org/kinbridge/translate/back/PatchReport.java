package org.kinbridge.translate.back;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kinbridge.disclosure.Sha256;

/**
 * What became of every element of a shared document on its way into a national record. It names
 * places, never values.
 *
 * <p>Guarantee: each value that a shape of the profile knows ends in exactly one of {@code
 * written}, {@code said}, {@code approximated} and {@code lost}; an element that no shape knows is
 * in {@code lost}. {@code written} and {@code said} were proven by reading the patched record
 * again.
 *
 * @param said the record says so without anything being written for it
 * @param masked announced by the sender and not given: the local value is untouched
 */
public record PatchReport(
    String format,
    Sha256 mapDigest,
    List<Written> written,
    List<String> said,
    List<Approximated> approximated,
    List<String> masked,
    List<Lost> lost) {

  /** The element at {@code path} is the member {@code target} now. */
  public record Written(String path, String target) {
    public Written {
      requireNonNull(path, "path is null");
      requireNonNull(target, "target is null");
    }
  }

  /** The member says something near to the element, not the same. */
  public record Approximated(String path, String target, String why) {
    public Approximated {
      requireNonNull(path, "path is null");
      requireNonNull(target, "target is null");
      requireNonNull(why, "why is null");
    }
  }

  /** Nothing in the record says it. */
  public record Lost(String path, String why) {
    public Lost {
      requireNonNull(path, "path is null");
      requireNonNull(why, "why is null");
    }
  }

  public PatchReport {
    requireNonNull(format, "format is null");
    requireNonNull(mapDigest, "mapDigest is null");
    written = List.copyOf(written);
    said = List.copyOf(said);
    approximated = List.copyOf(approximated);
    masked = List.copyOf(masked);
    lost = List.copyOf(lost);
  }

  /** The report as it is shown: always all members, in this order. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", format).put("mapDigest", mapDigest.hex());
    ArrayNode writes = json.putArray("written");
    written.forEach(one -> writes.addObject().put("path", one.path()).put("target", one.target()));
    said.forEach(json.putArray("said")::add);
    ArrayNode less = json.putArray("approximated");
    approximated.forEach(
        one ->
            less.addObject()
                .put("path", one.path())
                .put("target", one.target())
                .put("why", one.why()));
    masked.forEach(json.putArray("masked")::add);
    ArrayNode losses = json.putArray("lost");
    lost.forEach(one -> losses.addObject().put("path", one.path()).put("why", one.why()));
    return json;
  }
}
