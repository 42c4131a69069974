package org.kinbridge.translate.reading;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kinbridge.disclosure.Owned;
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
 * <p>Its lists are made when somebody asks first: many a record is only translated.
 */
@Owned(by = "whoever asks first", lock = "none: who asks at the same time makes the same lists")
public final class Report {
  private final String format;
  private final Optional<Sha256> mapDigest;
  private final List<Resolution> unusedResolutions;
  private final Supplier<Lists> made;
  private volatile @Nullable Lists lists;

  /**
   * @param mapDigest of the map and everything it reads; empty when no map of that format is
   *     installed
   */
  private Report(
      String format,
      Optional<Sha256> mapDigest,
      List<Resolution> unusedResolutions,
      Supplier<Lists> made) {
    this.format = requireNonNull(format, "format is null");
    this.mapDigest = requireNonNull(mapDigest, "mapDigest is null");
    this.unusedResolutions = List.copyOf(unusedResolutions);
    this.made = made;
  }

  /**
   * Which members ended where.
   *
   * @param asked pointers of the questions
   * @param notStated elements that say so because the record does not state them
   */
  record Lists(
      List<Mapped> mapped,
      List<Approximated> approximated,
      List<StayedHome> stayedHome,
      List<String> asked,
      List<Resolution> resolved,
      List<String> notStated) {
    static final Lists EMPTY =
        new Lists(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    Lists {
      mapped = List.copyOf(mapped);
      approximated = List.copyOf(approximated);
      stayedHome = List.copyOf(stayedHome);
      asked = List.copyOf(asked);
      resolved = List.copyOf(resolved);
      notStated = List.copyOf(notStated);
    }
  }

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

  /** What the reading of a record found out; it is over. */
  public static Report of(String format, Sha256 mapDigest, Reading reading) {
    return new Report(format, Optional.of(mapDigest), reading.unused(), reading.account()::lists);
  }

  /** Of a record that was refused before any member was read. */
  public static Report unread(String format, Optional<Sha256> mapDigest) {
    return new Report(format, mapDigest, List.of(), () -> Lists.EMPTY);
  }

  private Lists lists() {
    Lists all = lists;
    if (all == null) {
      all = made.get();
      lists = all;
    }
    return all;
  }

  public String format() {
    return format;
  }

  public Optional<Sha256> mapDigest() {
    return mapDigest;
  }

  public List<Mapped> mapped() {
    return lists().mapped();
  }

  public List<Approximated> approximated() {
    return lists().approximated();
  }

  public List<StayedHome> stayedHome() {
    return lists().stayedHome();
  }

  /** Pointers of the questions. */
  public List<String> asked() {
    return lists().asked();
  }

  public List<Resolution> resolved() {
    return lists().resolved();
  }

  /** Elements that say so because the record does not state them. */
  public List<String> notStated() {
    return lists().notStated();
  }

  /** Answers that no question of this record waited for. */
  public List<Resolution> unusedResolutions() {
    return unusedResolutions;
  }

  /** Members that no row of the map names. */
  public List<String> unnamed() {
    return stayedHome().stream()
        .filter(one -> one.why().equals(Account.UNNAMED))
        .map(StayedHome::source)
        .toList();
  }

  /** Codes that stayed home since their code map does not know them. */
  public List<String> unmappedCodes() {
    return stayedHome().stream()
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
        mapped(),
        (one, to) -> to.put("source", one.source()).put("path", one.path()));
    list(
        json,
        "approximated",
        approximated(),
        (one, to) -> to.put("source", one.source()).put("path", one.path()).put("why", one.why()));
    list(
        json,
        "stayedHome",
        stayedHome(),
        (one, to) -> to.put("source", one.source()).put("why", one.why()));
    asked().forEach(json.putArray("asked")::add);
    list(json, "resolved", resolved(), Report::answer);
    notStated().forEach(json.putArray("notStated")::add);
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

  @Override
  public boolean equals(Object other) {
    return other instanceof Report that
        && format.equals(that.format)
        && mapDigest.equals(that.mapDigest)
        && unusedResolutions.equals(that.unusedResolutions)
        && lists().equals(that.lists());
  }

  @Override
  public int hashCode() {
    return lists().hashCode();
  }
}
