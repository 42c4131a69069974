package org.kinbridge.translate;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.disclosure.Sha256;

/**
 * The map of one kind of record as people read it who do not read maps: a lawyer, a case worker,
 * the person who writes it.
 *
 * @param kind by what such a record is recognised
 * @param unfilled places of the profile's shapes that no row fills on the way in
 * @param unwritten places that a row fills and none writes back
 */
public record MapDescription(
    String format,
    String kind,
    Sha256 digest,
    List<Field> fields,
    List<Code> codes,
    List<Home> home,
    List<Asked> asked,
    List<String> unfilled,
    List<String> unwritten) {

  /**
   * One row.
   *
   * @param national members of the record; empty where the map states the value itself
   * @param shared shape and hole, or {@code fact:<code>}
   * @param how converter or code map
   * @param when what must hold, in words of the map
   * @param direction {@code in}, {@code out} or {@code both}
   * @param labels sensitivity that it adds
   */
  public record Field(
      String national, String shared, String how, String when, String direction, String labels) {}

  /**
   * What one code means.
   *
   * @param shared empty where nothing shared means it
   * @param meaning {@code same}, or what is lost, or that a person is asked
   */
  public record Code(String list, String national, String shared, String meaning) {}

  /** Members that stay home, and why. */
  public record Home(String national, String why) {}

  /** Members that a person must read before anything leaves. */
  public record Asked(String national, String question) {}

  public MapDescription {
    requireNonNull(format, "format is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(digest, "digest is null");
    fields = List.copyOf(fields);
    codes = List.copyOf(codes);
    home = List.copyOf(home);
    asked = List.copyOf(asked);
    unfilled = List.copyOf(unfilled);
    unwritten = List.copyOf(unwritten);
  }
}
