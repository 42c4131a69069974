package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.connect.primero.form.Choice.Answer;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.yaml.YamlMap;

/**
 * Which field of a relative's row says that this person must not reach, or find, the child. Through
 * which states the person can be reached nobody is asked: unknown is reachable through all.
 *
 * @param rows the list of relatives in the case
 * @param basis on what it rests, in a word of the request
 */
record Barring(String rows, Choice kind, String basis) {
  /** The answer that a relative is not restricted. */
  private static final String NONE = "none";

  Barring {
    requireNonNull(rows, "rows is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(basis, "basis is null");
  }

  static Optional<Barring> read(YamlMap section, String prefix) {
    YamlMap map = section.members("each", "field", "label", "values", "basis");
    Optional<String> rows = map.needed("each", Barring::name);
    Optional<String> basis = map.needed("basis", Barring::word);
    return Choice.read(map, prefix, Barring::isKind)
        .flatMap(kind -> rows.flatMap(list -> basis.map(on -> new Barring(list, kind, on))));
  }

  private static boolean isKind(String word) {
    return word.equals(NONE) || Coded.parse(Restriction.Kind.class, word).isPresent();
  }

  private static String name(String text) {
    if (!Field.isName(text)) {
      throw new IllegalArgumentException("the name of a list of the case");
    }
    return text;
  }

  private static String word(String text) {
    if (!text.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new IllegalArgumentException("a word");
    }
    return text;
  }

  /**
   * Writes subjects and restrictions; what cannot be read of a row is open.
   *
   * @return whether an answer of some row is not one that is listed
   */
  boolean write(ObjectNode record, String root, ObjectNode request) {
    boolean unread = false;
    JsonNode list = record.path(rows);
    for (int i = 0; i < list.size(); i++) {
      Answer answer = kind.in(list.get(i));
      unread |= answer instanceof Answer.Unknown;
      if (answer instanceof Answer.Given(String word) && !word.equals(NONE)) {
        String person = "#" + rows + "-" + i;
        request
            .withObject("/case")
            .withArray("subjects")
            .addObject()
            .put("id", person)
            .put("at", root + "/" + rows + "/" + i);
        request
            .withArray("restrictions")
            .addObject()
            .put("person", person)
            .put("kind", word)
            .put("elsewhere", Restriction.Elsewhere.UNKNOWN.code())
            .put("basis", basis);
      }
    }
    return unread;
  }

  static List<Barring> readAll(YamlMap map, String prefix) {
    List<Barring> found = new ArrayList<>();
    map.maps("restrictions").forEach(one -> read(one, prefix).ifPresent(found::add));
    return found;
  }
}
