package org.kinbridge.translate.reading;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.disclosure.Sha256;

/**
 * Where every member of the national record went. It names places and codes of the map, never a
 * value of the record.
 *
 * <p>Guarantee: each stated scalar of the record is covered, by its own pointer or an enclosing
 * one, in exactly one of {@code mapped}, {@code approximated}, {@code stayedHome}, {@code asked}
 * and {@code resolved}. Null, an empty text, an empty list and an absent member all mean "not
 * stated" and appear nowhere.
 *
 * @param mapDigest of the map and everything it reads; empty when no map of that format is
 *     installed
 * @param asked pointers of the questions
 * @param notStated elements that say so because the record does not state them
 * @param unusedResolutions answers that no question of this record waited for
 */
public record Report(
    String format,
    Optional<Sha256> mapDigest,
    List<Mapped> mapped,
    List<Approximated> approximated,
    List<StayedHome> stayedHome,
    List<String> asked,
    List<Resolution> resolved,
    List<String> notStated,
    List<Resolution> unusedResolutions) {

  /** The source is in the draft at {@code path}, or is the fact {@code fact:<code>}. */
  public record Mapped(String source, String path) {
    public Mapped {
      requireNonNull(source, "source is null");
      requireNonNull(path, "path is null");
    }
  }

  /** The source is in the draft at {@code path}, less exactly than the record has it. */
  public record Approximated(String source, String path, String why) {
    public Approximated {
      requireNonNull(source, "source is null");
      requireNonNull(path, "path is null");
      requireNonNull(why, "why is null");
    }
  }

  /** The source, with all below it, is not in the draft. */
  public record StayedHome(String source, String why) {
    public StayedHome {
      requireNonNull(source, "source is null");
      requireNonNull(why, "why is null");
    }
  }

  public Report {
    requireNonNull(format, "format is null");
    requireNonNull(mapDigest, "mapDigest is null");
    mapped = List.copyOf(mapped);
    approximated = List.copyOf(approximated);
    stayedHome = List.copyOf(stayedHome);
    asked = List.copyOf(asked);
    resolved = List.copyOf(resolved);
    notStated = List.copyOf(notStated);
    unusedResolutions = List.copyOf(unusedResolutions);
  }

  /** Of a record that was refused before any member was read. */
  public static Report unread(String format, Optional<Sha256> mapDigest) {
    return new Report(
        format, mapDigest, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of());
  }

  /** Members that no row of the map names. */
  public List<String> unnamed() {
    return stayedHome.stream()
        .filter(one -> one.why().equals(Account.UNNAMED))
        .map(StayedHome::source)
        .toList();
  }

  /** Codes that stayed home since their code map does not know them. */
  public List<String> unmappedCodes() {
    return stayedHome.stream()
        .filter(one -> one.why().endsWith(Account.UNKNOWN_CODE))
        .map(StayedHome::source)
        .toList();
  }

  /** The report as it is shown and stored: always all members, in this order. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", format);
    json.put("mapDigest", mapDigest.map(Sha256::hex).orElse(null));
    list(
        json,
        "mapped",
        mapped,
        (one, to) -> to.put("source", one.source()).put("path", one.path()));
    list(
        json,
        "approximated",
        approximated,
        (one, to) -> to.put("source", one.source()).put("path", one.path()).put("why", one.why()));
    list(
        json,
        "stayedHome",
        stayedHome,
        (one, to) -> to.put("source", one.source()).put("why", one.why()));
    asked.forEach(json.putArray("asked")::add);
    list(json, "resolved", resolved, Report::answer);
    notStated.forEach(json.putArray("notStated")::add);
    list(json, "unusedResolutions", unusedResolutions, Report::answer);
    return json;
  }

  private static void answer(Resolution one, ObjectNode to) {
    to.put("source", one.source());
    one.code().ifPresent(code -> to.put("code", code));
    if (one.dismissed()) {
      to.put("dismissed", true);
    }
    one.reason().ifPresent(reason -> to.put("reason", reason));
    to.put("by", one.by());
  }

  private static <T> void list(
      ObjectNode json, String name, List<T> values, BiConsumer<T, ObjectNode> write) {
    ArrayNode array = json.putArray(name);
    values.forEach(value -> write.accept(value, array.addObject()));
  }
}
